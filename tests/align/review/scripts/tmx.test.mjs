import assert from "node:assert/strict";
import { test } from "node:test";

import { accept, comment, edit, exclude } from "../../../../align/review/assets/model/operations.mjs";
import { toTmx } from "../../../../align/review/assets/model/tmx.mjs";
import { readModel } from "../../../../align/review/assets/model/units.mjs";
import { pageData } from "./pages.mjs";

const model = readModel(pageData());
const [title, two, sourceGap, targetGap, both, last] = model.made;

test("only what was accepted or corrected is in the memory, and what is not is counted by its reason", () => {
  const [written] = edit(model, sourceGap, { source: "Three 𝄞𝄞 four.", target: "Trois quatre." });
  const units = [accept(title), two, written, accept(targetGap), exclude(both), last, accept(title)];
  const { text, n, out } = toTmx(model, units);
  assert.equal(n, 2);
  assert.deepEqual(out, { outOpen: 2, outExcluded: 1, outGap: 1, outRepeated: 1 });
  assert.deepEqual(
    [...text.matchAll(/<seg>(.*?)<\/seg>/g)].map((match) => match[1]),
    ["The 𝄞 title.", "Le 𝄞 titre.", "Three 𝄞𝄞 four.", "Trois quatre."],
  );
  assert.deepEqual(
    [...text.matchAll(/"x-review">(.*?)</g)].map((match) => match[1]),
    ["accepted", "edited"],
  );
});

test("an open unit does not keep out one that is the same and was accepted", () => {
  assert.deepEqual(toTmx(model, [title, accept(title)]).out.outRepeated, 0);
  assert.equal(toTmx(model, [title, accept(title)]).n, 1);
});

test("no text becomes markup, and what XML cannot hold is left away", () => {
  const hostile = "a </seg> & <b> ]]> \0\u{1b}\ud800 é";
  const [edited] = edit(model, title, { source: hostile, target: "Le 𝄞 titre." });
  const [noted] = comment(edited, "<note> & 'more'");
  const { text } = toTmx(model, [noted]);
  assert.ok(text.includes("<seg>a &lt;/seg&gt; &amp; &lt;b&gt; ]]&gt;  é</seg>"));
  assert.ok(text.includes("<note>&lt;note&gt; &amp; 'more'</note>"));
  assert.ok(text.endsWith("</tu>\n</body>\n</tmx>\n"));
});

test("footnote references are kept where the wording is that of the document", () => {
  const { text } = toTmx(model, [accept(two)]);
  assert.match(text, /"x-footnotes">1@0 2@6 3@11 4@11</);
});

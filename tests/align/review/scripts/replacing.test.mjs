import assert from "node:assert/strict";
import { test } from "node:test";

import { accept, edit, exclude } from "../../../../align/review/assets/model/operations.mjs";
import { replaceIn, replaced } from "../../../../align/review/assets/model/replacing.mjs";
import { shownText } from "../../../../align/review/assets/model/texts.mjs";
import { readModel } from "../../../../align/review/assets/model/units.mjs";
import { pageData } from "./pages.mjs";

const wanted = (find, put, more = {}) => ({ find, put, sides: ["target"], exact: false, words: false, ...more });
const model = readModel(pageData());
const [title, two, sourceGap] = model.made;

test("text is found whatever its case, as a whole word, or exactly", () => {
  const text = "Le chat, les CHATS, le Chat";
  assert.deepEqual(replaced(text, wanted("chat", "chien")), { text: "Le chien, les chienS, le chien", n: 3 });
  assert.deepEqual(replaced(text, wanted("chat", "chien", { words: true })).n, 2);
  assert.deepEqual(replaced(text, wanted("Chat", "Chien", { exact: true })), {
    text: "Le chat, les CHATS, le Chien",
    n: 1,
  });
  assert.equal(replaced("été, détesté", wanted("été", "hiver", { words: true })).text, "hiver, détesté");
});

test("neither text is a pattern", () => {
  for (const sign of ["$&", "\\d", "a.b", "(", "[x]", "a|b", "^", "{2}", "-", "/"]) {
    assert.deepEqual(replaced(`x ${sign} y`, wanted(sign, "$1 $& \\0")), { text: "x $1 $& \\0 y", n: 1 }, sign);
  }
  assert.equal(replaced("aab d", wanted("a.b", "c")).n, 0);
});

test("any apostrophe and any space is found; what would stay the same does not count", () => {
  const text = "l’eau et l'air, 5\u00a0km";
  assert.deepEqual(replaced(text, wanted("l'", "l’")), { text: "l’eau et l’air, 5\u00a0km", n: 1 });
  assert.deepEqual(replaced(text, wanted("5 km", "5 000 m")).n, 1);
  assert.equal(replaced(text, wanted("", "x")).n, 0);
});

test("a replacement decides nothing: what is open stays open, what was accepted is corrected", () => {
  const { unit, n } = replaceIn(model, two, wanted("deux", "2"));
  assert.deepEqual([n, unit.status, shownText(model, unit, "target")], [1, "open", "Un, 𝄞 2."]);
  assert.equal(unit.edits.source, null);
  assert.equal(replaceIn(model, accept(two), wanted("deux", "2")).unit.status, "corrected");
  const back = replaceIn(model, unit, wanted("2", "deux"));
  assert.deepEqual(back.unit, two);
});

test("a unit that is left out, a side without text and one that would be empty stay as they are", () => {
  const left = exclude(two);
  assert.deepEqual(replaceIn(model, left, wanted("deux", "2")), { unit: left, n: 0 });
  assert.deepEqual(replaceIn(model, sourceGap, wanted("quatre", "4")).n, 0);
  assert.deepEqual(replaceIn(model, title, wanted("Le 𝄞 titre.", " ")), { unit: title, n: 0 });
});

test("both sides and the new wording are searched", () => {
  const [edited] = edit(model, title, { source: "The 𝄞 title.", target: "Le titre 𝄞" });
  const { unit, n } = replaceIn(model, edited, wanted("𝄞", "clef", { sides: ["source", "target"] }));
  assert.equal(n, 2);
  assert.deepEqual(unit.edits, { source: "The clef title.", target: "Le titre clef" });
});

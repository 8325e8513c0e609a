import assert from "node:assert/strict";
import { test } from "node:test";

import {
  adjoins,
  bySide,
  codePoints,
  firstBlock,
  keyOf,
  pieceText,
  refsOf,
  sideParts,
  sideText,
  utf16Offset,
} from "../../../../align/review/assets/model/texts.mjs";
import { readModel } from "../../../../align/review/assets/model/units.mjs";
import { pageData } from "./pages.mjs";

const model = readModel(pageData());
const [title, two, gap, , both] = model.made;

test("offsets in code points and in UTF-16 units convert into each other", () => {
  const text = "a𝄞b𝄞c";
  const ends = [...text].map((_, index) => [...text].slice(0, index).join("").length);
  assert.deepEqual(ends, [0, 1, 3, 4, 6]);
  ends.forEach((end, index) => {
    assert.equal(utf16Offset(text, index), end);
    assert.equal(codePoints(text, end), index);
  });
  assert.equal(utf16Offset("plain", 3), 3);
});

test("a piece is the slice of the block that Python meant", () => {
  assert.deepEqual(
    model.segments.source.map((piece) => pieceText(model, piece)),
    ["The 𝄞 title.", "One, 𝄞 two.", "Three 𝄞𝄞 four.", "Five.", "Six."],
  );
});

test("the text of a side has the white space of its block", () => {
  assert.equal(sideText(model, both, "source"), "Five. Six.");
  assert.deepEqual(
    sideParts(model, both, "source").map(({ gap, text, start }) => [gap, text, start]),
    [
      ["", "Five.", 0],
      [" ", "Six.", 6],
    ],
  );
  assert.equal(sideText(model, gap, "target"), "");
});

test("a space is put between pieces of different blocks", () => {
  const unit = bySide((side) => [...title[side], ...two[side]]);
  assert.equal(sideText(model, unit, "target"), "Le 𝄞 titre. Un, 𝄞 deux.");
});

test("a footnote reference belongs to the piece that it is in or follows, and only to that", () => {
  const refs = model.segments.source.slice(1, 3).map((piece) => refsOf(model, piece));
  const end = "One, 𝄞 two.".length;
  assert.deepEqual(refs[0].flat(), [0, "1", "One, 𝄞".length, "2", end, "3", end, "4"]);
  assert.deepEqual(refs[1], []);
});

test("pieces adjoin across white space and blocks, and nothing else", () => {
  const [first, second, third, fourth] = model.segments.source;
  assert.ok(adjoins(model, second, third));
  assert.ok(adjoins(model, first, second));
  assert.ok(!adjoins(model, first, third));
  assert.ok(!adjoins(model, second, fourth));
  assert.ok(!adjoins(model, third, second));
  assert.ok(adjoins(model, undefined, third) && adjoins(model, third, undefined));
});

test("units of the same pieces have the same key, others another", () => {
  assert.equal(keyOf(title), keyOf({ source: [...title.source], target: [...title.target] }));
  assert.equal(new Set(model.made.map(keyOf)).size, model.made.length);
});

test("a unit is in the block in which it begins", () => {
  assert.equal(firstBlock(model, title).kind, "title");
  assert.equal(firstBlock(model, model.made[3]).text, "Un, 𝄞 deux. Trois 𝄞𝄞 quatre.");
});

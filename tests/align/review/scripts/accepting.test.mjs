import assert from "node:assert/strict";
import { test } from "node:test";

import { doubtOf, sorted } from "../../../../align/review/assets/model/accepting.mjs";
import { accept, edit, exclude, reopen, split } from "../../../../align/review/assets/model/operations.mjs";
import { isGap, readModel } from "../../../../align/review/assets/model/units.mjs";
import { bead, pageData } from "./pages.mjs";

const remark = { rule: "doubled-words", severity: "notice", message: { en: "", fr: "" }, source: [], target: [] };
const beads = [
  bead([0, 1], [0, 1]),
  bead([1, 2], [1, 2], { confidence: 0.89 }),
  bead([2, 3], [2, 2], { flagged: true }),
  bead([3, 3], [2, 3], { flagged: true }),
  bead([3, 4], [3, 4], { flagged: true }),
  bead([4, 5], [4, 5], { findings: [remark] }),
];
const model = readModel(pageData({ beads }));
const [sure, unsure, gap] = model.made;

test("a unit is accepted unseen only if it is sure, has no remarks, is whole and is as the aligner made it", () => {
  assert.deepEqual(model.made.map(doubtOf), [
    null,
    "leftUnsure",
    "leftGap",
    "leftGap",
    "leftRemarks",
    "leftRemarks",
  ]);
  const [half] = split(model, sure, { source: 4, target: 3 });
  assert.equal(doubtOf(reopen(half)), "leftChanged");
});

test("what is left is counted, and what was decided is none of it", () => {
  const units = [...model.made.slice(0, 4), accept(model.made[4]), exclude(model.made[5])];
  const { sure: free, doubtful, left } = sorted(units);
  assert.deepEqual([free, doubtful], [[sure], [unsure]]);
  assert.deepEqual(left, [
    { doubt: "leftGap", n: 2 },
    { doubt: "leftUnsure", n: 1 },
  ]);
});

test("a translation that is written for a side without text makes a pair, and can be taken back", () => {
  const [written] = edit(model, gap, { source: "Three 𝄞𝄞 four.", target: "Trois\nquatre." });
  assert.deepEqual(written.edits, { source: null, target: "Trois quatre." });
  assert.ok(isGap(gap) && !isGap(written));
  const [back] = edit(model, written, { source: "Three 𝄞𝄞 four.", target: " " });
  assert.deepEqual(back.edits, gap.edits);
  assert.ok(isGap(back));
  assert.equal(edit(model, gap, { source: "Three 𝄞𝄞 four.", target: "" }), "saidSame");
});

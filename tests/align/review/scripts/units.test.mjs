import assert from "node:assert/strict";
import { test } from "node:test";

import { fits, fold } from "../../../../align/review/assets/model/filters.mjs";
import { accept, exclude } from "../../../../align/review/assets/model/operations.mjs";
import { hitsOf } from "../../../../align/review/assets/model/search.mjs";
import { stretchesOf } from "../../../../align/review/assets/model/stretches.mjs";
import { sideText } from "../../../../align/review/assets/model/texts.mjs";
import { isToDo, readModel, worse } from "../../../../align/review/assets/model/units.mjs";
import { bead, pageData, randomly } from "./pages.mjs";

const finding = (severity, source = []) => ({
  rule: "numbers",
  severity,
  message: { en: "look", fr: "voir" },
  source,
  target: [],
});

const ALL = { show: "all", role: "all", most: 100, query: "" };
const shown = (model, units, filters) => units.map((unit) => fits(model, unit, { ...ALL, ...filters }));

test("reading the data leaves them as they were", () => {
  const data = pageData();
  readModel(data);
  assert.deepEqual(data, pageData());
});

test("the units hold every segment once, in order", () => {
  const { made, segments } = readModel(pageData());
  for (const side of ["source", "target"]) {
    assert.deepEqual(
      made.flatMap((unit) => unit[side]),
      segments[side],
    );
  }
});

test("spans of findings count UTF-16 units of the text of their side", () => {
  const beads = [
    bead([0, 3], [0, 4], {
      findings: [
        finding("error", [
          [4, 5],
          [18, 19],
        ]),
      ],
    }),
    bead([3, 5], [4, 5]),
  ];
  const model = readModel(pageData({ beads }));
  const [unit] = model.made;
  const text = sideText(model, unit, "source");
  assert.deepEqual(
    unit.origin.findings[0].source.map(([start, end]) => text.slice(start, end)),
    ["𝄞", "𝄞"],
  );
});

test("what is to look at is what Python flagged, and nobody decided since", () => {
  const data = pageData();
  const model = readModel(data);
  assert.deepEqual(
    model.made.map(isToDo),
    data.beads.map(({ flagged }) => flagged),
  );
  const flagged = model.made[4];
  assert.ok(!isToDo(accept(flagged)));
  assert.ok(!isToDo(exclude(flagged)));
  assert.ok(isToDo(exclude(exclude(flagged))));
});

test("a flag does not depend on confidence or findings", () => {
  const beads = [
    bead([0, 3], [0, 2], { confidence: 0.1, findings: [finding("error")] }),
    bead([3, 5], [2, 5], { confidence: 0.99, flagged: true }),
  ];
  assert.deepEqual(readModel(pageData({ beads })).made.map(isToDo), [false, true]);
});

test("worst first: what is flagged, then the rest, each by its badness", () => {
  const beads = [
    bead([0, 1], [0, 1], { badness: 0.4 }),
    bead([1, 2], [1, 2], { badness: 0.33, flagged: true }),
    bead([2, 3], [2, 3], { badness: 1.02, flagged: true }),
    bead([3, 4], [3, 4], { badness: 1.0, flagged: true }),
    bead([4, 5], [4, 4], { badness: 1.3, flagged: true }),
    bead([5, 5], [4, 5], { badness: 1.3, flagged: true }),
  ];
  const { made } = readModel(pageData({ beads }));
  const order = made.map((_, index) => index).sort((a, b) => worse(made[a].rank, made[b].rank));
  assert.deepEqual(order, [4, 5, 2, 3, 1, 0]);
});

test("the filters show units by state, role and text", () => {
  const model = readModel(pageData());
  const units = model.made.map((unit, index) =>
    index === 0 ? accept(unit) : index === 4 ? exclude(unit) : unit,
  );
  assert.deepEqual(shown(model, units, { show: "todo" }), [false, false, true, true, false, true]);
  assert.deepEqual(shown(model, units, { show: "flagged" }), [false, false, true, true, true, true]);
  assert.deepEqual(shown(model, units, { show: "open" }), [false, true, true, true, false, true]);
  assert.deepEqual(shown(model, units, { show: "gap" }), [false, false, true, true, false, true]);
  assert.deepEqual(shown(model, units, { show: "accepted" }), [true, false, false, false, false, false]);
  assert.deepEqual(shown(model, units, { show: "excluded" }), [false, false, false, false, true, false]);
  assert.deepEqual(shown(model, units, { role: "title" }), [true, false, false, false, false, false]);
  assert.deepEqual(shown(model, units, { query: "quatre" }), [false, false, false, true, false, false]);
});

test("a search finds the new wording, and knows neither case nor accents", () => {
  const model = readModel(pageData());
  const unit = { ...model.made[0], edits: { source: null, target: "L’Assemblée générale" } };
  assert.ok(fits(model, unit, { ...ALL, query: fold("ASSEMBLEE GENERALE") }));
  assert.ok(!fits(model, unit, { ...ALL, query: fold("titre") }));
});

const found = (text, query) => hitsOf(text, fold(query)).map(([start, end]) => text.slice(start, end));

test("hits are where the text has them, whatever it is folded to", () => {
  assert.deepEqual(found("L’été, l’ÉTÉ et l'e\u0301te\u0301.", "l'ete"), ["L’été", "l’ÉTÉ", "l'e\u0301te\u0301"]);
  assert.deepEqual(found("𝄞 ﬁn 𝄞 fin", "𝄞 fin"), ["𝄞 ﬁn", "𝄞 fin"]);
  assert.deepEqual(found("ΟΔΟΣ οδός", "οδοσ"), ["ΟΔΟΣ", "οδός"]);
  assert.deepEqual(found("aaa", "aa"), ["aa"]);
  assert.deepEqual(found("aaa", ""), []);
});

test("a text has a hit exactly if its unit is found", () => {
  const random = randomly(7);
  const letters = ["a", "á", "a\u0301", "A", "ﬀ", "f", "’", "'", "\u00a0", " ", "𝄞", "ς", "Σ"];
  const any = (n) => Array.from({ length: n }, () => letters[random(letters.length)]).join("");
  for (let round = 0; round < 500; round += 1) {
    const [text, query] = [any(1 + random(12)), fold(any(1 + random(2)))];
    assert.equal(hitsOf(text, query).length > 0, query !== "" && fold(text).includes(query), `${text}/${query}`);
    for (const [start, end] of hitsOf(text, query)) assert.ok(fold(text.slice(start, end)).includes(query));
  }
});

test("a stretch can be a hit with or without a finding", () => {
  const marks = [
    { span: [0, 4], severity: "hit", message: "" },
    { span: [2, 6], severity: "notice", message: "style" },
  ];
  assert.deepEqual(
    stretchesOf(6, marks, []).map(({ end, severity, hit, messages }) => [end, severity, hit, messages.join()]),
    [
      [2, null, true, ""],
      [4, "notice", true, "style"],
      [6, "notice", false, "style"],
    ],
  );
});

test("the slider leaves what is surer, but neither one-sided units nor anything at its end", () => {
  const model = readModel(pageData());
  const changed = { ...model.made[0], origin: null };
  const units = [...model.made, changed];
  assert.deepEqual(shown(model, units, { most: 95 }), [true, true, true, true, true, true, false]);
  assert.deepEqual(shown(model, units, { most: 94 }), [false, false, true, true, true, true, false]);
  assert.deepEqual(shown(model, units, { most: 39 }), [false, false, true, true, false, true, false]);
  assert.deepEqual(shown(model, units, { most: 100 }), units.map(() => true));
});

test("a stretch has the heaviest severity and every message of the marks over it", () => {
  const marks = [
    { span: [2, 6], severity: "notice", message: "style" },
    { span: [4, 20], severity: "error", message: "wrong" },
    { span: [4, 6], severity: "notice", message: "style" },
  ];
  assert.deepEqual(
    stretchesOf(10, marks, [8]).map(({ start, end, severity, messages }) => [
      start,
      end,
      severity,
      messages.join(),
    ]),
    [
      [0, 2, null, ""],
      [2, 4, "notice", "style"],
      [4, 6, "error", "style,wrong"],
      [6, 8, "error", "wrong"],
      [8, 10, "error", "wrong"],
    ],
  );
  assert.deepEqual(stretchesOf(0, [], []), []);
});

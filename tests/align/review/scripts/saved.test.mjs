import assert from "node:assert/strict";
import { test } from "node:test";

import { accept, comment, edit, exclude, split } from "../../../../align/review/assets/model/operations.mjs";
import { fromSaved, toSaved } from "../../../../align/review/assets/model/saved.mjs";
import { keyOf } from "../../../../align/review/assets/model/texts.mjs";
import { readModel } from "../../../../align/review/assets/model/units.mjs";
import { pageData } from "./pages.mjs";

const model = readModel(pageData());
const now = new Date("2024-02-29T12:00:00Z");
const reviewed = [
  accept(model.made[0]),
  ...split(model, model.made[1], { source: 5, target: 4 }),
  model.made[2],
  ...comment(model.made[3], "no source?"),
  ...edit(model, model.made[4], { source: "5. 6.", target: "Cinq et six." }),
  exclude(model.made[5]),
];
const decisions = ({ status, translation, edits, comment: note }) => ({ status, translation, edits, note });
const changed = (change) => {
  const saved = JSON.parse(JSON.stringify(toSaved(model, reviewed)));
  change(saved);
  return JSON.stringify(saved);
};

test("the file is as the program reads it", () => {
  const saved = toSaved(model, model.made.slice(0, 2), { now });
  assert.deepEqual(saved, {
    format: "bitext-decisions",
    version: 1,
    signature: "bitext",
    config: { segment: "sentence" },
    source: { name: "en.txt", path: "en.txt", lang: "en", fingerprint: "sha256:en", kind: "contract" },
    target: { name: "fr.txt", path: "fr.txt", lang: "fr", fingerprint: "sha256:fr", kind: "contract" },
    saved: "2024-02-29T12:00:00.000Z",
    units: [
      {
        source: [[0, 0, 12, "The 𝄞 title."]],
        target: [[0, 0, 11, "Le 𝄞 titre."]],
        status: "open",
        translation: true,
        source_text: null,
        target_text: null,
        confidence: 0.95,
        reasons: [],
      },
      {
        source: [[1, 0, 11, "One, 𝄞 two."]],
        target: [[1, 0, 11, "Un, 𝄞 deux."]],
        status: "open",
        translation: true,
        source_text: null,
        target_text: null,
        confidence: 0.95,
        reasons: ["very similar"],
      },
    ],
  });
});

for (const whole of [true, false]) {
  test(`what is saved is read back, ${whole ? "from a file" : "from the browser"}`, () => {
    const units = fromSaved(model, JSON.stringify(toSaved(model, reviewed, { whole })));
    assert.deepEqual(units.map(keyOf), reviewed.map(keyOf));
    assert.deepEqual(units.map(decisions), reviewed.map(decisions));
    assert.deepEqual(units[5].origin, model.made[4].origin);
    assert.ok(units[5].flagged);
    assert.equal(units[1].origin, null);
  });
}

test("the units of a file fall into the segments that they are parts of", () => {
  const units = fromSaved(model, JSON.stringify(toSaved(model, reviewed)));
  assert.deepEqual(
    units.map((unit) => unit.source.map((piece) => piece.segment)),
    reviewed.map((unit) => unit.source.map((piece) => piece.segment)),
  );
});

test("units need not be in the order of the text: some cross", () => {
  const saved = toSaved(model, [...reviewed].reverse());
  assert.deepEqual(fromSaved(model, JSON.stringify(saved)).map(keyOf), reviewed.map(keyOf).reverse());
});

test("a file without confidence, reasons or wording is read", () => {
  const json = changed(({ units }) =>
    units.forEach((unit) => {
      for (const name of ["confidence", "reasons", "source_text", "target_text"]) delete unit[name];
    }),
  );
  const units = fromSaved(model, json);
  assert.deepEqual(units.map(keyOf), reviewed.map(keyOf));
  assert.ok(units.every(({ edits }) => edits.source === null && edits.target === null));
});

test("what is not a file of decisions is refused", () => {
  const broken = [
    "",
    "null",
    "[]",
    "{}",
    "{",
    changed((saved) => (saved.version = 2)),
    changed((saved) => (saved.format = "other")),
    changed((saved) => delete saved.units),
    changed((saved) => delete saved.target),
    changed((saved) => delete saved.units[0].source),
    changed((saved) => (saved.units[0].source[0] = 7)),
    changed((saved) => (saved.units[0].source[0][0] = 99)),
  ];
  assert.deepEqual(
    broken.map((json) => fromSaved(model, json)),
    broken.map(() => "loadBad"),
  );
});

test("decisions about another text, or not about all of it, are refused", () => {
  const others = [
    changed((saved) => (saved.source.fingerprint = "sha256:0")),
    changed((saved) => saved.units.pop()),
    changed((saved) => saved.units.push(saved.units[0])),
    changed((saved) => (saved.units[0].source[0][2] -= 1)),
    changed((saved) => (saved.units[3].source = [[1, 1, 14]])),
  ];
  assert.deepEqual(
    others.map((json) => fromSaved(model, json)),
    others.map(() => "loadOther"),
  );
});

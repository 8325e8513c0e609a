// Random sequences of operations: whatever is done, no text is lost, its order is kept, and it can all be undone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { History } from "../../../../align/review/assets/model/history.mjs";
import * as operations from "../../../../align/review/assets/model/operations.mjs";
import { fromSaved, toSaved } from "../../../../align/review/assets/model/saved.mjs";
import {
  SIDES,
  adjoins,
  bySide,
  keyOf,
  pieceText,
  sideText,
} from "../../../../align/review/assets/model/texts.mjs";
import { isGap, readModel } from "../../../../align/review/assets/model/units.mjs";
import { pageData, randomly } from "./pages.mjs";

const { accept, edit, exclude, isRefusal, merge, move, reopen, split } = operations;

// The data of a page that Python made, where a file is named.
const made = process.env.BITEXT_PAGE_DATA;
const texts = {
  "small texts": pageData(),
  ...(made ? { "a resolution": JSON.parse(readFileSync(made, "utf8")) } : {}),
};

/** The text of one side of all units, without white space. */
const letters = (model, units, side) =>
  units
    .flatMap((unit) => unit[side])
    .map((piece) => pieceText(model, piece))
    .join("")
    .replace(/\s/g, "");

/** A random operation on neighbours: what it gives, what that replaces, and what it is. */
function attempt(model, units, random) {
  const at = random(units.length);
  const [unit, below] = [units[at], units[at + 1] ?? units[at]];
  const side = SIDES[random(2)];
  const cuts = bySide((name) => random(sideText(model, unit, name).length + 1));
  const wording = bySide((name) =>
    unit[name].length ? ["A", "B C", sideText(model, unit, name)][random(3)] : "",
  );
  const choices = [
    () => [unit === below ? "cannotMergeDown" : merge(model, unit, below), [unit, below], "merge"],
    () => [unit === below ? "cannotMoveEdge" : move(model, unit, below, side, true), [unit, below], "move"],
    () => [unit === below ? "cannotMoveEdge" : move(model, below, unit, side, false), [unit, below], "move"],
    () => [split(model, unit, cuts), [unit], "split"],
    () => [split(model, unit, cuts), [unit], "split"],
    () => [edit(model, unit, wording), [unit], "edit"],
    () => [[accept(unit)], [unit], "accept"],
    () => [[reopen(unit)], [unit], "reopen"],
    () => [[exclude(unit)], [unit], "exclude"],
  ];
  return choices[random(choices.length)]();
}

for (const [name, data] of Object.entries(texts)) {
  for (const seed of [1, 7, 12345]) {
    test(`a thousand operations on ${name} (seed ${seed})`, () => {
      const model = readModel(data);
      const random = randomly(seed);
      const history = new History(model.made);
      const whole = bySide((side) => letters(model, model.made, side));
      const states = [history.items.slice()];
      const done = new Map();
      for (let step = 0; step < 1000; step += 1) {
        const [result, removed, action] = attempt(model, history.items, random);
        if (isRefusal(result)) continue;
        done.set(action, (done.get(action) ?? 0) + 1);
        history.apply([{ removed, inserted: result }], action);
        states.push(history.items.slice());
        for (const side of SIDES) {
          assert.equal(letters(model, history.items, side), whole[side], `${action} in step ${step}`);
          for (const unit of result) assertNotTorn(model, unit[side], `${action} in step ${step}`);
        }
        assert.ok(result.every((unit) => unit.source.length || unit.target.length));
      }
      for (const action of ["merge", "move", "split", "edit", "accept", "reopen", "exclude"]) {
        assert.ok(done.get(action) >= 10, `${action} was hardly ever done`);
      }
      assertReadBack(model, history.items);
      for (const state of states.slice(0, -1).reverse()) {
        history.undo();
        assert.ok(isSame(history.items, state));
      }
      assert.equal(history.undo(), null);
      assert.ok(isSame(history.items, model.made));
    });
  }
}

/** Nothing but white space is between the pieces of a unit. */
const assertNotTorn = (model, pieces, message) =>
  pieces.forEach((piece, index) => assert.ok(adjoins(model, pieces[index - 1], piece), message));

function assertReadBack(model, units) {
  const again = fromSaved(model, JSON.stringify(toSaved(model, units)));
  assert.deepEqual(again.map(keyOf), units.map(keyOf));
  assert.deepEqual(
    again.map(({ status, translation, edits }) => ({ status, translation, edits })),
    units.map(({ status, translation, edits }) => ({ status, translation, edits })),
  );
}

const isSame = (items, others) =>
  items.length === others.length && items.every((item, i) => item === others[i]);

test(
  "the data that Python embeds are as the page reads them",
  { skip: !made && "BITEXT_PAGE_DATA names no file" },
  () => {
    const { beads } = texts["a resolution"];
    assert.ok(beads.length > 10);
    for (const bead of beads) {
      assert.equal(typeof bead.decided, "boolean");
      assert.equal(typeof bead.flagged, "boolean");
      for (const wording of [...bead.reasons, ...bead.findings.map(({ message }) => message)]) {
        assert.deepEqual([typeof wording.en, typeof wording.fr], ["string", "string"]);
      }
    }
    const { made: units } = readModel(texts["a resolution"]);
    assert.deepEqual(
      units.map(isGap),
      beads.map(({ confidence }) => confidence === null),
    );
  },
);

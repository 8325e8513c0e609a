import assert from "node:assert/strict";
import { test } from "node:test";

import { borderPlaces, cutPlaces, firstCut } from "../../../../align/review/assets/model/cuts.mjs";
import * as operations from "../../../../align/review/assets/model/operations.mjs";
import { keyOf, shownText, sideText } from "../../../../align/review/assets/model/texts.mjs";
import { readModel } from "../../../../align/review/assets/model/units.mjs";
import { pageData } from "./pages.mjs";

const { accept, comment, cutAgain, edit, exclude, merge, move, reopen, split } = operations;
const model = readModel(pageData());
const [title, two, sourceGap, targetGap, both, last] = model.made;
const texts = (units) => units.map((unit) => ["source", "target"].map((side) => sideText(model, unit, side)));

test("a merge joins neighbours, and is a correction", () => {
  const [merged, ...rest] = merge(model, title, two);
  assert.equal(rest.length, 0);
  assert.deepEqual(texts([merged]), [["The 𝄞 title. One, 𝄞 two.", "Le 𝄞 titre. Un, 𝄞 deux."]]);
  assert.equal(merged.status, "corrected");
  assert.equal(merged.origin, null);
});

test("a merge of two gaps makes a pair, flagged like its parents", () => {
  const [merged] = merge(model, sourceGap, targetGap);
  assert.deepEqual(texts([merged]), [["Three 𝄞𝄞 four.", "Trois 𝄞𝄞 quatre."]]);
  assert.ok(merged.flagged);
});

test("units that do not follow each other are not merged", () => {
  assert.equal(merge(model, title, both), "cannotMergeOrder");
  assert.equal(merge(model, two, title), "cannotMergeOrder");
});

test("segments that come together in a unit stay segments of their own", () => {
  const [merged] = merge(model, two, sourceGap);
  assert.deepEqual(merged.source, [...two.source, ...sourceGap.source]);
});

test("a merge keeps the new wording of both units", () => {
  const [edited] = edit(model, title, { source: "The title", target: "Le 𝄞 titre." });
  const [merged] = merge(model, edited, two);
  assert.equal(shownText(model, merged, "source"), "The title One, 𝄞 two.");
  assert.equal(merged.edits.target, null);
});

test("a move takes one segment over the border, down and up", () => {
  const down = move(model, both, last, "source", true);
  assert.deepEqual(texts(down), [
    ["Five.", "Cinq et six."],
    ["Six.", "Sept."],
  ]);
  const up = move(model, down[1], down[0], "source", false);
  assert.deepEqual(texts(up), [
    ["Five. Six.", "Cinq et six."],
    ["", "Sept."],
  ]);
});

test("a unit that a move leaves empty is gone", () => {
  const units = move(model, targetGap, sourceGap, "target", false);
  assert.deepEqual(texts(units), [["Three 𝄞𝄞 four.", "Trois 𝄞𝄞 quatre."]]);
});

test("a move is refused where it would lose wording or break the order", () => {
  const [edited] = edit(model, both, { source: "5. 6.", target: "Cinq et six." });
  assert.equal(move(model, edited, last, "source", true), "cannotEdited");
  assert.equal(move(model, sourceGap, targetGap, "target", true), "cannotMove");
  assert.equal(move(model, title, both, "target", true), "cannotMoveOrder");
});

test("a move keeps the wording of the other side", () => {
  const [edited] = edit(model, both, { source: "Five. Six.", target: "5 et 6." });
  const [upper, lower] = move(model, edited, last, "source", true);
  assert.deepEqual(upper.edits, { source: null, target: "5 et 6." });
  assert.deepEqual(lower.edits, { source: null, target: null });
});

test("a split divides both sides at any place, inside a segment too", () => {
  const cuts = { source: "The 𝄞 ".length, target: "Le ".length };
  const halves = split(model, title, cuts);
  assert.deepEqual(texts(halves), [
    ["The 𝄞", "Le"],
    ["title.", "𝄞 titre."],
  ]);
  assert.ok(halves.every(({ status, flagged }) => status === "corrected" && !flagged));
});

test("a merge puts the halves of a split together again, with what was known of the unit", () => {
  const [merged] = merge(model, ...split(model, title, { source: 5, target: 6 }));
  assert.equal(keyOf(merged), keyOf(title));
  assert.equal(merged.origin, title.origin);
});

test("a split needs text in both parts", () => {
  assert.equal(split(model, title, { source: 0, target: 0 }), "cannotSplitEnds");
  assert.equal(split(model, title, { source: 99, target: 99 }), "cannotSplitEnds");
  assert.equal(split(model, title, { source: 0, target: 99 }).length, 2);
});

test("an edited unit is not split", () => {
  const [edited] = edit(model, title, { source: "Title", target: "Titre" });
  assert.equal(split(model, edited, { source: 2, target: 2 }), "cannotEdited");
});

test("an edit is on one line, and the text of the document is no edit", () => {
  const [edited] = edit(model, title, { source: " A \n title ", target: "Le 𝄞 titre." });
  assert.deepEqual(edited.edits, { source: "A title", target: null });
  const [restored] = edit(model, edited, { source: "The 𝄞 title.", target: "Le 𝄞 titre." });
  assert.deepEqual(restored.edits, { source: null, target: null });
});

test("an edit that is empty or changes nothing is refused", () => {
  assert.equal(edit(model, title, { source: "  ", target: "Le 𝄞 titre." }), "cannotEmpty");
  assert.equal(edit(model, title, { source: "The 𝄞 title.", target: "Le 𝄞 titre." }), "saidSame");
});

test("accepting and excluding can be taken back, and change no text", () => {
  assert.equal(accept(two).status, "accepted");
  assert.deepEqual(reopen(accept(two)), two);
  assert.equal(exclude(two).translation, false);
  assert.deepEqual(exclude(exclude(two)), two);
});

test("no operation changes the units that it is given", () => {
  const before = structuredClone(model.made);
  merge(model, title, two);
  move(model, both, last, "source", true);
  split(model, title, { source: 4, target: 3 });
  edit(model, title, { source: "x", target: "y" });
  exclude(accept(two));
  assert.deepEqual(model.made, before);
});

test("a unit can be cut before every word, and at its ends", () => {
  const text = sideText(model, both, "source");
  const places = cutPlaces(model, both, "source");
  assert.deepEqual(
    places.map(({ offset }) => text.slice(offset)),
    ["Five. Six.", "Six.", ""],
  );
  assert.deepEqual(
    places.map(({ segment }) => segment),
    [false, true, false],
  );
  assert.deepEqual(
    cutPlaces(model, two, "source").map(({ clause }) => clause),
    [true, true, false, true],
  );
});

test("the first cut is at the border of segments, else of clauses near the middle, else of words", () => {
  const at = (offset, kind = {}) => ({ offset, segment: false, clause: false, ...kind });
  const segment = { segment: true, clause: true };
  const clause = { clause: true };
  assert.equal(firstCut([at(0), at(10, segment), at(50, clause), at(100)], 0.5), 1);
  assert.equal(firstCut([at(0), at(10), at(40, clause), at(50), at(100)], 0.5), 2);
  assert.equal(firstCut([at(0), at(10, clause), at(40), at(50), at(100)], 0.5), 3);
  assert.equal(firstCut([at(0), at(100)], 0.5), 1);
});

test("a comment decides nothing, stays with its text, and is deleted by an empty one", () => {
  const [noted] = comment(two, " ask the author\r\nabout “two” ");
  assert.deepEqual(noted, { ...two, comment: "ask the author\nabout “two”" });
  assert.deepEqual(comment(noted, " "), [two]);
  assert.equal(comment(noted, noted.comment), "saidSame");
});

test("comments go with the text: a merge has both, the first part of a split has it, a move loses none", () => {
  const [a] = comment(title, "one");
  const [b] = comment(two, "two");
  assert.equal(merge(model, a, b)[0].comment, "one\ntwo");
  assert.equal(merge(model, a, two)[0].comment, "one");
  const halves = split(model, a, { source: 5, target: 6 });
  assert.deepEqual(
    halves.map((unit) => unit.comment),
    ["one", ""],
  );
  const [gone] = comment(targetGap, "lost?");
  const [left] = comment(sourceGap, "kept");
  assert.equal(move(model, gone, left, "target", false)[0].comment, "kept\nlost?");
});

const places = (upper, lower) => borderPlaces(model, upper, lower);

test("the cut between two units begins where it is, and can be anywhere in both", () => {
  const cut = places(both, last);
  assert.deepEqual(cut.texts, { source: "Five. Six.", target: "Cinq et six. Sept." });
  assert.deepEqual(
    ["source", "target"].map((side) => cut.texts[side].slice(cut.places[side][cut.at[side]].offset)),
    ["", "Sept."],
  );
  assert.deepEqual(
    cut.places.target.map(({ offset }) => cut.texts.target.slice(offset)),
    ["Cinq et six. Sept.", "et six. Sept.", "six. Sept.", "Sept.", ""],
  );
});

test("a cut moves over any number of words on both sides at once, and back to what it was", () => {
  const moved = cutAgain(model, both, last, { source: "Five. ".length, target: "Cinq et ".length });
  assert.deepEqual(texts(moved), [
    ["Five.", "Cinq et"],
    ["Six.", "six. Sept."],
  ]);
  const back = cutAgain(model, ...moved, { source: "Five. Six.".length, target: "Cinq et six. ".length });
  assert.deepEqual(back.map(keyOf), [both, last].map(keyOf));
  assert.equal(back[0].origin, both.origin);
});

test("a cut that stays, or that would leave a unit without text, is none", () => {
  const here = { source: "Five. Six.".length, target: "Cinq et six. ".length };
  assert.equal(cutAgain(model, both, last, here), "saidSame");
  assert.equal(cutAgain(model, both, last, { source: 0, target: 0 }), "cannotSplitEnds");
});

test("on a side with new wording the cut stays, and the comments stay with their units", () => {
  const [edited] = edit(model, both, { source: "Five. Six.", target: "5 et 6." });
  const [noted] = comment(last, "why?");
  const cut = places(edited, noted);
  assert.deepEqual(cut.places.target, []);
  const [upper, lower] = cutAgain(model, edited, noted, { source: "Five. ".length, target: 0 });
  assert.deepEqual(texts([upper, lower]), [
    ["Five.", "Cinq et six."],
    ["Six.", "Sept."],
  ]);
  assert.deepEqual([upper.edits.target, upper.comment, lower.comment], ["5 et 6.", "", "why?"]);
  const [all] = edit(model, both, { source: "5. 6.", target: "5 et 6." });
  assert.equal(places(all, last), "cannotEdited");
});

test("there is no cut between units that do not follow each other", () => {
  assert.equal(places(title, both), "cannotMergeOrder");
  assert.equal(cutAgain(model, title, both, { source: 3, target: 3 }), "saidSame");
});

test("writing without spaces can be cut between its characters, but not before a mark", () => {
  const blocks = [{ kind: "paragraph", number: "", text: "我来了。他走了。", refs: [], lines: [], place: "" }];
  const side = (name) => ({ blocks, side: name });
  const piece = (name) => [{ side: name, block: 0, start: 0, end: 8, segment: 0 }];
  const unit = { source: piece("source"), target: piece("target") };
  const found = cutPlaces({ source: side("source"), target: side("target") }, unit, "source");
  assert.deepEqual(
    found.map(({ offset }) => offset),
    [0, 1, 2, 4, 5, 6, 8],
  );
  assert.deepEqual(
    found.filter(({ clause }) => clause).map(({ offset }) => offset),
    [0, 4, 8],
  );
});

// @ts-check
/** @import { Key, Model, Piece, Pieces, Result, SideName, Sides, Unit } from "../types" */

// What can be done to units. Each operation gives the units that replace others, or the key of the reason why
// it cannot be done.

import { isFree } from "./cuts.mjs";
import { SIDES, adjoins, bySide, keyOf, otherSide, shownText, sideParts, sideText } from "./texts.mjs";
import { isEdited, worse } from "./units.mjs";

/**
 * A unit made of other pieces than its parents.
 * @param {Model} model
 * @param {Pieces} pieces
 * @param {readonly Unit[]} parents
 * @param {Sides<string | null>} [edits]
 * @returns {Unit}
 */
function made(model, pieces, parents, edits = { source: null, target: null }) {
  const sides = bySide((side) => joined(pieces[side]));
  return {
    ...sides,
    status: "corrected",
    translation: true,
    edits,
    comment: commentsOf(parents),
    origin: model.origins.get(keyOf(sides))?.origin ?? null,
    flagged: parents.some((unit) => unit.flagged),
    rank: parents.map((unit) => unit.rank).sort(worse)[0],
  };
}

/**
 * The comments of units that become one.
 * @type {(units: readonly Unit[]) => string}
 */
const commentsOf = (units) => [...new Set(units.map((unit) => unit.comment))].filter(Boolean).join("\n");

/**
 * Pieces of one segment that meet again become one.
 * @param {readonly Piece[]} pieces
 */
function joined(pieces) {
  /** @type {Piece[]} */
  const result = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && last.segment === piece.segment && last.end <= piece.start) {
      result[result.length - 1] = { ...last, end: piece.end };
    } else {
      result.push(piece);
    }
  }
  return result;
}

/** @type {(model: Model, upper: Unit, lower: Unit) => Result} */
export function merge(model, upper, lower) {
  if (!SIDES.every((side) => adjoins(model, upper[side].at(-1), lower[side][0]))) return "cannotMergeOrder";
  const edits = bySide((side) => {
    if (upper.edits[side] === null && lower.edits[side] === null) return null;
    return [shownText(model, upper, side), shownText(model, lower, side)].filter(Boolean).join(" ");
  });
  const pieces = bySide((side) => [...upper[side], ...lower[side]]);
  return [made(model, pieces, [upper, lower], edits)];
}

/**
 * Moves the last piece of `from` to the start of `to` (down), or its first to the end of `to` (up). The units
 * come in the order of the list; `from` is not among them if nothing is left of it.
 * @param {Model} model
 * @param {Unit} from
 * @param {Unit} to
 * @param {SideName} side
 * @param {boolean} down
 * @returns {Result}
 */
export function move(model, from, to, side, down) {
  const piece = down ? from[side].at(-1) : from[side][0];
  if (!piece) return "cannotMove";
  if (from.edits[side] !== null || to.edits[side] !== null) return "cannotEdited";
  const inOrder = down ? adjoins(model, piece, to[side][0]) : adjoins(model, to[side].at(-1), piece);
  if (!inOrder) return "cannotMoveOrder";
  const rest = from[side].filter((other) => other !== piece);
  const taken = down ? [piece, ...to[side]] : [...to[side], piece];
  const grown = withSide(model, to, side, taken);
  if (!rest.length && !from[otherSide(side)].length) {
    return [{ ...grown, comment: commentsOf(down ? [from, to] : [to, from]) }];
  }
  const shrunk = withSide(model, from, side, rest);
  return down ? [shrunk, grown] : [grown, shrunk];
}

/**
 * A unit with other pieces on one side; the wording of the other side stays.
 * @type {(model: Model, unit: Unit, side: SideName, pieces: readonly Piece[]) => Unit}
 */
const withSide = (model, unit, side, pieces) =>
  made(
    model,
    bySide((name) => (name === side ? pieces : unit[name])),
    [unit],
    bySide((name) => (name === side ? null : unit.edits[name])),
  );

/**
 * Splits a unit; `cuts` are the offsets in the text of each side at which the second part begins.
 * @type {(model: Model, unit: Unit, cuts: Sides<number>) => Result}
 */
export function split(model, unit, cuts) {
  if (isEdited(unit)) return "cannotEdited";
  const halves = bySide((side) => splitSide(model, unit, side, cuts[side]));
  const parts = [0, 1].map((half) => bySide((side) => halves[side][half]));
  if (parts.some((part) => !part.source.length && !part.target.length)) return "cannotSplitEnds";
  const [upper, lower] = parts.map((part) => made(model, part, [unit]));
  return [upper, { ...lower, comment: "" }];
}

/**
 * Two neighbouring units with the cut between them elsewhere; `cuts` are the offsets in the texts of both together at
 * which the lower begins. A side on which the cut cannot move stays as it is.
 * @type {(model: Model, upper: Unit, lower: Unit, cuts: Sides<number>) => Result}
 */
export function cutAgain(model, upper, lower, cuts) {
  const halves = bySide((side) => {
    if (!isFree(model, upper, lower, side)) return [upper[side], lower[side]];
    const both = { ...upper, [side]: [...upper[side], ...lower[side]] };
    return splitSide(model, both, side, cuts[side]);
  });
  const parts = [upper, lower].map((unit, half) => {
    const part = made(model, bySide((side) => halves[side][half]), [upper, lower], unit.edits);
    return { ...part, comment: unit.comment };
  });
  if (parts.some((part) => SIDES.every((side) => !part[side].length))) return "cannotSplitEnds";
  if (keyOf(parts[0]) === keyOf(upper) && keyOf(parts[1]) === keyOf(lower)) return "saidSame";
  return parts;
}

/** @type {(model: Model, unit: Unit, side: SideName, cut: number) => [Piece[], Piece[]]} */
function splitSide(model, unit, side, cut) {
  /** @type {Piece[]} */
  const before = [];
  /** @type {Piece[]} */
  const after = [];
  for (const { piece, text, start } of sideParts(model, unit, side)) {
    const at = Math.max(0, cut - start);
    const head = text.slice(0, at).trimEnd();
    const tail = text.slice(at).trimStart();
    if (!text || !tail) before.push(piece);
    else if (!head) after.push(piece);
    else {
      before.push({ ...piece, end: piece.start + head.length });
      after.push({ ...piece, start: piece.end - tail.length });
    }
  }
  return [before, after];
}

/**
 * Changes the wording; wording that is the text of the document is none, and so is an empty one where the document
 * has no text.
 * @type {(model: Model, unit: Unit, texts: Sides<string>) => Result}
 */
export function edit(model, unit, texts) {
  const edits = bySide((side) => {
    const text = texts[side].replace(/\s*[\r\n]+\s*/g, " ").trim();
    return text === sideText(model, unit, side) ? null : text;
  });
  if (SIDES.some((side) => edits[side] === "" && unit[side].length)) return "cannotEmpty";
  if (SIDES.every((side) => edits[side] === unit.edits[side])) return "saidSame";
  return [{ ...unit, edits, status: "corrected" }];
}

/**
 * Notes something about a unit, in place of what was noted before.
 * @type {(unit: Unit, text: string) => Result}
 */
export function comment(unit, text) {
  const trimmed = text.replaceAll("\r\n", "\n").trim();
  return trimmed === unit.comment ? "saidSame" : [{ ...unit, comment: trimmed }];
}

/** @type {(unit: Unit) => Unit} */
export const accept = (unit) => ({ ...unit, status: "accepted" });
/** @type {(unit: Unit) => Unit} */
export const reopen = (unit) => ({ ...unit, status: "open" });

/**
 * Leaves a unit out of the memory, or takes it back in.
 * @type {(unit: Unit) => Unit}
 */
export const exclude = (unit) => ({
  ...unit,
  translation: !unit.translation,
  status: unit.translation ? "corrected" : "open",
});

/** @type {(result: Result) => result is Key} */
export const isRefusal = (result) => typeof result === "string";

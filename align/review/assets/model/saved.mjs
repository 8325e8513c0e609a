// @ts-check
/** @import { Key, Model, Piece, SideName, TextFacts, Unit } from "../types" */
/** @import { SavedPiece, SavedReview, SavedUnit } from "../types" */

// The review as data: for the file of decisions, and for the browser to keep.

import { SIDES, bySide, codePoints, keyOf, pieceText, utf16Offset } from "./texts.mjs";

const FORMAT = "bitext-decisions";
const VERSION = 1;

/**
 * The whole review: every unit in order, each piece with its place and its text. The browser keeps it without
 * what the page itself knows.
 * @param {Model} model
 * @param {readonly Unit[]} units
 * @param {{ whole?: boolean, now?: Date }} [options]
 * @returns {SavedReview}
 */
export function toSaved(model, units, { whole = true, now = new Date() } = {}) {
  return {
    format: FORMAT,
    version: VERSION,
    signature: model.data.signature,
    config: model.data.config,
    ...bySide((side) => factsOf(model[side])),
    saved: now.toISOString(),
    units: units.map((unit) => savedUnit(model, unit, whole)),
  };
}

/** @type {(text: TextFacts) => TextFacts} */
const factsOf = ({ name, path, lang, fingerprint, kind }) => ({ name, path, lang, fingerprint, kind });

/** @type {(model: Model, unit: Unit, whole: boolean) => SavedUnit} */
function savedUnit(model, unit, whole) {
  const { origin } = unit;
  const known = {
    confidence: origin?.confidence ?? null,
    reasons: origin?.reasons.map(({ en }) => en) ?? [],
  };
  return {
    ...bySide((side) => unit[side].map((piece) => savedPiece(model, piece, whole))),
    status: unit.status,
    translation: unit.translation,
    source_text: unit.edits.source,
    target_text: unit.edits.target,
    ...(unit.comment ? { comment: unit.comment } : {}),
    ...(whole ? known : {}),
  };
}

/** @type {(model: Model, piece: Piece, whole: boolean) => SavedPiece} */
function savedPiece(model, piece, whole) {
  const { text } = model[piece.side].blocks[piece.block];
  const start = codePoints(text, piece.start);
  const end = codePoints(text, piece.end);
  return whole ? [piece.block, start, end, pieceText(model, piece)] : [piece.block, start, end];
}

/**
 * The units of a review that was saved, or the key of the reason why it is not one of these texts.
 * @param {Model} model
 * @param {string} json
 * @returns {Unit[] | Key}
 */
export function fromSaved(model, json) {
  try {
    /** @type {SavedReview} */
    const review = JSON.parse(json);
    if (review.format !== FORMAT || review.version !== VERSION) return "loadBad";
    if (SIDES.some((side) => review[side].fingerprint !== model[side].fingerprint)) return "loadOther";
    const units = review.units.map((saved) => unitOf(model, saved));
    return SIDES.every((side) => isWhole(model, units, side)) ? units : "loadOther";
  } catch {
    return "loadBad"; // not JSON, or a part is missing or of another type
  }
}

/** @type {(model: Model, saved: SavedUnit) => Unit} */
function unitOf(model, saved) {
  const sides = bySide((side) => saved[side].map((place) => pieceOf(model, side, place)));
  const made = model.origins.get(keyOf(sides));
  return {
    ...sides,
    status: ["accepted", "corrected"].includes(saved.status) ? saved.status : "open",
    translation: saved.translation !== false,
    edits: { source: saved.source_text ?? null, target: saved.target_text ?? null },
    comment: String(saved.comment ?? ""),
    origin: made?.origin ?? null,
    flagged: made?.flagged ?? false,
    rank: made?.rank ?? [1, 0],
  };
}

/** @type {(model: Model, side: SideName, place: SavedPiece) => Piece} */
function pieceOf(model, side, [block, from, to]) {
  const { text } = model[side].blocks[block];
  const segments = model.segments[side];
  const start = utf16Offset(text, from);
  /** @type {(piece: Piece) => boolean} */
  const startsBefore = (piece) => piece.block < block || (piece.block === block && piece.start <= start);
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startsBefore(segments[middle])) low = middle + 1;
    else high = middle;
  }
  return { side, block, start, end: utf16Offset(text, to), segment: Math.max(0, low - 1) };
}

/**
 * Whether the units hold all the text of one side, and each part of it once.
 * @type {(model: Model, units: readonly Unit[], side: SideName) => boolean}
 */
const isWhole = (model, units, side) =>
  letters(
    model,
    units.flatMap((unit) => unit[side]),
  ) === letters(model, model.segments[side]);

/**
 * The text of pieces in the order of the document, without white space.
 * @type {(model: Model, pieces: readonly Piece[]) => string}
 */
const letters = (model, pieces) =>
  [...pieces]
    .sort((a, b) => a.block - b.block || a.start - b.start)
    .map((piece) => pieceText(model, piece))
    .join("")
    .replace(/\s/g, "");

// @ts-check
/** @import { Bead, Model, PageData, Piece, Rank } from "../types" */
/** @import { SideName, Sides, State, TextData, Unit } from "../types" */

// Units: what the page is made with, and what can be said of them.

import { SIDES, bySide, keyOf, sideText, utf16Offset } from "./texts.mjs";

/** @type {readonly string[]} */
export const SEVERITIES = ["error", "warning", "notice"];
export const DOUBTFUL = 0.5; // below this confidence a unit is more likely wrong than right
const SURE = 0.9; // below this confidence a person should look at a unit
const SURE_JOINED = 0.95; // the same for one of more than two segments, one of which may have no counterpart

/**
 * Whether the aligner was so unsure of a unit that a person should look at it.
 * @param {Unit} unit
 */
export function isUnsure({ origin, source, target }) {
  const sure = source.length + target.length > 2 ? SURE_JOINED : SURE;
  return !origin || origin.confidence === null || origin.confidence < sure;
}

/**
 * The texts of both sides, their segments as pieces, and the units as the page was made with them.
 * @param {PageData} data
 * @returns {Model}
 */
export function readModel(data) {
  const texts = bySide((side) => readText(data[side]));
  const segments = bySide((side) => readSegments(texts[side], side));
  const made = data.beads.map((bead) => readUnit(bead, texts, segments));
  return { data, ...texts, segments, made, origins: new Map(made.map((unit) => [keyOf(unit), unit])) };
}

/** @type {(text: TextData) => TextData} */
const readText = (text) => ({
  ...text,
  blocks: text.blocks.map((block) => ({
    ...block,
    refs: block.refs.map(([offset, number]) => [utf16Offset(block.text, offset), number]),
  })),
});

/** @type {(text: TextData, side: SideName) => Piece[]} */
const readSegments = ({ blocks, segments }, side) =>
  segments.map(([block, start, end], segment) => {
    const { text } = blocks[block];
    return { side, block, start: utf16Offset(text, start), end: utf16Offset(text, end), segment };
  });

/** @type {(bead: Bead, texts: Sides<TextData>, segments: Sides<Piece[]>) => Unit} */
function readUnit(bead, texts, segments) {
  const pieces = bySide((side) => segments[side].slice(...bead[side]));
  const shown = bySide((side) => sideText(texts, pieces, side));
  /** @type {(span: readonly [number, number], side: SideName) => [number, number]} */
  const counted = ([start, end], side) => [utf16Offset(shown[side], start), utf16Offset(shown[side], end)];
  const findings = bead.findings.map((finding) => ({
    ...finding,
    ...bySide((side) => finding[side].map((span) => counted(span, side))),
  }));
  return {
    ...pieces,
    status: bead.status,
    translation: bead.translation,
    edits: { source: bead.source_text, target: bead.target_text },
    comment: bead.comment,
    origin: { ...bead, findings },
    flagged: bead.flagged,
    rank: [bead.flagged ? 0 : 1, -bead.badness],
  };
}

/**
 * Compares ranks: the worse comes first.
 * @type {(a: Rank, b: Rank) => number}
 */
export const worse = (a, b) => a[0] - b[0] || a[1] - b[1];

/**
 * Whether a side has no text, neither that of the document nor one that was written here.
 * @type {(unit: Unit) => boolean}
 */
export const isGap = (unit) => SIDES.some((side) => !unit[side].length && !unit.edits[side]);
/** @type {(unit: Unit) => boolean} */
export const isEdited = (unit) => unit.edits.source !== null || unit.edits.target !== null;
/** @type {(unit: Unit) => boolean} */
export const isDecided = (unit) => unit.status !== "open" || !unit.translation;
/** @type {(unit: Unit) => boolean} */
export const isToDo = (unit) => unit.flagged && !isDecided(unit);
/** @type {(unit: Unit) => State} */
export const stateOf = (unit) => (unit.translation ? unit.status : "excluded");

// @ts-check
/** @import { Block, Model, NoteRef, Piece, Pieces, SideName, Sides, Texts, Unit } from "../types" */

// Texts and pieces of them. Offsets count UTF-16 units here, and code points in the page's data and in files.

/** @type {readonly SideName[]} */
export const SIDES = ["source", "target"];

/** @type {(side: SideName) => SideName} */
export const otherSide = (side) => (side === "source" ? "target" : "source");

/**
 * One value for each side.
 * @template T
 * @param {(side: SideName) => T} make
 * @returns {Sides<T>}
 */
export const bySide = (make) => ({ source: make("source"), target: make("target") });

/** @type {(text: string, offset: number) => number} */
export const codePoints = (text, offset) => [...text.slice(0, offset)].length;

/** @type {(text: string, offset: number) => number} */
export function utf16Offset(text, offset) {
  return /[\ud800-\udbff]/.test(text) ? [...text].slice(0, offset).join("").length : offset;
}

/** @type {(model: Texts, piece: Piece) => string} */
export const pieceText = (model, piece) =>
  model[piece.side].blocks[piece.block].text.slice(piece.start, piece.end);

/** @type {(piece: Piece) => string} */
const place = (piece) => `${piece.block}.${piece.start}.${piece.end}`;

/**
 * What two units have in common that are made of the same pieces.
 * @type {(unit: Pieces) => string}
 */
export const keyOf = (unit) => SIDES.map((side) => unit[side].map(place).join(" ")).join("|");

/**
 * The pieces of one side with the white space before each: as the text has it, or a space between blocks.
 * `start` is the offset of the piece in the text of the side.
 * @param {Texts} model
 * @param {Pieces} unit
 * @param {SideName} side
 */
export function sideParts(model, unit, side) {
  let length = 0;
  return unit[side].map((piece, index) => {
    const before = unit[side][index - 1];
    const text = pieceText(model, piece);
    let gap = "";
    if (before && before.block === piece.block) {
      gap = model[side].blocks[piece.block].text.slice(before.end, piece.start);
    } else if (before && length && text) {
      gap = " ";
    }
    const start = length + gap.length;
    length = start + text.length;
    return { piece, gap, text, start };
  });
}

/**
 * The text of one side as the document has it.
 * @type {(model: Texts, unit: Pieces, side: SideName) => string}
 */
export const sideText = (model, unit, side) =>
  sideParts(model, unit, side)
    .map((part) => part.gap + part.text)
    .join("");

/**
 * The text of one side as the reviewer left it.
 * @type {(model: Model, unit: Unit, side: SideName) => string}
 */
export const shownText = (model, unit, side) => unit.edits[side] ?? sideText(model, unit, side);

/**
 * The block in which a unit begins.
 * @type {(model: Model, unit: Pieces) => Block}
 */
export function firstBlock(model, unit) {
  const piece = unit.source[0] ?? unit.target[0];
  return model[piece.side].blocks[piece.block];
}

/**
 * The footnote references of a piece, with offsets from its start. One at the very start of a piece, or in the
 * white space before it, belongs to the piece before.
 * @type {(model: Model, piece: Piece) => NoteRef[]}
 */
export function refsOf(model, { side, block, start, end }) {
  const { text, refs } = model[side].blocks[block];
  /** @type {(offset: number) => number} */
  const reach = (offset) => text.length - text.slice(offset).trimStart().length;
  return refs
    .filter(([offset]) => (start === 0 || reach(start) < offset) && offset <= reach(end))
    .map(([offset, number]) => [Math.min(offset, end) - start, number]);
}

/**
 * Whether nothing but white space is between one piece and another of the same side. A piece that does not
 * exist is next to any other.
 * @param {Model} model
 * @param {Piece | undefined} before
 * @param {Piece | undefined} after
 */
export function adjoins(model, before, after) {
  if (!before || !after) return true;
  const { blocks } = model[before.side];
  if (before.block === after.block) {
    return before.end <= after.start && !blocks[before.block].text.slice(before.end, after.start).trim();
  }
  const between = blocks.slice(before.block + 1, after.block).map((block) => block.text);
  const ends = [blocks[before.block].text.slice(before.end), blocks[after.block].text.slice(0, after.start)];
  return before.block < after.block && ![...ends, ...between].join("").trim();
}

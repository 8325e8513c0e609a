// @ts-check
/** @import { Model, SideName, Span, Unit } from "../types" */

// Finding text and putting other text in its place. Nothing in either is a pattern.

import { shownText, sideText } from "./texts.mjs";

/**
 * What to find and to put there, on which sides; `exact` if capital and small letters differ, `words` if only whole
 * words are meant.
 * @typedef {object} Replacement
 * @property {string} find
 * @property {string} put
 * @property {readonly SideName[]} sides
 * @property {boolean} exact
 * @property {boolean} words
 */

/**
 * What finds a text: an apostrophe of any form stands for all, and so does a space.
 * @param {Replacement} replacement
 */
function finderOf({ find, exact, words }) {
  const literal = find
    .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    .replace(/['‘’ʼ]/g, "['‘’ʼ]")
    .replace(/\s/g, "\\s");
  const bounded = words ? `(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])` : literal;
  return new RegExp(bounded, exact ? "gu" : "giu");
}

/**
 * A text with its replacements, and how many there are; what would stay the same does not count.
 * @param {string} text
 * @param {Replacement} replacement
 */
export function replaced(text, replacement) {
  let n = 0;
  if (!replacement.find) return { text, n };
  const changed = text.replace(finderOf(replacement), (found) => {
    if (found !== replacement.put) n += 1;
    return replacement.put;
  });
  return { text: changed, n };
}

/**
 * Where a text has what is to be replaced.
 * @type {(text: string, replacement: Replacement) => Span[]}
 */
export const placesOf = (text, replacement) =>
  replacement.find
    ? [...text.matchAll(finderOf(replacement))].map(({ index, 0: found }) => [index, index + found.length])
    : [];

/**
 * A unit with its replacements, and how many there are. This decides nothing: an open unit stays open, and an
 * accepted one is then a corrected one. A unit that is left out of the memory stays as it is, and so does a side
 * that would become empty.
 * @param {Model} model
 * @param {Unit} unit
 * @param {Replacement} replacement
 */
export function replaceIn(model, unit, replacement) {
  let n = 0;
  const edits = { ...unit.edits };
  for (const side of unit.translation ? replacement.sides : []) {
    const done = replaced(shownText(model, unit, side), replacement);
    const text = done.text.replace(/\s+/g, (space) => (/[\r\n]/.test(space) ? " " : space)).trim();
    if (!done.n || !text) continue;
    n += done.n;
    edits[side] = text === sideText(model, unit, side) ? null : text;
  }
  if (!n) return { unit, n };
  return { unit: { ...unit, edits, status: unit.status === "accepted" ? "corrected" : unit.status }, n };
}

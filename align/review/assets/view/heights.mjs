// @ts-check
/** @import { Unit } from "../types" */

// How high rows are before they are rendered, about, so that the scroll bar is about right.

import { SIDES } from "../model/texts.mjs";

const CHARACTER = 7.4; // widths and heights in pixels, as the style makes them
const LINE = 21;
const PADDING = 14;
const STACKED = 900; // in a window not wider than that, one side is under the other

/**
 * @param {Unit} unit
 * @returns {number} pixels
 */
export function guessHeight(unit) {
  const stacked = innerWidth <= STACKED;
  const column = stacked ? innerWidth - 46 : (Math.min(innerWidth, 1500) - 230) / 2;
  const lines = SIDES.map((side) =>
    Math.max(1, Math.ceil((lengthOf(unit, side) * CHARACTER) / Math.max(column, CHARACTER))),
  );
  const text = stacked ? lines[0] + lines[1] + 2 : Math.max(...lines);
  return PADDING + LINE * (text + (unit.origin?.findings.length ?? 1));
}

/** @type {(unit: Unit, side: "source" | "target") => number} */
const lengthOf = (unit, side) => unit[side].reduce((sum, piece) => sum + piece.end - piece.start, 0);

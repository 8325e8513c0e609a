// @ts-check
/** @import { Filters, Model, Unit } from "../types" */

// Which units the list shows.

import { SIDES, firstBlock, shownText } from "./texts.mjs";
import { isDecided, isGap, isToDo, stateOf } from "./units.mjs";

/**
 * Text as a search compares it: without case and accents, with one kind of apostrophe, space and sigma. Each
 * character is folded on its own.
 * @type {(text: string) => string}
 */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/\s/g, " ")
    .replace(/ς/g, "σ");

/**
 * What can be chosen to be shown.
 * @type {Readonly<Record<string, (unit: Unit) => boolean>>}
 */
export const SHOWN = {
  all: () => true,
  todo: isToDo,
  open: (unit) => !isDecided(unit),
  flagged: (unit) => unit.flagged,
  gap: isGap,
  accepted: (unit) => stateOf(unit) === "accepted",
  corrected: (unit) => stateOf(unit) === "corrected",
  excluded: (unit) => stateOf(unit) === "excluded",
  commented: (unit) => unit.comment !== "",
};

/**
 * Whether the confidence of a unit is at most so many per cent. A one-sided unit has the least; what a person
 * changed or decided has none.
 * @type {(unit: Unit, most: number) => boolean}
 */
function isAtMost(unit, most) {
  if (most >= 100 || isGap(unit)) return true;
  const confidence = unit.origin?.decided ? null : unit.origin?.confidence;
  return typeof confidence === "number" && Math.floor(confidence * 100) <= most;
}

/** @type {(model: Model, unit: Unit, filters: Filters) => boolean} */
export function fits(model, unit, { show, role, most, query }) {
  if (role !== "all" && firstBlock(model, unit).kind !== role) return false;
  if (!SHOWN[show](unit) || !isAtMost(unit, most)) return false;
  const texts = [...SIDES.map((side) => shownText(model, unit, side)), unit.comment];
  return !query || texts.some((text) => fold(text).includes(query));
}

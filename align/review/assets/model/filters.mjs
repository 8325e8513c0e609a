// @ts-check
/** @import { Filters, Model, Unit } from "../types" */

// Which units the list shows.

import { SIDES, firstBlock, shownText } from "./texts.mjs";
import { isDecided, isGap, isToDo, stateOf } from "./units.mjs";

/**
 * Text as a search compares it: without case and accents.
 * @type {(text: string) => string}
 */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

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

/** @type {(model: Model, unit: Unit, filters: Filters) => boolean} */
export function fits(model, unit, { show, role, query }) {
  if (role !== "all" && firstBlock(model, unit).kind !== role) return false;
  if (!SHOWN[show](unit)) return false;
  const texts = [...SIDES.map((side) => shownText(model, unit, side)), unit.comment];
  return !query || texts.some((text) => fold(text).includes(query));
}

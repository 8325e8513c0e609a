// @ts-check
/** @import { Model, Unit } from "../types" */

// The headings between units.

import { firstBlock } from "../model/texts.mjs";
import { label } from "../words/words.mjs";

/**
 * The units that begin a section, with its heading: units of one role that follow each other.
 * @type {(model: Model, units: readonly Unit[]) => Map<Unit, string>}
 */
export function sectionsOf(model, units) {
  const kinds = units.map((unit) => firstBlock(model, unit).kind);
  const first = units.filter((_, index) => kinds[index] !== kinds[index - 1]);
  return new Map(first.map((unit) => [unit, label("role", firstBlock(model, unit).kind)]));
}

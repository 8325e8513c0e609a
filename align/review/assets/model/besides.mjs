// @ts-check
/** @import { Unit } from "../types" */

// What stands beside a unit in the document.

/**
 * The units before and after one in the document, if a list does not show them there.
 * @param {readonly Unit[]} items all units
 * @param {readonly Unit[]} shown those of the list
 * @param {Unit} unit
 * @param {number} number its number in the document, from 1
 */
export function besides(items, shown, unit, number) {
  const [before, after] = [items[number - 2], items[number]];
  const at = shown.indexOf(unit);
  return {
    before: before === shown[at - 1] ? undefined : before,
    after: after === shown[at + 1] ? undefined : after,
  };
}

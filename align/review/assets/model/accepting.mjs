// @ts-check
/** @import { Key, Unit } from "../types" */

// What is accepted without being looked at, and what is left.

import { isDecided, isGap, isUnsure } from "./units.mjs";

/** @typedef {"leftGap" | "leftUnsure" | "leftRemarks" | "leftChanged"} Doubt */

/** @satisfies {readonly (Doubt & Key)[]} */
export const DOUBTS = /** @type {const} */ (["leftGap", "leftUnsure", "leftRemarks", "leftChanged"]);

/**
 * Why a unit should not be accepted before someone has looked at it; null if nothing speaks against it.
 * @param {Unit} unit
 * @returns {Doubt | null}
 */
export function doubtOf(unit) {
  const { origin } = unit;
  if (isGap(unit)) return "leftGap";
  if (!origin) return "leftChanged";
  if (isUnsure(unit)) return "leftUnsure";
  return unit.flagged || origin.findings.length ? "leftRemarks" : null;
}

/**
 * The open ones among units by what speaks against accepting them.
 * @param {readonly Unit[]} units
 */
export function sorted(units) {
  const open = units.filter((unit) => !isDecided(unit));
  const doubts = open.map(doubtOf);
  return {
    sure: open.filter((_, index) => doubts[index] === null),
    doubtful: open.filter((_, index) => ![null, "leftGap"].includes(doubts[index])),
    left: DOUBTS.map((doubt) => ({ doubt, n: doubts.filter((other) => other === doubt).length })).filter(
      ({ n }) => n,
    ),
  };
}

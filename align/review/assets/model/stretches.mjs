// @ts-check
/** @import { Severity, Span } from "../types" */

// Which stretches of a text are marked.

import { SEVERITIES } from "./units.mjs";

/**
 * A mark of a finding, or of a hit of the search.
 * @typedef {{ span: Span, severity: Severity | "hit", message: string }} Mark
 * @typedef {{ start: number, end: number, severity: Severity | null, hit: boolean, messages: string[] }} Stretch
 */

/**
 * The text in stretches, each with the heaviest severity and all the messages of the marks that cover it. A
 * stretch also ends at each of the offsets.
 * @param {number} length
 * @param {readonly Mark[]} marks
 * @param {readonly number[]} offsets
 * @returns {Stretch[]}
 */
export function stretchesOf(length, marks, offsets) {
  const edges = [0, length, ...offsets, ...marks.flatMap(({ span }) => span)];
  const places = [...new Set(edges.map((edge) => Math.min(Math.max(edge, 0), length)))].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const start = places[index];
    const over = marks.filter(({ span }) => span[0] <= start && end <= span[1]);
    const severities = over
      .flatMap(({ severity }) => (severity === "hit" ? [] : [severity]))
      .sort((a, b) => SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b));
    return {
      start,
      end,
      severity: severities[0] ?? null,
      hit: over.some((mark) => mark.severity === "hit"),
      messages: [...new Set(over.map((mark) => mark.message))].filter(Boolean),
    };
  });
}

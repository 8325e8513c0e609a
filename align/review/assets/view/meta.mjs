// @ts-check
/** @import { Model, State, Unit } from "../types" */

// What stands before the texts of a unit: its number, its place in the document, how sure it is, and its state.

import { firstBlock } from "../model/texts.mjs";
import { isEdited, stateOf } from "../model/units.mjs";
import { label, t } from "../words/words.mjs";
import { element } from "./dom.mjs";
import { briefOf, sureness } from "./remarks.mjs";

const NUMBERED = /\bparagraph (\d+)$/u; // the place of a block in a document without lines

/** @type {(model: Model, unit: Unit) => string} */
export function roleOf(model, unit) {
  const { kind, number } = firstBlock(model, unit);
  return `${label("role", kind)} ${number}`.trim();
}

/**
 * What stands beside the number of a unit: a plain paragraph needs no name.
 * @type {(model: Model, unit: Unit) => string}
 */
function placeOf(model, unit) {
  const { kind, number } = firstBlock(model, unit);
  return kind === "paragraph" ? number && `¶ ${number}` : roleOf(model, unit);
}

/** @type {Readonly<Record<State, string>>} */
const SIGNS = { open: "", accepted: "✓", corrected: "✎", excluded: "⊘" };

/** @type {(model: Model, unit: Unit, number: number) => HTMLElement} */
export function metaOf(model, unit, number) {
  const [state, place, lines] = [stateOf(unit), placeOf(model, unit), linesOf(model, unit)];
  return element(
    "div",
    { className: "meta" },
    element("span", { className: "number", title: lines }, String(number)),
    place ? element("span", { className: "role", title: lines }, place) : null,
    briefOf(unit),
    element("span", { className: "type" }, `${unit.source.length}–${unit.target.length}`),
    sureness(unit),
    unit.origin?.crossing ? element("span", { className: "tag" }, t("crossing")) : null,
    state === "open" ? null : stateSign(state),
    state === "open" && unit.origin?.decided ? element("span", { className: "tag" }, t("decided")) : null,
    isEdited(unit) ? element("span", { className: "tag" }, t("edited")) : null,
    unit.comment ? element("span", { className: "tag" }, t("comment")) : null,
  );
}

/** @type {(state: State) => HTMLElement} */
function stateSign(state) {
  const name = element("span", { className: "state-name" }, label("status", state));
  return element("span", { className: "state", title: name.textContent ?? "" }, `${SIGNS[state]} `, name);
}

/** @type {(model: Model, unit: Unit) => string} */
function linesOf(model, unit) {
  const { lines, place } = firstBlock(model, unit);
  const [first, last] = lines;
  if (first === undefined) return place.replace(NUMBERED, (_, a) => t("paragraph", { a }));
  return first === last ? t("line", { a: first }) : t("lines", { a: first, b: last });
}

// @ts-check
/** @import { Model, SideName, State, Unit } from "../types" */
/** @import { Mark } from "../model/stretches.mjs" */

// One unit as a row of the list.

import { SIDES, firstBlock, refsOf, sideParts, sideText } from "../model/texts.mjs";
import { isEdited, isGap, stateOf } from "../model/units.mjs";
import { label, percent, spoken, t, worded } from "../words/words.mjs";
import { element, marked } from "./dom.mjs";
import { remarksOf, sureness } from "./remarks.mjs";

/**
 * What a row shows: a unit, its number, whether it is the current one, which side is active then, and the
 * heading of the section that begins with it.
 * @typedef {object} Shown
 * @property {Model} model
 * @property {Unit} unit
 * @property {number} number
 * @property {boolean} current
 * @property {SideName} side
 * @property {string} [section]
 */

/**
 * @param {HTMLLIElement} row
 * @param {Shown} shown
 */
export function renderRow(row, { model, unit, number, current, side, section }) {
  const classes = [
    "unit",
    stateOf(unit),
    isGap(unit) && "gap",
    isEdited(unit) && "edited",
    current && "current",
  ];
  row.className = classes.filter(Boolean).join(" ");
  row.tabIndex = current ? 0 : -1;
  row.setAttribute("aria-label", rowLabel(model, unit, number));
  if (current) row.setAttribute("aria-current", "true");
  else row.removeAttribute("aria-current");
  const body = element(
    "div",
    { className: "body" },
    ...SIDES.map((name) => sideOf(model, unit, name, current && side === name)),
    remarksOf(unit),
    unit.comment ? element("p", { className: "note", attrs: { dir: "auto" } }, unit.comment) : null,
  );
  row.replaceChildren(
    ...(section ? [element("h2", { className: "section" }, section)] : []),
    element("div", { className: "card" }, metaOf(model, unit, number), body),
  );
}

/** @type {(model: Model, unit: Unit) => string} */
function roleOf(model, unit) {
  const { kind, number } = firstBlock(model, unit);
  return `${label("role", kind)} ${number}`.trim();
}

/** @type {(model: Model, unit: Unit, number: number) => string} */
function rowLabel(model, unit, number) {
  const confidence = unit.origin?.decided ? null : unit.origin?.confidence;
  const sure = typeof confidence === "number" ? t("confidence", { n: percent(confidence) }) : "";
  const state = label("status", stateOf(unit));
  return [t("unit", { n: number }), roleOf(model, unit), state, isGap(unit) ? t("gap") : sure]
    .filter(Boolean)
    .join(", ");
}

/** @type {Readonly<Record<State, string>>} */
const SIGNS = { open: "", accepted: "✓", corrected: "✎", excluded: "⊘" };

/** @type {(model: Model, unit: Unit, number: number) => HTMLElement} */
function metaOf(model, unit, number) {
  const state = stateOf(unit);
  return element(
    "div",
    { className: "meta" },
    element("span", { className: "number" }, String(number)),
    element("span", { className: "role", title: linesOf(model, unit) }, roleOf(model, unit)),
    element("span", { className: "type" }, `${unit.source.length}–${unit.target.length}`),
    sureness(unit),
    unit.origin?.crossing ? element("span", { className: "tag" }, t("crossing")) : null,
    state === "open"
      ? null
      : element("span", { className: "state" }, `${SIGNS[state]} ${label("status", state)}`),
    state === "open" && unit.origin?.decided ? element("span", { className: "tag" }, t("decided")) : null,
    isEdited(unit) ? element("span", { className: "tag" }, t("edited")) : null,
    unit.comment ? element("span", { className: "tag" }, t("comment")) : null,
  );
}

/** @type {(model: Model, unit: Unit) => string} */
function linesOf(model, unit) {
  const { lines, place } = firstBlock(model, unit);
  const [first, last] = lines;
  if (first === undefined) return place;
  return first === last ? t("line", { a: first }) : t("lines", { a: first, b: last });
}

/** @type {(model: Model, unit: Unit, side: SideName, active: boolean) => HTMLElement} */
function sideOf(model, unit, side, active) {
  const { lang } = model[side];
  const settings = {
    className: `text ${side}${active ? " active" : ""}`,
    data: { side },
    attrs: { lang, dir: "auto" },
  };
  const name = element("span", { className: "side-name", lang: spoken() }, `${t(side)} · ${lang}`);
  return element("div", settings, name, ...textOf(model, unit, side));
}

/** @type {(model: Model, unit: Unit, side: SideName) => HTMLElement[]} */
function textOf(model, unit, side) {
  const wording = unit.edits[side];
  if (!unit[side].length && !wording) {
    return [element("p", { className: "empty", lang: spoken() }, `– ${t("empty")} –`)];
  }
  if (wording === null) return segmentsOf(model, unit, side);
  const was = element("span", { className: "was-label", lang: spoken() }, t("was"));
  return [
    element("p", { className: "segment wording" }, wording),
    element("p", { className: "was" }, was, " ", sideText(model, unit, side) || t("nothingThere")),
  ];
}

/** @type {(model: Model, unit: Unit, side: SideName) => HTMLElement[]} */
function segmentsOf(model, unit, side) {
  /** @type {Mark[]} */
  const marks = (unit.origin?.findings ?? []).flatMap((finding) =>
    finding[side].map((span) => ({ span, severity: finding.severity, message: worded(finding.message) })),
  );
  return sideParts(model, unit, side).map(({ piece, text, start }) => {
    const here = marks.map(({ span, ...mark }) => ({
      ...mark,
      span: /** @type {const} */ ([span[0] - start, span[1] - start]),
    }));
    const { kind } = model[side].blocks[piece.block];
    return element("p", { className: `segment ${kind}` }, ...marked(text, here, refsOf(model, piece)));
  });
}

/**
 * The rough height of a row before it is rendered, in pixels, so that the scroll bar is about right.
 * @type {(unit: Unit, columns: number) => number}
 */
export function guessHeight(unit, columns) {
  const length = Math.max(
    ...SIDES.map((side) => unit[side].reduce((sum, piece) => sum + piece.end - piece.start, 0)),
  );
  const remarks = unit.origin ? unit.origin.findings.length : 1;
  return 56 + 25 * Math.ceil(length / columns) + 22 * remarks;
}

// @ts-check
/** @import { Model, SideName, Unit } from "../types" */
/** @import { Replacement } from "../model/replacing.mjs" */
/** @import { Mark } from "../model/stretches.mjs" */

// One unit as a row of the list.

import { placesOf } from "../model/replacing.mjs";
import { hitsOf } from "../model/search.mjs";
import { SIDES, refsOf, shownText, sideParts, sideText } from "../model/texts.mjs";
import { isEdited, isGap, stateOf } from "../model/units.mjs";
import { label, percent, spoken, t, worded } from "../words/words.mjs";
import { element, marked } from "./dom.mjs";
import { metaOf, roleOf } from "./meta.mjs";
import { remarksOf } from "./remarks.mjs";

/**
 * What a row shows: a unit, its number, whether it is the current one, which side is active then, what is
 * searched for and what is to be replaced, the heading of the section that begins with it, and its neighbours in the
 * document if it is the current one and they are not in the list beside it.
 * @typedef {object} Shown
 * @property {Model} model
 * @property {Unit} unit
 * @property {number} number
 * @property {boolean} current
 * @property {SideName} side
 * @property {string} query
 * @property {Replacement | null} find
 * @property {string} [section]
 * @property {Unit} [before]
 * @property {Unit} [after]
 */

/**
 * @param {HTMLLIElement} row
 * @param {Shown} shown
 */
export function renderRow(row, shown) {
  const { model, unit, number, current, side, query, section, before, after } = shown;
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
    ...SIDES.map((name) => sideOf(shown, name, current && side === name)),
    remarksOf(unit),
    unit.comment ? noteOf(unit.comment, query) : null,
  );
  const parts = [
    section ? element("h2", { className: "section" }, section) : null,
    before ? nearOf(model, before, number - 1) : null,
    element("div", { className: "card" }, metaOf(model, unit, number), body),
    after ? nearOf(model, after, number + 1) : null,
  ];
  row.replaceChildren(...parts.filter((part) => part !== null));
}

/**
 * A neighbour that is not in the list, to read along; a click goes to it.
 * @type {(model: Model, unit: Unit, number: number) => HTMLElement}
 */
function nearOf(model, unit, number) {
  const texts = SIDES.map((side) =>
    element("p", { lang: model[side].lang, dir: "auto" }, shownText(model, unit, side) || "–"),
  );
  return element(
    "div",
    { className: "near", data: { near: String(number) }, title: t("near") },
    element("span", { className: "near-number" }, String(number)),
    ...texts,
  );
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

/** @type {(shown: Shown, side: SideName, active: boolean) => HTMLElement} */
function sideOf(shown, side, active) {
  const { lang } = shown.model[side];
  const settings = {
    className: `text ${side}${active ? " active" : ""}`,
    data: { side },
    attrs: { lang, dir: "auto" },
  };
  const name = element("span", { className: "side-name", lang: spoken() }, `${t(side)} · ${lang}`);
  return element("div", settings, name, ...textOf(shown, side));
}

/** @type {(text: string, query: string) => Mark[]} */
const hitMarks = (text, query) =>
  hitsOf(text, query).map((span) => ({ span, severity: "hit", message: "" }));

/**
 * What is searched for in a side, and what is to be replaced there.
 * @type {(text: string, shown: Shown, side: SideName) => Mark[]}
 */
const marksIn = (text, { unit, query, find }, side) => [
  ...hitMarks(text, query),
  ...(find?.sides.includes(side) && unit.translation ? placesOf(text, find) : []).map(
    (span) => /** @type {Mark} */ ({ span, severity: "hit", message: "" }),
  ),
];

/** @type {(comment: string, query: string) => HTMLElement} */
const noteOf = (comment, query) =>
  element(
    "p",
    { className: "note", attrs: { dir: "auto" } },
    ...marked(comment, hitMarks(comment, query), []),
  );

/** @type {(shown: Shown, side: SideName) => HTMLElement[]} */
function textOf(shown, side) {
  const { model, unit } = shown;
  const wording = unit.edits[side];
  if (!unit[side].length && !wording) {
    return [element("p", { className: "empty", lang: spoken() }, `– ${t("empty")} –`)];
  }
  if (wording === null) return segmentsOf(shown, side);
  const was = element("span", { className: "was-label", lang: spoken() }, t("was"));
  return [
    element("p", { className: "segment wording" }, ...marked(wording, marksIn(wording, shown, side), [])),
    element("p", { className: "was" }, was, " ", sideText(model, unit, side) || t("nothingThere")),
  ];
}

/** @type {(shown: Shown, side: SideName) => HTMLElement[]} */
function segmentsOf(shown, side) {
  const { model, unit } = shown;
  const found = (unit.origin?.findings ?? []).flatMap((finding) =>
    finding[side].map((span) => ({ span, severity: finding.severity, message: worded(finding.message) })),
  );
  const marks = [...found, ...marksIn(sideText(model, unit, side), shown, side)];
  return sideParts(model, unit, side).map(({ piece, text, start }) => {
    const here = marks.map(({ span, ...mark }) => ({
      ...mark,
      span: /** @type {const} */ ([span[0] - start, span[1] - start]),
    }));
    const { kind } = model[side].blocks[piece.block];
    return element("p", { className: `segment ${kind}` }, ...marked(text, here, refsOf(model, piece)));
  });
}

// @ts-check
/** @import { Finding, Unit } from "../types" */

// What is said of a unit: how sure the aligner was, and what the checks found.

import { DOUBTFUL, SEVERITIES, isGap, isUnsure } from "../model/units.mjs";
import { label, percent, t, worded } from "../words/words.mjs";
import { element } from "./dom.mjs";

/**
 * How sure the aligner was: in per cent, with a bar. A gap has no confidence, nor has what a person decided.
 * @param {Unit} unit
 */
export function sureness(unit) {
  const { origin } = unit;
  if (isGap(unit)) return element("span", { className: "sure none" }, t("gap"));
  if (!origin || origin.confidence === null || origin.decided) return null;
  const { confidence } = origin;
  const level = confidence < DOUBTFUL ? "low" : isUnsure(unit) ? "middle" : "high";
  const share = element("span", {});
  share.style.inlineSize = `${Math.round(100 * confidence)}%`;
  const bar = element("span", { className: "sure-bar", attrs: { "aria-hidden": "true" } }, share);
  const title = [t("confidence", { n: percent(confidence) }), ...origin.reasons.map(worded)].join("\n");
  return element("span", { className: `sure ${level}`, title }, bar, percent(confidence));
}

/**
 * The findings, the gravest first, and why the aligner is not sure of the unit.
 * @param {Unit} unit
 */
export function remarksOf({ origin }) {
  if (!origin) return element("p", { className: "remarks changed" }, t("changed"));
  const findings = [...origin.findings].sort((a, b) => weight(a) - weight(b));
  const why = origin.doubts.map(worded).join("; ");
  if (!findings.length && !why) return null;
  return element(
    "ul",
    { className: "remarks" },
    ...findings.map(findingItem),
    why ? element("li", { className: "reason" }, t("why", { why })) : null,
  );
}

/**
 * What the gravest finding is about, for rows of one line.
 * @param {Unit} unit
 */
export function briefOf({ origin }) {
  const [worst] = [...(origin?.findings ?? [])].sort((a, b) => weight(a) - weight(b));
  if (!worst) return null;
  const title = worded(worst.message);
  return element("span", { className: `brief ${worst.severity}`, title }, label("rule", worst.rule));
}

/** @type {(finding: Finding) => number} */
const weight = ({ severity }) => SEVERITIES.indexOf(severity);

/** @type {(finding: Finding) => HTMLLIElement} */
const findingItem = ({ rule, severity, message }) =>
  element(
    "li",
    { className: severity },
    element("span", { className: "severity", title: label("severity", severity) }, label("rule", rule)),
    " ",
    worded(message),
  );

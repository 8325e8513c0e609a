// @ts-check
/** @import { Language, Model, Unit } from "../types" */

// Keeping the work: in the browser as it goes on, and in a file when it is asked for.

import { fromSaved, toSaved } from "../model/saved.mjs";
import { spoken } from "../words/words.mjs";
import { element } from "./dom.mjs";

/** @type {(model: Model) => string} */
const keyOfWork = ({ source, target, data }) =>
  `bitext-review:${source.fingerprint}:${target.fingerprint}:${data.made}`;

/**
 * Keeps the units in the browser; false if it cannot.
 * @param {Model} model
 * @param {readonly Unit[]} units
 */
export function keepWork(model, units) {
  try {
    localStorage.setItem(keyOfWork(model), JSON.stringify(toSaved(model, units, { whole: false })));
    return true;
  } catch {
    return false;
  }
}

/**
 * The units that the browser kept of this very alignment, and when; null if there are none.
 * @param {Model} model
 */
export function keptWork(model) {
  try {
    const kept = localStorage.getItem(keyOfWork(model)) ?? "";
    const units = fromSaved(model, kept);
    if (typeof units === "string") return null;
    return { units, when: new Date(JSON.parse(kept).saved).toLocaleString(spoken()) };
  } catch {
    return null;
  }
}

/**
 * Offers the review as a file; returns its name.
 * @param {Model} model
 * @param {readonly Unit[]} units
 */
export const download = (model, units) =>
  offer(model, "decisions.json", "application/json", JSON.stringify(toSaved(model, units), null, 1));

/**
 * Offers a text as a file that is called after the document; returns its name.
 * @param {Model} model
 * @param {string} ending
 * @param {string} type
 * @param {string} text
 */
export function offer(model, ending, type, text) {
  const stem = model.data.title.replace(/[^\p{L}\p{N}.-]+/gu, "-").replace(/^[-.]+/, "");
  const name = `${stem || "review"}.${ending}`;
  const url = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  return name;
}

const PREFERENCES = "bitext-review";

/**
 * The language, the theme and the view that were chosen in an earlier page, as far as the browser kept them.
 * @returns {{ ui?: Language, theme?: string, view?: string }}
 */
export function keptPreferences() {
  try {
    const { ui, theme, view } = JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}");
    return {
      ui: ui === "en" || ui === "fr" ? ui : undefined,
      theme: theme ? String(theme) : undefined,
      view: view ? String(view) : undefined,
    };
  } catch {
    return {};
  }
}

export function keepPreferences() {
  const { theme, view } = document.documentElement.dataset;
  try {
    localStorage.setItem(PREFERENCES, JSON.stringify({ ui: spoken(), theme, view }));
  } catch {
    // the choice holds until the page is closed
  }
}

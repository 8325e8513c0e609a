// @ts-check
/** @import { Key, Language, Wording } from "../types" */

// What the page says, in the language that it speaks at the moment.

import { ACTIONS } from "./actions.mjs";
import { FRAME } from "./frame.mjs";
import { UNITS } from "./units.mjs";

export const WORDS = { ...FRAME, ...UNITS, ...ACTIONS };

/** @type {Language} */
let language = "en";

export const spoken = () => language;
/** @type {() => Language} */
export const otherLanguage = () => (language === "en" ? "fr" : "en");
/** @type {(other: Language) => void} */
export function speak(other) {
  language = other;
}

/** @type {(wording: Wording) => string} */
export const worded = (wording) => wording[language];

/**
 * A text of the page: {name} is filled in, and of two forms separated by | the one that suits the number {n} is
 * taken.
 * @param {Key} key
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function t(key, values = {}) {
  const forms = worded(WORDS[key]).split("|");
  const one = typeof values.n === "number" && new Intl.PluralRules(language).select(values.n) === "one";
  const form = forms[one ? 0 : forms.length - 1];
  return typeset(form).replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));
}

/**
 * What one of a group of things is called, such as a role or a rule; its own name if the page has no word for it.
 * @param {string} group
 * @param {string} name
 */
export function label(group, name) {
  const key = `${group}_${name}`;
  return isKey(key) ? t(key) : name.replaceAll("_", " ");
}

/** @type {(key: string) => key is Key} */
export const isKey = (key) => Object.hasOwn(WORDS, key);

/**
 * French puts a space that does not break before its double marks and inside its quotation marks.
 * @param {string} text
 */
const typeset = (text) => (language === "fr" ? text.replace(/(?<=«) | (?=[:;!?»])/g, "\u00a0") : text);

/**
 * A share in per cent, rounded down: what is not certain never looks so.
 * @param {number} share
 */
export const percent = (share) =>
  new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(
    Math.floor(share * 100) / 100,
  );

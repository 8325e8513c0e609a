// @ts-check
/** @import { Model, Unit } from "../types" */
/** @import { History } from "../model/history.mjs" */

// What is around the list: the words of the frame, the progress, and the theme.

import { SHOWN } from "../model/filters.mjs";
import { firstBlock } from "../model/texts.mjs";
import { isDecided, isToDo } from "../model/units.mjs";
import { isKey, label, otherLanguage, spoken, t } from "../words/words.mjs";
import { button, byId, choice, element, field, part } from "./dom.mjs";
import { keepPreferences } from "./keep.mjs";
import { KEYS } from "./keys.mjs";

/** @param {Model} model */
export function fillTexts(model) {
  document.documentElement.lang = spoken();
  fillMarked();
  const { source, target, data } = model;
  byId("title").replaceChildren(data.title, element("small", {}, ` ${source.lang} → ${target.lang}`));
  byId("list").setAttribute("aria-label", t("page"));
  field("search").placeholder = t("search");
  byId("language").lang = otherLanguage();
  fillChoice("show", Object.keys(SHOWN));
  fillChoice("role", ["all", ...new Set(model.made.map((unit) => firstBlock(model, unit).kind))]);
  fillChoice("order", ["document", "worst"]);
  document.documentElement.classList.toggle("one-role", choice("role").length < 3);
  fillChoice("replace-side", ["target", "source", "both"]);
  byId("keys").replaceChildren(...KEYS.flatMap(([keys, name]) => pairOf(keysOf(keys), t(name))));
  byId("facts").replaceChildren(...factsOf(model).flatMap(([name, value]) => pairOf([name], value)));
  byId("warnings").replaceChildren(...data.warnings.map((warning) => element("li", { lang: "en" }, warning)));
  byId("warnings-title").hidden = !data.warnings.length;
}

/** Fills in the elements that say in an attribute which text or title they have. */
function fillMarked() {
  for (const node of document.querySelectorAll("[data-t], [data-title]")) {
    if (!(node instanceof HTMLElement)) continue;
    const { t: text = "", title = "" } = node.dataset;
    if (isKey(text)) node.textContent = t(text);
    if (isKey(title)) node.title = t(title);
  }
}

/**
 * Fills a list of choices, which are called by its name and their own, and keeps what was chosen.
 * @param {"show" | "role" | "order" | "replace-side"} id
 * @param {readonly string[]} names
 */
function fillChoice(id, names) {
  const list = choice(id);
  const chosen = list.value || names[0];
  list.replaceChildren(...names.map((name) => element("option", { value: name }, label(id.replace("-", "_"), name))));
  list.value = chosen;
}

/** @type {(name: (Node | string)[], value: string) => HTMLElement[]} */
const pairOf = (name, value) => [element("dt", {}, ...name), element("dd", {}, value)];

/** @type {(keys: readonly string[]) => (Node | string)[]} */
const keysOf = (keys) => keys.flatMap((key, index) => [index ? " " : "", element("kbd", {}, key)]);

/** @type {(model: Model) => [name: string, value: string][]} */
function factsOf({ source, target, data }) {
  const { symbol, ...more } = source.facts;
  return [
    .../** @type {[string, string][]} */ (symbol ? [[t("factSymbol"), symbol]] : []),
    [t("factSource"), `${source.name} (${source.lang})`],
    [t("factTarget"), `${target.name} (${target.lang})`],
    [t("factMade"), data.signature],
    [t("factPrint"), [source, target].map((text) => text.fingerprint.slice(0, 19)).join(" · ")],
    .../** @type {[string, string][]} */ (
      Object.entries(more).map(([name, value]) => [label("fact", name), value])
    ),
  ];
}

/** @param {History<Unit>} history */
export function showProgress({ items, done, undone }) {
  const decided = items.filter(isDecided).length;
  const left = items.filter(isToDo).length;
  const words = [
    t("progress", { done: decided, all: items.length }),
    left ? t("left", { n: left }) : t("none"),
  ];
  part("progress", HTMLProgressElement).value = items.length ? decided / items.length : 0;
  byId("progress-text").textContent = words.join(" · ");
  button("undo").disabled = !done.length;
  button("redo").disabled = !undone.length;
}

/**
 * Shows each unit in one line, or whole.
 * @param {boolean} compact
 */
export function setView(compact) {
  document.documentElement.dataset.view = compact ? "compact" : "whole";
  button("compact").setAttribute("aria-pressed", String(compact));
}

export const isCompact = () => document.documentElement.dataset.view === "compact";

export function turnTheme() {
  const root = document.documentElement;
  const { theme } = root.dataset;
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  keepPreferences();
}

// @ts-check
/** @import { SideName } from "../types" */

// What the splitter and the editor have in common: something takes the place of a row's texts for a while.

/**
 * What is open in a row. `key` takes a key and says whether that means something to it; `focus` brings the keyboard
 * back to it, wherever that was.
 * @typedef {object} Panel
 * @property {() => void} finish
 * @property {() => void} cancel
 * @property {() => void} focus
 * @property {(event: KeyboardEvent) => boolean} key
 */

import { t } from "../words/words.mjs";
import { element } from "./dom.mjs";

/**
 * Puts buttons to commit and to cancel under the texts of a row.
 * @param {HTMLElement} row
 * @param {"splitting" | "editing"} state
 * @param {{ commit: string, key: string, hint: string }} words
 * @param {() => void} commit
 * @param {() => void} cancel
 */
export function openPanel(row, state, words, commit, cancel) {
  row.classList.add(state);
  const buttons = [
    element(
      "button",
      { type: "button", className: "primary", on: { click: commit } },
      words.commit,
      key(words.key),
    ),
    element("button", { type: "button", on: { click: cancel } }, t("cancel"), key("Esc")),
    element("span", { className: "hint" }, words.hint),
  ];
  row.querySelector(".body")?.append(element("div", { className: "actions" }, ...buttons));
}

/** @param {string} name */
const key = (name) => element("kbd", {}, name);

/**
 * @param {HTMLElement} row
 * @param {SideName} side
 */
export function boxOf(row, side) {
  const box = row.querySelector(`.text.${side}`);
  if (!box) throw new Error("the row has not been rendered");
  return box;
}

/**
 * Puts an element in place of the text of one side; it gets the focus if that had it.
 * @param {HTMLElement} row
 * @param {SideName} side
 * @param {HTMLElement} node
 */
export function swapText(row, side, node) {
  const box = boxOf(row, side);
  const hadFocus = box.contains(document.activeElement);
  box.replaceChildren(...box.querySelectorAll(".side-name"), node);
  if (hadFocus) node.focus();
}

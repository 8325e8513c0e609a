// @ts-check
/** @import { Key, Unit } from "../types" */

// The bar at the foot of the window: what can be done to the current unit. It has its own place, so that the units
// stay where they are when another one becomes the current one.

import { stateOf } from "../model/units.mjs";
import { t } from "../words/words.mjs";
import { byId, element } from "./dom.mjs";

/**
 * @param {Unit | null} unit
 * @param {number} number
 */
export function showToolbar(unit, number) {
  const bar = byId("actions");
  bar.hidden = unit === null;
  if (!unit) return;
  bar.setAttribute("aria-label", t("actions", { n: number }));
  bar.replaceChildren(...actionsOf(unit).map(([name, key]) => buttonOf(name, key)));
}

/** @type {(unit: Unit) => [name: Key, key: string][]} */
const actionsOf = (unit) => [
  [stateOf(unit) === "accepted" ? "reopen" : "accept", "A"],
  ["split", "S"],
  ["mergeDown", "M"],
  ["mergeUp", "⇧M"],
  ["moveCut", "B"],
  ["moveDown", "Alt+↓"],
  ["moveUp", "Alt+↑"],
  ["edit", "E"],
  [unit.translation ? "exclude" : "include", "X"],
  ["comment", "C"],
];

/** @type {(name: Key, key: string) => HTMLButtonElement} */
function buttonOf(name, key) {
  const shortcut = element("kbd", { attrs: { "aria-hidden": "true" } }, key);
  return element("button", { type: "button", data: { action: name } }, t(name), shortcut);
}

// @ts-check
/** @import { Key } from "../types" */
/** @import { Page } from "./page.mjs" */

// What the keys do: in the help, and when one is pressed.

import { dialog, field } from "./dom.mjs";

/** @type {readonly (readonly [keys: readonly string[], name: Key])[]} */
export const KEYS = [
  [["↓", "↑", "J", "K"], "keyMove"],
  [["←", "→"], "keySide"],
  [["A", "↵"], "keyAccept"],
  [["S"], "keySplit"],
  [["M", "⇧M"], "keyMerge"],
  [["Alt+↓", "Alt+↑"], "keyMoveSegment"],
  [["B", "⇧B"], "keyMoveCut"],
  [["E"], "keyEdit"],
  [["X"], "keyExclude"],
  [["C"], "keyComment"],
  [["Z", "⇧Z"], "keyUndo"],
  [["N"], "keyNext"],
  [["/"], "keySearch"],
  [["R"], "keyReplace"],
  [["F"], "keyFlagged"],
  [["W"], "keyWorst"],
  [["L"], "keyCompact"],
  [["⇧A"], "keyAll"],
  [["Ctrl+S"], "keySave"],
  [["Esc"], "keyEscape"],
  [["?"], "keyHelp"],
];

/**
 * What a key does; `needsUnit` if it does something to the current unit.
 * @typedef {{ run: () => void, needsUnit?: boolean }} KeyAction
 */

/**
 * The action of a key, or null.
 * @param {Page} page
 * @param {KeyboardEvent} event
 * @returns {KeyAction | null}
 */
export function actionOf(page, event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const letter = key.toLowerCase();
  const onButton = event.target instanceof Element && event.target.closest("button, summary, a") !== null;
  if (ctrlKey || metaKey) return own(withCommand(page, shiftKey), letter);
  if (altKey) return own(withAlt(page), key);
  if (key === "Enter" && onButton) return null;
  const keys = { ...toGo(page), ...toChange(page, shiftKey), ...toShow(page) };
  return own(keys, key) ?? own(keys, letter);
}

/** @type {(keys: Readonly<Record<string, KeyAction>>, key: string) => KeyAction | null} */
const own = (keys, key) => (Object.hasOwn(keys, key) ? keys[key] : null);

/** @type {(page: Page, shift: boolean) => Record<string, KeyAction>} */
const withCommand = ({ actions }, shift) => ({
  z: { run: () => actions.undo(shift) },
  y: { run: () => actions.undo(true) },
});

/** @type {(page: Page) => Record<string, KeyAction>} */
const withAlt = ({ actions }) => ({
  ArrowDown: { run: () => actions.move(true), needsUnit: true },
  ArrowUp: { run: () => actions.move(false), needsUnit: true },
});

/** @type {(page: Page) => Record<string, KeyAction>} */
const toGo = ({ actions, list }) => ({
  ArrowDown: { run: () => list.step(1) },
  ArrowUp: { run: () => list.step(-1) },
  j: { run: () => list.step(1) },
  k: { run: () => list.step(-1) },
  PageDown: { run: () => list.step(10) },
  PageUp: { run: () => list.step(-10) },
  Home: { run: () => list.step(-Infinity) },
  End: { run: () => list.step(Infinity) },
  ArrowLeft: { run: () => actions.turn("source"), needsUnit: true },
  ArrowRight: { run: () => actions.turn("target"), needsUnit: true },
  n: { run: () => actions.nextToDo() },
});

/** @type {(page: Page, shift: boolean) => Record<string, KeyAction>} */
const toChange = ({ actions }, shift) => ({
  Enter: { run: () => actions.accept(), needsUnit: true },
  a: shift ? { run: () => actions.acceptAll() } : { run: () => actions.accept(), needsUnit: true },
  s: { run: () => actions.panels.split(), needsUnit: true },
  b: { run: () => actions.panels.moveCut(!shift), needsUnit: true },
  m: { run: () => actions.merge(!shift), needsUnit: true },
  e: { run: () => actions.panels.edit(), needsUnit: true },
  x: { run: () => actions.exclude(), needsUnit: true },
  c: { run: () => actions.panels.comment(), needsUnit: true },
  z: { run: () => actions.undo(shift) },
});

/** @type {(page: Page) => Record<string, KeyAction>} */
const toShow = (page) => ({
  f: { run: () => page.toggle("show", "todo", "all") },
  l: { run: () => page.turnView() },
  Escape: { run: () => page.clear() },
  r: { run: () => page.replacer.open() },
  w: { run: () => page.toggle("order", "worst", "document") },
  "/": {
    run: () => {
      field("search").focus();
      field("search").select();
    },
  },
  "?": { run: () => dialog("help").showModal() },
});

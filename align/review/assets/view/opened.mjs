// @ts-check
/** @import { Unit } from "../types" */
/** @import { UnitList } from "./list.mjs" */
/** @import { Panel } from "./panel.mjs" */

import { t } from "../words/words.mjs";
import { byId } from "./dom.mjs";
import { say } from "./said.mjs";

/** What is open in a row, a splitter or an editor, if anything is; nothing else can be done meanwhile. */
export class Opened {
  /** @type {Panel | null} */
  panel = null;
  /** @type {HTMLElement | null} */
  row = null;

  /** @param {UnitList} list */
  constructor(list) {
    this.list = list;
  }

  /**
   * Opens something in the row of a unit. `commit` gets its result and says whether it may close.
   * @template T
   * @param {Unit} unit
   * @param {(row: HTMLElement, done: (result: T | null) => void) => Panel} begin
   * @param {(result: T) => boolean} commit
   */
  open(unit, begin, commit) {
    const row = this.list.rows.node(unit);
    const panel = begin(row, (result) => {
      const { className } = row;
      row.classList.remove("splitting", "editing");
      this.#occupy(null, null);
      if (result === null || commit(result)) return this.list.resume(unit);
      this.#occupy(panel, row);
      row.className = className;
      return panel.focus();
    });
    this.#occupy(panel, row);
  }

  /**
   * Takes a key, wherever the focus is. What only the panel understands is kept from the browser; any other key
   * goes to the panel's own fields and buttons.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const { panel, row } = this;
    if (!panel || !row || event.isComposing) return;
    const target = /** @type {Element} */ (event.target);
    if (event.key === "Escape") panel.cancel();
    else if (event.key === "Enter" && target.closest("button") && row.contains(target)) return;
    else if (!panel.key(event)) {
      if (!row.contains(target) && !isModifier(event.key)) panel.focus();
      return;
    }
    event.preventDefault();
  }

  /**
   * Keeps what is open, as saving does.
   * @returns {boolean} whether nothing is open any more
   */
  finish() {
    this.panel?.finish();
    return this.panel === null;
  }

  /** Says what to do first to someone who wants to do something else. */
  remind() {
    say(t("saidFinishFirst"));
    this.row?.scrollIntoView({ block: "nearest" });
    this.panel?.focus();
  }

  /**
   * @param {Panel | null} panel
   * @param {HTMLElement | null} row
   */
  #occupy(panel, row) {
    this.panel = panel;
    this.row = row;
    for (const id of ["top", "actions"]) byId(id).inert = panel !== null;
  }
}

/** @type {(key: string) => boolean} */
const isModifier = (key) => ["Alt", "AltGraph", "Control", "Meta", "Shift", "Tab"].includes(key);

// @ts-check
/** @import { Action, Change, Edit, Model, Result, SideName, Unit } from "../types" */
/** @import { History } from "../model/history.mjs" */
/** @import { UnitList } from "./list.mjs" */

// What can be done to the units: each action is a change that can be undone, or says why it cannot be done.

import { sorted } from "../model/accepting.mjs";
import { accept, exclude, isRefusal, merge, move, reopen } from "../model/operations.mjs";
import { isDecided, isToDo, stateOf } from "../model/units.mjs";
import { label, t } from "../words/words.mjs";
import { Panels } from "./panels.mjs";
import { say } from "./said.mjs";

export class Actions {
  /**
   * @param {Model} model
   * @param {History<Unit>} history
   * @param {UnitList} list
   * @param {() => void} changed called after every change
   */
  constructor(model, history, list, changed) {
    this.model = model;
    this.history = history;
    this.list = list;
    this.changed = changed;
    this.panels = new Panels(model, history, list, (...change) => this.#change(...change));
  }

  /** The current unit; keys and buttons that need one do nothing without it. */
  get #unit() {
    if (!this.list.current) throw new Error("there is no current unit");
    return this.list.current;
  }

  /**
   * Replaces units by the result of an operation, unless that says why not; the unit at `focus` becomes the
   * current one.
   * @param {readonly Unit[]} removed
   * @param {Result} result
   * @param {Action} action
   * @param {number} [focus]
   * @returns {boolean} whether it was done
   */
  #change(removed, result, action, focus = 0) {
    if (isRefusal(result)) say(t(result));
    else {
      this.#follow(this.history.apply([{ removed, inserted: result }], action), result[focus]);
      say(label("said", action));
    }
    return !isRefusal(result);
  }

  /**
   * Puts units with replaced text in place of others; `n` is the number of places.
   * @param {readonly Edit<Unit>[]} edits
   * @param {number} n
   */
  replace(edits, n) {
    const own = edits.find(({ removed }) => removed[0] === this.list.current)?.inserted[0];
    this.#follow(this.history.apply(edits, "replace"), own ?? this.#unit, false);
    const open = edits.filter(({ inserted }) => !isDecided(inserted[0])).length;
    say([t("said_replace", { n }), open ? t("saidStillOpen", { n: open }) : ""].filter(Boolean).join(" "));
  }

  /**
   * @param {Change<Unit>} change
   * @param {Unit} unit
   * @param {boolean} [focus]
   */
  #follow(change, unit, focus = true) {
    this.list.follow(change, unit, focus);
    this.changed();
  }

  accept() {
    const unit = this.#unit;
    if (stateOf(unit) === "accepted") return this.#change([unit], [reopen(unit)], "reopen");
    const next = this.list.next((other) => !isDecided(other));
    if (isDecided(unit)) return this.list.select(next ?? unit);
    const accepted = accept(unit);
    this.#follow(this.history.apply([{ removed: [unit], inserted: [accepted] }], "accept"), next ?? accepted);
    return say(t("said_accept"));
  }

  /**
   * Accepts the open units that are shown: those that nothing speaks against, and the doubtful ones if it was asked
   * for. It says what is left; one-sided units always are.
   * @param {boolean} [doubtfulToo]
   */
  acceptAll(doubtfulToo = false) {
    const { sure, doubtful } = sorted(this.list.shown);
    const edits = [...sure, ...(doubtfulToo ? doubtful : [])].map((unit) => ({
      removed: [unit],
      inserted: [accept(unit)],
    }));
    if (edits.length) {
      const change = this.history.apply(edits, "acceptAll");
      const own = edits.find(({ removed }) => removed[0] === this.list.current)?.inserted[0];
      this.#follow(change, own ?? this.#unit);
    }
    const left = sorted(this.list.shown).left.map(({ doubt, n }) => t(doubt, { n }));
    const did = edits.length ? t("said_acceptAll", { n: edits.length }) : t("saidNoneToAccept");
    return say([did, left.length ? t("saidLeft", { what: left.join(", ") }) : ""].filter(Boolean).join(" "));
  }

  exclude() {
    const unit = this.#unit;
    this.#change([unit], [exclude(unit)], unit.translation ? "exclude" : "include");
  }

  /** @param {boolean} down */
  merge(down) {
    const other = this.history.neighbour(this.#unit, down);
    if (!other) return say(t(down ? "cannotMergeDown" : "cannotMergeUp"));
    const [upper, lower] = down ? [this.#unit, other] : [other, this.#unit];
    return this.#change([upper, lower], merge(this.model, upper, lower), "merge");
  }

  /** @param {boolean} down */
  move(down) {
    const unit = this.#unit;
    const other = this.history.neighbour(unit, down);
    if (!other) return say(t("cannotMoveEdge"));
    const result = move(this.model, unit, other, this.list.side, down);
    const removed = down ? [unit, other] : [other, unit];
    return this.#change(removed, result, "move", down || result.length === 1 ? 0 : 1);
  }

  undo(again = false) {
    const change = again ? this.history.redo() : this.history.undo();
    if (!change) return say(t(again ? "saidNothingToRedo" : "saidNothingToUndo"));
    this.#follow(change, change.splices[0].inserted[0]);
    return say(t(again ? "saidRedone" : "saidUndone", { what: label("did", change.action) }));
  }

  /**
   * Puts all units in place of the present ones.
   * @param {readonly Unit[]} units
   * @param {Action} action
   */
  replaceAll(units, action) {
    const change = this.history.replaceAll(units, action);
    this.list.touched.clear();
    this.#follow(change, units[0]);
  }

  /** @param {SideName} side */
  turn(side) {
    if (this.list.side === side) return;
    this.list.turn(side);
    say(t("saidSide", { side: t(side) }));
  }

  nextToDo() {
    const next = this.list.next(isToDo);
    if (next) this.list.select(next);
    else say(t("none"));
  }
}

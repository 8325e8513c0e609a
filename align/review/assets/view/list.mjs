// @ts-check
/** @import { Change, Model, SideName, Unit } from "../types" */
/** @import { History } from "../model/history.mjs" */
/** @import { Replacement } from "../model/replacing.mjs" */
/** @import { Shown } from "./row.mjs" */

// The list: which units are shown, in which order, and which is the current one.

import { besides } from "../model/besides.mjs";
import { fits } from "../model/filters.mjs";
import { worse } from "../model/units.mjs";
import { choice } from "./dom.mjs";
import { readFilters, showCount } from "./filters.mjs";
import { Rows } from "./rows.mjs";
import { scrollToMiddle } from "./scrolling.mjs";
import { sectionsOf } from "./sections.mjs";
import { showToolbar } from "./toolbar.mjs";

export class UnitList {
  /** @type {readonly Unit[]} */
  shown = [];
  /** @type {Unit | null} */
  current = null;
  /** @type {SideName} */
  side = "target";
  /**
   * Units that were changed since the filters were set; they stay in the list.
   * @type {Set<Unit>}
   */
  touched = new Set();
  /** What is searched for, folded. */
  query = "";
  /**
   * What is to be replaced, if something is.
   * @type {Replacement | null}
   */
  find = null;
  /** @type {Map<Unit, number>} */
  #numbers = new Map();
  /** @type {Map<Unit, string>} */
  #sections = new Map();

  /**
   * @param {Model} model
   * @param {History<Unit>} history
   */
  constructor(model, history) {
    this.model = model;
    this.history = history;
    this.rows = new Rows((unit) => this.#shownOf(unit));
  }

  /**
   * @param {Unit} unit
   * @returns {Shown}
   */
  #shownOf(unit) {
    const number = this.#numbers.get(unit) ?? 0;
    const current = unit === this.current;
    const { model, query, find, side } = this;
    const near = current ? besides(this.history.items, this.shown, unit, number) : {};
    return { model, unit, number, current, side, query, find, section: this.#sections.get(unit), ...near };
  }

  /**
   * Goes to a unit that the filters may leave out.
   * @param {Unit} unit
   */
  visit(unit) {
    this.touched.add(unit);
    this.refresh();
    this.select(unit);
  }

  /** Shows the units that fit the filters, and those that were changed since the filters were set. */
  refresh() {
    const filters = readFilters();
    this.query = filters.query;
    const inDocument = choice("order").value === "document";
    const shown = this.history.items.filter(
      (unit) => this.touched.has(unit) || fits(this.model, unit, filters),
    );
    if (!inDocument) shown.sort((a, b) => worse(a.rank, b.rank));
    this.rows.put(this.shown, shown);
    this.shown = shown;
    this.#numbers = new Map(this.history.items.map((unit, index) => [unit, index + 1]));
    this.#sections = inDocument ? sectionsOf(this.model, shown) : new Map();
    this.rows.update();
    showCount(shown.length, this.history.items.length, filters);
  }

  /**
   * Makes a unit the current one.
   * @param {Unit | null} unit
   * @param {{ focus?: boolean, scroll?: boolean }} [options]
   */
  select(unit, { focus = true, scroll = true } = {}) {
    const before = this.current;
    this.current = unit;
    if (before && before !== unit && this.rows.isRendered(before)) this.rows.render(before);
    this.showActions();
    if (!unit) return;
    this.rows.render(unit);
    const node = this.rows.node(unit);
    if (focus) node.focus({ preventScroll: true });
    if (scroll) scrollToMiddle(node);
  }

  /** Offers what can be done to the current unit. */
  showActions() {
    showToolbar(this.current, this.current ? (this.#numbers.get(this.current) ?? 0) : 0);
  }

  /**
   * Goes down by a number of units, or up if it is negative.
   * @param {number} by
   */
  step(by) {
    const at = this.#at() + by;
    const next = this.shown[Math.min(this.shown.length - 1, Math.max(0, at))];
    if (next) this.select(next);
  }

  /**
   * The next unit in the list that passes a test, from the current one on and round the end.
   * @param {(unit: Unit) => boolean} test
   */
  next(test) {
    const at = this.#at();
    return [...this.shown.slice(at + 1), ...this.shown.slice(0, Math.max(0, at))].find(test) ?? null;
  }

  #at() {
    return this.current ? this.shown.indexOf(this.current) : -1;
  }

  /**
   * Shows what a change has left, and goes to a unit.
   * @param {Change<Unit>} change
   * @param {Unit} unit
   * @param {boolean} [focus]
   */
  follow(change, unit, focus = true) {
    const stale = this.#inherit(change);
    this.refresh();
    for (const heir of stale) this.rows.renew(heir);
    this.select(this.shown.includes(unit) ? unit : (this.shown[0] ?? null), { focus });
  }

  /**
   * Units that replace as many others inherit their rows; gives those whose rows still show the old ones.
   * @param {Change<Unit>} change
   */
  #inherit({ splices }) {
    /** @type {Map<Unit, Unit>} */
    const heirs = new Map();
    /** @type {Set<Unit>} */
    const gone = new Set();
    for (const { removed, inserted } of splices) {
      const same = removed.length === inserted.length;
      removed.forEach((old, index) => (same ? heirs.set(old, inserted[index]) : gone.add(old)));
      if (!same) inserted.forEach((unit) => gone.delete(unit));
      if (splices.length === 1 && inserted.length < 10) inserted.forEach((unit) => this.touched.add(unit));
    }
    const stale = [...heirs].filter(([old, heir]) => this.rows.inherit(old, heir)).map(([, heir]) => heir);
    for (const unit of gone) this.rows.remove(unit);
    this.shown = this.shown.map((old) => heirs.get(old) ?? old).filter((unit) => !gone.has(unit));
    if (this.current) this.current = heirs.get(this.current) ?? this.current;
    return stale;
  }

  /**
   * Gives the keyboard back to the row of a unit after something else had its place.
   * @param {Unit} unit
   */
  resume(unit) {
    if (!this.rows.has(unit)) return;
    this.rows.render(unit);
    this.rows.node(unit).focus({ preventScroll: true });
  }

  /** @param {SideName} side */
  turn(side) {
    this.side = side;
    if (this.current) this.rows.render(this.current);
  }

  /** Renders every row that is shown: the page is being printed. */
  renderAll() {
    for (const unit of this.shown) if (!this.rows.isRendered(unit)) this.rows.render(unit);
  }
}

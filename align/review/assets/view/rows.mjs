// @ts-check
/** @import { Unit } from "../types" */
/** @import { Shown } from "./row.mjs" */

// The rows of the list. A row is rendered when it comes near the window.

import { byId, element } from "./dom.mjs";
import { guessHeight } from "./heights.mjs";
import { renderRow } from "./row.mjs";

/**
 * A row: its element, its unit, what is shown in it, null if that is not what it should show, and whether it is
 * near the window.
 * @typedef {{ node: HTMLLIElement, unit: Unit, shown: Shown | null, near: boolean }} Row
 */

/** What of a rendered row may change though its unit stays. */
const KEPT = /** @type {const} */ (["number", "section", "query", "find", "before", "after"]);

export class Rows {
  /** @type {Map<Unit, Row>} */
  #rows = new Map();
  /** @type {WeakMap<Element, Row>} */
  #ofNode = new WeakMap();

  /** @param {(unit: Unit) => Shown} shownOf what the row of a unit should show now */
  constructor(shownOf) {
    this.shownOf = shownOf;
    this.watcher = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: "800px 0px" });
  }

  /**
   * The element of a unit's row, made if there is none yet.
   * @param {Unit} unit
   */
  node(unit) {
    return this.#row(unit).node;
  }

  /** @param {Unit} unit */
  has(unit) {
    return this.#rows.has(unit);
  }

  /**
   * The unit of the row that an element is in.
   * @param {Element} inside
   */
  unitAt(inside) {
    const node = inside.closest("li.unit");
    return (node && this.#ofNode.get(node)?.unit) ?? null;
  }

  /** @param {Unit} unit */
  isRendered(unit) {
    return Boolean(this.#rows.get(unit)?.shown);
  }

  /** @param {Unit} unit */
  render(unit) {
    const row = this.#row(unit);
    const { node } = row;
    if (node.matches(".splitting, .editing")) return;
    const hadFocus = node.contains(document.activeElement);
    row.shown = this.shownOf(unit);
    renderRow(node, row.shown);
    if (hadFocus) node.focus({ preventScroll: true });
  }

  /**
   * Puts the rows of units into the list in place of others; those that are at its start or end already stay
   * untouched.
   * @param {readonly Unit[]} old
   * @param {readonly Unit[]} units
   */
  put(old, units) {
    const most = Math.min(units.length, old.length);
    let start = 0;
    while (start < most && old[start] === units[start]) start += 1;
    let end = 0;
    while (end < most - start && old[old.length - 1 - end] === units[units.length - 1 - end]) end += 1;
    const after = end ? this.node(old[old.length - end]) : null;
    const nodes = units.slice(start, units.length - end).map((unit) => this.node(unit));
    for (const unit of old.slice(start, old.length - end)) this.#rows.get(unit)?.node.remove();
    const fragment = document.createDocumentFragment();
    fragment.append(...nodes);
    byId("list").insertBefore(fragment, after);
  }

  /** Renders again each rendered row that should show something else now. */
  update() {
    for (const { unit, shown } of this.#rows.values()) {
      if (!shown) continue;
      const now = this.shownOf(unit);
      if (KEPT.some((name) => now[name] !== shown[name])) this.renew(unit);
    }
  }

  /** Renders again what is rendered: the language has changed. */
  renderAgain() {
    for (const unit of this.#rows.keys()) if (this.isRendered(unit)) this.renew(unit);
  }

  /**
   * Renders a row again: at once if it is near the window, else when it comes there.
   * @param {Unit} unit
   */
  renew(unit) {
    const row = this.#row(unit);
    if (row.near) this.render(unit);
    else row.shown = null;
  }

  /**
   * Gives the row of a unit to the one that replaces it; true if the row still shows the old one.
   * @param {Unit} old
   * @param {Unit} heir
   */
  inherit(old, heir) {
    const row = this.#rows.get(old);
    if (!row || old === heir) return false;
    this.#rows.delete(old);
    row.unit = heir;
    this.#rows.set(heir, row);
    return row.shown !== null;
  }

  /** @param {Unit} unit */
  remove(unit) {
    const row = this.#rows.get(unit);
    if (!row) return;
    this.watcher.unobserve(row.node);
    row.node.remove();
    this.#rows.delete(unit);
  }

  /** @param {Unit} unit */
  #row(unit) {
    const known = this.#rows.get(unit);
    if (known) return known;
    const node = element("li", { tabIndex: -1, className: "unit" });
    node.style.setProperty("contain-intrinsic-block-size", `auto ${guessHeight(unit)}px`);
    /** @type {Row} */
    const row = { node, unit, shown: null, near: false };
    this.#rows.set(unit, row);
    this.#ofNode.set(node, row);
    this.watcher.observe(node);
    return row;
  }

  /** @param {readonly IntersectionObserverEntry[]} entries */
  #seen(entries) {
    for (const { isIntersecting, target } of entries) {
      const row = this.#ofNode.get(target);
      if (!row) continue;
      row.near = isIntersecting;
      row.node.toggleAttribute("data-close", isIntersecting);
      if (isIntersecting && !row.shown) this.render(row.unit);
    }
  }
}

// @ts-check
/** @import { Unit } from "../types" */
/** @import { Shown } from "./row.mjs" */

// The rows of the list. A row is rendered when it comes near the window.

import { element } from "./dom.mjs";
import { guessHeight, renderRow } from "./row.mjs";

/**
 * A row: its element, its unit, and what was shown in it last, if it has been rendered.
 * @typedef {{ node: HTMLLIElement, unit: Unit, shown: Shown | null }} Row
 */

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

  /** Renders again each rendered row whose number or section heading has changed. */
  renumber() {
    for (const { unit, shown } of this.#rows.values()) {
      if (!shown) continue;
      const { number, section } = this.shownOf(unit);
      if (number !== shown.number || section !== shown.section) this.render(unit);
    }
  }

  /** Renders again what is rendered: the language has changed. */
  renderAgain() {
    for (const unit of this.#rows.keys()) if (this.isRendered(unit)) this.render(unit);
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
    node.style.setProperty("contain-intrinsic-block-size", `auto ${guessHeight(unit, columns())}px`);
    /** @type {Row} */
    const row = { node, unit, shown: null };
    this.#rows.set(unit, row);
    this.#ofNode.set(node, row);
    this.watcher.observe(node);
    return row;
  }

  /** @param {readonly IntersectionObserverEntry[]} entries */
  #seen(entries) {
    for (const { isIntersecting, target } of entries) {
      const row = this.#ofNode.get(target);
      if (isIntersecting && row && !row.shown) this.render(row.unit);
    }
  }
}

// About how many characters of a text fit on a line.
const columns = () => (innerWidth < 720 ? innerWidth / 9 : (Math.min(innerWidth, 1500) - 190) / 18);

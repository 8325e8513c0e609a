// @ts-check
/** @import { Action, Change, Edit, Splice } from "../types" */

/**
 * The present items, and what was done to them, so that it can be undone.
 * @template T
 */
export class History {
  /** @param {readonly T[]} items */
  constructor(items) {
    this.items = [...items];
    /** @type {Change<T>[]} */
    this.done = [];
    /** @type {Change<T>[]} */
    this.undone = [];
  }

  /**
   * The item after or before one, whatever is shown of them.
   * @param {T} item
   * @param {boolean} after
   * @returns {T | undefined}
   */
  neighbour(item, after) {
    return this.items[this.items.indexOf(item) + (after ? 1 : -1)];
  }

  /**
   * Puts items in place of others. Several edits at once keep the number of items.
   * @param {readonly Edit<T>[]} edits
   * @param {Action} action
   */
  apply(edits, action) {
    const places = new Map(this.items.map((item, index) => [item, index]));
    const splices = edits.map(({ removed, inserted }) => {
      const at = places.get(removed[0]);
      if (at === undefined) throw new Error("an edit removes an item that is not there");
      return { at, removed, inserted };
    });
    return this.#do({ action, splices });
  }

  /**
   * Puts items in place of all the present ones.
   * @param {readonly T[]} items
   * @param {Action} action
   */
  replaceAll(items, action) {
    return this.#do({ action, splices: [{ at: 0, removed: [...this.items], inserted: items }] });
  }

  /** Takes the last change back; gives the change that does so, or null if there is nothing to undo. */
  undo() {
    const change = this.done.pop();
    if (!change) return null;
    const splices = change.splices
      .map(({ at, removed, inserted }) => ({ at, removed: inserted, inserted: removed }))
      .reverse();
    this.#make(splices);
    this.undone.push(change);
    return { action: change.action, splices };
  }

  /** Makes the last change that was undone again; null if there is none. */
  redo() {
    const change = this.undone.pop();
    if (!change) return null;
    this.#make(change.splices);
    this.done.push(change);
    return change;
  }

  /** @param {Change<T>} change */
  #do(change) {
    this.#make(change.splices);
    this.done.push(change);
    this.undone = [];
    return change;
  }

  /** @param {readonly Splice<T>[]} splices */
  #make(splices) {
    for (const { at, removed, inserted } of splices) {
      if (removed.length === inserted.length) {
        inserted.forEach((item, index) => (this.items[at + index] = item));
      } else {
        this.items = [...this.items.slice(0, at), ...inserted, ...this.items.slice(at + removed.length)];
      }
    }
  }
}

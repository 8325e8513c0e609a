// @ts-check
/** @import { Action, Model, Result, Unit } from "../types" */
/** @import { History } from "../model/history.mjs" */
/** @import { UnitList } from "./list.mjs" */

// What takes more than one key: each opens something in the row of the current unit, and is a change when that is
// kept.

import { borderPlaces, isCuttable, splitPlaces } from "../model/cuts.mjs";
import { comment, cutAgain, edit, split } from "../model/operations.mjs";
import { isEdited } from "../model/units.mjs";
import { t } from "../words/words.mjs";
import { openComment, openEditor } from "./editor.mjs";
import { Opened } from "./opened.mjs";
import { say } from "./said.mjs";
import { Splitter } from "./splitter.mjs";

export class Panels extends Opened {
  /**
   * @param {Model} model
   * @param {History<Unit>} history
   * @param {UnitList} list
   * @param {(removed: readonly Unit[], result: Result, action: Action, focus?: number) => boolean} change
   */
  constructor(model, history, list, change) {
    super(list);
    this.model = model;
    this.history = history;
    this.change = change;
  }

  /** The current unit; keys and buttons that need one do nothing without it. */
  get #unit() {
    if (!this.list.current) throw new Error("there is no current unit");
    return this.list.current;
  }

  split() {
    const unit = this.#unit;
    if (isEdited(unit)) return say(t("cannotEdited"));
    const cut = splitPlaces(this.model, unit);
    if (!isCuttable(cut)) return say(t("cannotSplit"));
    const words = { commit: t("splitDo"), hint: t("cutHelp") };
    return this.open(
      unit,
      (row, done) => new Splitter(cut, words, row, this.list.side, done),
      (cuts) => this.change([unit], split(this.model, unit, cuts), "split"),
    );
  }

  /**
   * Moves the cut between the current unit and the one below or above it in the document.
   * @param {boolean} down
   */
  moveCut(down) {
    const unit = this.#unit;
    const other = this.history.neighbour(unit, down);
    if (!other) return say(t("cannotMoveEdge"));
    const [upper, lower] = down ? [unit, other] : [other, unit];
    const cut = borderPlaces(this.model, upper, lower);
    if (typeof cut === "string") return say(t(cut));
    const words = { commit: t("cutDo"), hint: t("cutHelp") };
    const lent = this.list.rows.has(other) ? this.list.rows.node(other) : null;
    lent?.classList.add("lent");
    return this.open(
      unit,
      (row, done) =>
        new Splitter(cut, words, row, this.list.side, (cuts) => {
          lent?.classList.remove("lent");
          done(cuts);
        }),
      (cuts) => {
        const result = cutAgain(this.model, upper, lower, cuts);
        return this.change([upper, lower], result, "moveCut", down ? 0 : 1) || result === "saidSame";
      },
    );
  }

  edit() {
    const unit = this.#unit;
    this.open(
      unit,
      (row, done) => openEditor(this.model, unit, row, this.list.side, done),
      (texts) => {
        const result = edit(this.model, unit, texts);
        this.change([unit], result, "edit");
        return result !== "cannotEmpty";
      },
    );
  }

  comment() {
    const unit = this.#unit;
    this.open(
      unit,
      (row, done) => openComment(unit, row, done),
      (/** @type {string} */ text) => {
        this.change([unit], comment(unit, text), "comment");
        return true;
      },
    );
  }
}

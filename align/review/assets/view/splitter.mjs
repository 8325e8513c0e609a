// @ts-check
/** @import { CutPlace, SideName, Sides } from "../types" */
/** @import { Cut } from "../model/cuts.mjs" */

// Choosing where to cut: sliders take the place of the texts of a row.

import { bySide, otherSide, SIDES } from "../model/texts.mjs";
import { t } from "../words/words.mjs";
import { element } from "./dom.mjs";
import { boxOf, openPanel, swapText } from "./panel.mjs";

export class Splitter {
  /** @type {Sides<readonly CutPlace[]>} */
  #places;
  /**
   * The indexes of the chosen places.
   * @type {Record<SideName, number>}
   */
  #at;

  /**
   * @param {Cut} cut
   * @param {{ commit: string, hint: string }} words
   * @param {HTMLElement} row
   * @param {SideName} side where to begin
   * @param {(cuts: Sides<number> | null) => void} done gets the offset of the cut on each side, or null
   */
  constructor({ texts, places, at }, words, row, side, done) {
    this.row = row;
    this.done = done;
    this.texts = texts;
    this.#places = places;
    this.#at = { ...at };
    this.side = places[side].length < 3 ? otherSide(side) : side;
    openPanel(
      row,
      "splitting",
      { ...words, key: "↵" },
      () => this.finish(),
      () => done(null),
    );
    SIDES.forEach((name) => this.#draw(name));
    this.focus();
  }

  /** Puts the keyboard on the mark of the active side. */
  focus() {
    const slider = boxOf(this.row, this.side).querySelector(".slider");
    if (slider instanceof HTMLElement) slider.focus();
  }

  /** @param {SideName} side */
  #draw(side) {
    const places = this.#places[side];
    if (!places.length) return;
    const cut = places[this.#at[side]].offset;
    /** @type {HTMLElement[]} */
    const words = places.slice(0, -1).map((place, index) => {
      const classes = ["word", place.segment ? "segment-start" : "", place.offset >= cut ? "second" : ""];
      const settings = {
        className: classes.filter(Boolean).join(" "),
        on: { click: () => this.#set(side, index) },
      };
      return element("span", settings, this.texts[side].slice(place.offset, places[index + 1].offset));
    });
    words.splice(this.#at[side], 0, element("span", { className: "cut", attrs: { "aria-hidden": "true" } }));
    const [next] = this.texts[side].slice(cut).split(/\s/, 1);
    const slider = element(
      "p",
      {
        className: "segment slider",
        tabIndex: 0,
        on: { focus: () => (this.side = side) },
        attrs: {
          role: "slider",
          "aria-label": t("splitSide", { side: t(side) }),
          "aria-valuemin": 0,
          "aria-valuemax": places.length - 1,
          "aria-valuenow": this.#at[side],
          "aria-valuetext": next ? t("splitAt", { word: next }) : t("splitEnd"),
        },
      },
      ...words,
    );
    swapText(this.row, side, slider);
  }

  /**
   * @param {SideName} side
   * @param {number} index
   */
  #set(side, index) {
    if (!this.#places[side].length) return;
    this.side = side;
    this.#at[side] = index;
    this.#draw(side);
    this.focus();
  }

  /**
   * @param {number} direction 1 or -1
   * @param {boolean} byClause
   */
  #step(direction, byClause) {
    const places = this.#places[this.side];
    let index = this.#at[this.side] + direction;
    while (byClause && places[index] && !places[index].clause) index += direction;
    this.#set(this.side, Math.min(places.length - 1, Math.max(0, index)));
  }

  /**
   * Does what a key says; false if it says nothing here.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const slider = boxOf(this.row, this.side);
    const forward = getComputedStyle(slider).direction === "rtl" ? -1 : 1;
    const other = otherSide(this.side);
    /** @type {Readonly<Record<string, () => void>>} */
    const keys = {
      ArrowLeft: () => this.#step(-forward, event.shiftKey),
      ArrowRight: () => this.#step(forward, event.shiftKey),
      ArrowUp: () => this.#set(other, this.#at[other]),
      ArrowDown: () => this.#set(other, this.#at[other]),
      Home: () => this.#set(this.side, 0),
      End: () => this.#set(this.side, this.#places[this.side].length - 1),
      Enter: () => this.finish(),
    };
    if (!Object.hasOwn(keys, event.key)) return false;
    keys[event.key]();
    return true;
  }

  cancel() {
    this.done(null);
  }

  finish() {
    this.done(bySide((side) => this.#places[side][this.#at[side]]?.offset ?? 0));
  }
}

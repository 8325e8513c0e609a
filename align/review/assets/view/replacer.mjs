// @ts-check
/** @import { Replacement } from "../model/replacing.mjs" */
/** @import { Page } from "./page.mjs" */

// The bar to find text and put other text in its place, in the units shown.

import { replaceIn } from "../model/replacing.mjs";
import { SIDES } from "../model/texts.mjs";
import { t } from "../words/words.mjs";
import { byId, choice, field } from "./dom.mjs";
import { say } from "./said.mjs";

export class Replacer {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.bar = byId("replace");
    /** @type {Readonly<Record<string, () => void>>} */
    const buttons = {
      "replace-next": () => this.#next(),
      "replace-here": () => this.#here(),
      "replace-all": () => this.#all(),
      "replace-close": () => this.close(),
    };
    for (const [id, handler] of Object.entries(buttons)) byId(id).addEventListener("click", handler);
    this.bar.addEventListener("input", () => this.count());
    this.bar.addEventListener("submit", (event) => event.preventDefault());
    this.bar.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Opens the bar; it begins with what is searched for. */
  open() {
    this.bar.hidden = false;
    const find = field("replace-find");
    find.value = field("search").value.trim() || find.value;
    this.count();
    find.focus();
    find.select();
  }

  close() {
    this.bar.hidden = true;
    this.#show(null);
    this.page.list.select(this.page.list.current, { scroll: false });
  }

  /** Says how many places there are in the units shown, if the bar is open. */
  count() {
    if (this.bar.hidden) return;
    this.#show(this.#wanted());
    const found = this.#found();
    const places = found.reduce((sum, { n }) => sum + n, 0);
    const words = `${t("replacePlaces", { n: places })} ${t("replaceUnits", { n: found.length })}`;
    byId("replace-count").textContent = field("replace-find").value ? words : "";
  }

  /**
   * Marks in the list what is to be replaced.
   * @param {Replacement | null} wanted
   */
  #show(wanted) {
    const { list } = this.page;
    if (JSON.stringify(wanted) === JSON.stringify(list.find)) return;
    list.find = wanted;
    list.rows.update();
  }

  /** @returns {Replacement} */
  #wanted() {
    const side = choice("replace-side").value;
    return {
      find: field("replace-find").value,
      put: field("replace-with").value,
      sides: SIDES.filter((name) => side === "both" || side === name),
      exact: field("replace-exact").checked,
      words: field("replace-words").checked,
    };
  }

  /** The units shown in which something would change, each with what it would be. */
  #found() {
    const wanted = this.#wanted();
    const { list, model } = this.page;
    return list.shown
      .map((old) => ({ old, ...replaceIn(model, old, wanted) }))
      .filter(({ n }) => n);
  }

  /** Goes to the next unit in which something would change. */
  #next() {
    const { list, model } = this.page;
    const wanted = this.#wanted();
    const next = list.next((unit) => replaceIn(model, unit, wanted).n > 0);
    if (next) list.select(next, { focus: false });
    else say(t("saidNotFound"));
  }

  /** Replaces in the current unit, and goes to the next one. */
  #here() {
    const { actions, list, model } = this.page;
    if (!list.current) return;
    const { unit, n } = replaceIn(model, list.current, this.#wanted());
    if (n) actions.replace([{ removed: [list.current], inserted: [unit] }], n);
    this.#next();
    this.count();
  }

  #all() {
    const found = this.#found();
    if (!found.length) return say(t("saidNotFound"));
    const places = found.reduce((sum, { n }) => sum + n, 0);
    this.page.actions.replace(
      found.map(({ old, unit }) => ({ removed: [old], inserted: [unit] })),
      places,
    );
    return this.count();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const inField = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && inField) this.#next();
    else if (event.ctrlKey || event.metaKey) return;
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

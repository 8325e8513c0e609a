// @ts-check
/** @import { Language, PageData, Unit } from "../types" */

// The page: the list and what is around it, and how the work is kept.

import { History } from "../model/history.mjs";
import { fromSaved } from "../model/saved.mjs";
import { toTmx } from "../model/tmx.mjs";
import { isDecided, readModel } from "../model/units.mjs";
import { speak, t } from "../words/words.mjs";
import { Actions } from "./actions.mjs";
import { choice } from "./dom.mjs";
import { resetAll, resetFilters } from "./filters.mjs";
import { fillTexts, isCompact, setView, showProgress } from "./frame.mjs";
import { download, keepPreferences, keepWork, keptPreferences, keptWork, offer } from "./keep.mjs";
import { UnitList } from "./list.mjs";
import { Replacer } from "./replacer.mjs";
import { say } from "./said.mjs";

export class Page {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #keeping;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #filtering;

  /** @param {PageData} data */
  constructor(data) {
    const { ui, theme, view } = keptPreferences();
    speak(ui ?? data.ui);
    if (theme) document.documentElement.dataset.theme = theme;
    setView(view === "compact");
    this.model = readModel(data);
    this.history = /** @type {History<Unit>} */ (new History(this.model.made));
    this.list = new UnitList(this.model, this.history);
    this.actions = new Actions(this.model, this.history, this.list, () => this.#changed());
    this.replacer = new Replacer(this);
    fillTexts(this.model);
    const kept = keptWork(this.model);
    if (kept) this.history.replaceAll(kept.units, "load");
    this.#refresh();
    this.list.select(this.list.shown[0] ?? null, { focus: false, scroll: false });
    if (kept) say(t("saidRestored", { n: kept.units.filter(isDecided).length, when: kept.when }));
  }

  #refresh() {
    this.list.refresh();
    this.replacer.count();
    showProgress(this.history);
  }

  #changed() {
    showProgress(this.history);
    this.replacer.count();
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.store(), 200);
  }

  /** Keeps the work in the browser, if there is any. */
  store() {
    clearTimeout(this.#keeping);
    if (!this.history.done.length && !this.history.undone.length) return;
    if (!keepWork(this.model, this.history.items)) say(t("saidNotKept"));
  }

  /** Saves the work to a file. */
  save() {
    const name = download(this.model, this.history.items);
    this.store();
    say(t("saidSaved", { name }));
  }

  /** Writes what was accepted or corrected as a memory, and says what is not in it. */
  exportTmx() {
    const { text, n, out } = toTmx(this.model, this.history.items);
    if (!n) return say(t("saidNothingToExport"));
    const name = offer(this.model, "reviewed.tmx", "application/x-tmx+xml", text);
    const left = /** @type {(keyof typeof out)[]} */ (Object.keys(out))
      .filter((why) => out[why])
      .map((why) => t(why, { n: out[why] }));
    const rest = left.length ? ` ${t("saidNotInIt", { what: left.join(", ") })}` : "";
    return say(`${t("saidExported", { n, name })}${rest}`);
  }

  /**
   * Takes the decisions of a file that was saved.
   * @param {File} file
   */
  async load(file) {
    const units = fromSaved(this.model, await file.text());
    if (typeof units === "string") return say(t(units));
    this.actions.replaceAll(units, "load");
    return say(t("said_load", { n: units.filter(isDecided).length }));
  }

  restart() {
    this.actions.replaceAll(this.model.made, "restart");
    say(t("said_restart"));
  }

  /** @param {Language} language */
  speak(language) {
    speak(language);
    keepPreferences();
    fillTexts(this.model);
    this.#refresh();
    this.list.rows.renderAgain();
    this.list.showActions();
  }

  /** Shows each unit in one line, or whole; the current unit stays where it is. */
  turnView() {
    setView(!isCompact());
    keepPreferences();
    this.list.select(this.list.current);
  }

  /** Filters when nobody has typed or drawn for a moment. */
  filterSoon() {
    clearTimeout(this.#filtering);
    this.#filtering = setTimeout(() => this.filter(), 120);
  }

  /**
   * Takes the search back, in the box and in the list; if nothing is searched for, the other filters. The current
   * unit stays.
   */
  clear() {
    if (!resetFilters()) return this.list.select(this.list.current);
    this.filter(true);
    return say(t("count", { n: this.list.shown.length, all: this.history.items.length }));
  }

  /** Takes the search and all filters back. */
  showAll() {
    resetAll();
    this.filter(true);
  }

  /**
   * Shows what the filters ask for.
   * @param {boolean} [stay] whether the current unit stays, if it is shown, or the list begins at its top; in the
   *   order of the document the unit stays by default
   */
  filter(stay = choice("order").value === "document") {
    const { list } = this;
    clearTimeout(this.#filtering);
    list.touched.clear();
    this.#refresh();
    const inFilters = document.activeElement?.closest("#search, select");
    const stays = stay && list.current !== null && list.shown.includes(list.current);
    list.select(stays ? list.current : (list.shown[0] ?? null), { focus: !inFilters, scroll: stays });
    if (!stays) scrollTo(0, 0);
  }

  /**
   * Turns a filter from one of two values to the other.
   * @param {"show" | "order"} id
   * @param {string} value
   * @param {string} otherwise
   */
  toggle(id, value, otherwise) {
    const list = choice(id);
    list.value = list.value === value ? otherwise : value;
    this.filter();
    say(t("saidChosen", { what: t(id), value: list.selectedOptions[0].textContent ?? "" }));
  }
}

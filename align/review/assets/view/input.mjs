// @ts-check
/** @import { Page } from "./page.mjs" */

// What keys, buttons and filters set off.

import { sorted } from "../model/accepting.mjs";
import { otherLanguage, t } from "../words/words.mjs";
import { byId, choice, dialog, field, part } from "./dom.mjs";
import { turnTheme } from "./frame.mjs";
import { actionOf } from "./keys.mjs";
import { say } from "./said.mjs";

/** @param {Page} page */
export function listen(page) {
  listenToFilters(page);
  listenToButtons(page);
  byId("list").addEventListener("click", (event) => click(page, event));
  byId("actions").addEventListener("click", (event) => clickAction(page, event));
  document.addEventListener("keydown", (event) => keydown(page, event));
  addEventListener("pagehide", () => page.store());
  addEventListener("beforeprint", () => page.list.renderAll());
  const [bar] = byId("top").children;
  const watcher = new ResizeObserver(() => measure(bar));
  [bar, byId("actions")].forEach((node) => watcher.observe(node));
}

/** @param {Page} page */
function listenToFilters(page) {
  for (const id of ["show", "role", "order"]) choice(id).addEventListener("change", () => page.filter());
  giveKeysBack(page);
  for (const id of ["search", "most"]) field(id).addEventListener("input", () => page.filterSoon());
  byId("filters").addEventListener("submit", (event) => {
    event.preventDefault();
    page.filter();
    page.list.select(page.list.shown[0] ?? null);
  });
}

/**
 * After a choice with the mouse the keys belong to the list again; else the next letter would choose another filter.
 * @param {Page} page
 */
function giveKeysBack(page) {
  let byPointer = false;
  const filters = byId("filters");
  filters.addEventListener("pointerdown", () => (byPointer = true));
  filters.addEventListener("keydown", () => (byPointer = false));
  filters.addEventListener("change", ({ target }) => {
    if (byPointer && target instanceof HTMLElement && target.id !== "search") {
      target.blur();
      page.list.select(page.list.current, { scroll: false });
    }
  });
}

/** @param {Page} page */
function listenToButtons(page) {
  const file = field("file");
  /** @type {Readonly<Record<string, () => void>>} */
  const buttons = {
    save: () => page.save(),
    undo: () => page.actions.undo(),
    redo: () => page.actions.undo(true),
    "accept-all": () => page.actions.acceptAll(),
    "accept-doubtful": () => askToAccept(page),
    export: () => page.exportTmx(),
    "replace-open": () => page.replacer.open(),
    "doubtful-yes": () => page.actions.acceptAll(true),
    load: () => file.click(),
    restart: () => page.restart(),
    language: () => page.speak(otherLanguage()),
    theme: turnTheme,
    print: () => print(),
    "show-all": () => page.showAll(),
    compact: () => page.turnView(),
    "help-open": () => dialog("help").showModal(),
    "about-open": () => dialog("about").showModal(),
  };
  for (const [id, handler] of Object.entries(buttons)) {
    byId(id).addEventListener("click", () => {
      part("more", HTMLDetailsElement).open = false;
      handler();
    });
  }
  file.addEventListener("change", async () => {
    if (file.files?.[0]) await page.load(file.files[0]);
    file.value = "";
  });
}

/**
 * Asks whether the doubtful units shown are to be accepted without having been looked at.
 * @param {Page} page
 */
function askToAccept({ list }) {
  const { sure, doubtful } = sorted(list.shown);
  if (!doubtful.length) return say(t("saidNoDoubtful"));
  byId("doubtful-text").textContent = t("doubtfulText", { n: doubtful.length });
  byId("doubtful-yes").textContent = t("doubtfulYes", { n: sure.length + doubtful.length });
  return dialog("doubtful").showModal();
}

/** @type {(page: Page, event: MouseEvent) => void} */
function click({ list, actions }, event) {
  const target = /** @type {Element} */ (event.target);
  const unit = list.rows.unitAt(target);
  const { panels } = actions;
  if (panels.panel && !panels.row?.contains(target)) panels.remind();
  if (!unit || panels.panel) return;
  const near = target.closest(".near");
  if (near instanceof HTMLElement) {
    list.visit(list.history.items[Number(near.dataset.near) - 1]);
    return;
  }
  const side = target.closest(".text.source") ? "source" : target.closest(".text.target") ? "target" : null;
  if (side) list.side = side;
  const marking = getSelection()?.toString();
  if (unit !== list.current || (side && !marking)) list.select(unit, { scroll: false });
}

/** @type {(page: Page, event: MouseEvent) => void} */
function clickAction({ list, actions }, event) {
  const target = /** @type {Element} */ (event.target);
  const name = target.closest("button")?.dataset.action ?? "";
  if (!list.current || actions.panels.panel) return;
  /** @type {Readonly<Record<string, () => void>>} */
  const buttons = {
    accept: () => actions.accept(),
    reopen: () => actions.accept(),
    split: () => actions.panels.split(),
    edit: () => actions.panels.edit(),
    mergeUp: () => actions.merge(false),
    mergeDown: () => actions.merge(true),
    moveCut: () => actions.panels.moveCut(true),
    moveUp: () => actions.move(false),
    moveDown: () => actions.move(true),
    exclude: () => actions.exclude(),
    include: () => actions.exclude(),
    comment: () => actions.panels.comment(),
  };
  buttons[name]?.();
}

/** @type {(page: Page, event: KeyboardEvent) => void} */
function keydown(page, event) {
  if (document.querySelector("dialog[open]")) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    if (page.actions.panels.finish()) page.save();
    return;
  }
  if (page.actions.panels.panel) {
    page.actions.panels.key(event);
    return;
  }
  if (target.closest("input, select, textarea")) {
    const down = event.key === "ArrowDown" && target.id === "search";
    if (!down && event.key !== "Escape") return;
    event.preventDefault();
    target.blur();
    if (down) page.list.select(page.list.current);
    else page.clear();
    return;
  }
  const action = actionOf(page, event);
  if (!action || (!page.list.current && action.needsUnit)) return;
  event.preventDefault();
  action.run();
}

/**
 * Says in the style how high the frame is above and below the list, so that what is scrolled to is not under it.
 * @param {Element} bar
 */
function measure(bar) {
  const { style } = document.documentElement;
  style.setProperty("--top", `${Math.max(byId("top").offsetHeight, bar.getBoundingClientRect().height)}px`);
  style.setProperty("--foot", `${byId("actions").offsetHeight}px`);
}

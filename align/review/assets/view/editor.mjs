// @ts-check
/** @import { Model, SideName, Sides, Unit } from "../types" */

// Changing the wording of a unit: text fields take the place of the texts of a row.

import { SIDES, bySide, otherSide, shownText, sideText } from "../model/texts.mjs";
import { t } from "../words/words.mjs";
import { element } from "./dom.mjs";
import { openPanel, swapText } from "./panel.mjs";

/**
 * @param {Model} model
 * @param {Unit} unit
 * @param {HTMLElement} row
 * @param {SideName} side where to begin
 * @param {(texts: Sides<string> | null) => void} done gets the text of each side, or null
 */
export function openEditor(model, unit, row, side, done) {
  const finish = () => done(bySide((name) => fields[name]?.value ?? sideText(model, unit, name)));
  const cancel = () => done(null);
  const fields = bySide((name) => (unit[name].length ? fieldOf(model, unit, name, finish, cancel) : null));
  openPanel(row, "editing", { commit: t("keep"), key: "Ctrl+↵", hint: t("editHelp") }, finish, cancel);
  for (const name of SIDES) {
    const field = fields[name];
    if (!field) continue;
    swapText(row, name, field);
    fitHeight(field);
  }
  const first = fields[side] ?? fields[otherSide(side)];
  first?.focus();
  first?.setSelectionRange(first.value.length, first.value.length);
}

/**
 * @param {Model} model
 * @param {Unit} unit
 * @param {SideName} side
 * @param {() => void} finish
 * @param {() => void} cancel
 */
function fieldOf(model, unit, side, finish, cancel) {
  /** @type {(event: KeyboardEvent) => void} */
  const keydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) finish();
    else if (event.key === "Escape") cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const field = element("textarea", {
    value: shownText(model, unit, side),
    spellcheck: true,
    on: { keydown, input: () => fitHeight(field) },
    attrs: { "aria-label": t("editSide", { side: t(side) }), lang: model[side].lang, dir: "auto" },
  });
  return field;
}

/** @param {HTMLTextAreaElement} field */
function fitHeight(field) {
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + 4}px`;
}

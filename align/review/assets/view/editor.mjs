// @ts-check
/** @import { Model, SideName, Sides, Unit } from "../types" */
/** @import { Panel } from "./panel.mjs" */

// Changing the wording of a unit: text fields take the place of the texts of a row, an empty one that of a side
// that has no text.

import { SIDES, bySide, shownText } from "../model/texts.mjs";
import { t } from "../words/words.mjs";
import { element } from "./dom.mjs";
import { openPanel, swapText } from "./panel.mjs";

/**
 * @param {Model} model
 * @param {Unit} unit
 * @param {HTMLElement} row
 * @param {SideName} side where to begin
 * @param {(texts: Sides<string> | null) => void} done gets the text of each side, or null
 * @returns {Panel}
 */
export function openEditor(model, unit, row, side, done) {
  const finish = () => done(bySide((name) => fields[name].value));
  const cancel = () => done(null);
  const fields = bySide((name) => fieldOf(model, unit, name));
  openPanel(row, "editing", { commit: t("keep"), key: "Ctrl+↵", hint: t("editHelp") }, finish, cancel);
  for (const name of SIDES) {
    swapText(row, name, fields[name]);
    fitHeight(fields[name]);
  }
  const first = fields[SIDES.find((name) => !shownText(model, unit, name)) ?? side];
  first.setSelectionRange(first.value.length, first.value.length);
  const focus = () => {
    if (!SIDES.some((name) => fields[name] === document.activeElement)) first.focus();
  };
  focus();
  return { cancel, finish, focus, key: (event) => isCommit(event, finish) };
}

/**
 * A field for a comment, under the texts of a row.
 * @param {Unit} unit
 * @param {HTMLElement} row
 * @param {(text: string | null) => void} done
 * @returns {Panel}
 */
export function openComment(unit, row, done) {
  const finish = () => done(field.value);
  const cancel = () => done(null);
  const field = element("textarea", {
    value: unit.comment,
    spellcheck: true,
    placeholder: t("commentHere"),
    on: { input: () => fitHeight(field) },
    attrs: { "aria-label": t("comment"), dir: "auto" },
  });
  row.querySelector(".body")?.append(element("div", { className: "note-field" }, field));
  openPanel(row, "editing", { commit: t("keepComment"), key: "Ctrl+↵", hint: t("commentHelp") }, finish, cancel);
  fitHeight(field);
  field.focus();
  return { cancel, finish, focus: () => field.focus(), key: (event) => isCommit(event, finish) };
}

/** @type {(event: KeyboardEvent, finish: () => void) => boolean} */
function isCommit({ key, ctrlKey, metaKey }, finish) {
  if (key !== "Enter" || !(ctrlKey || metaKey)) return false;
  finish();
  return true;
}

/** @type {(model: Model, unit: Unit, side: SideName) => HTMLTextAreaElement} */
function fieldOf(model, unit, side) {
  const field = element("textarea", {
    value: shownText(model, unit, side),
    placeholder: unit[side].length ? "" : t("writeHere"),
    spellcheck: true,
    on: { input: () => fitHeight(field) },
    attrs: { "aria-label": t("editSide", { side: t(side) }), lang: model[side].lang, dir: "auto" },
  });
  return field;
}

/** @param {HTMLTextAreaElement} field */
function fitHeight(field) {
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + 4}px`;
}

// @ts-check
/** @import { Filters } from "../types" */

// What the fields above the list ask for.

import { fold } from "../model/filters.mjs";
import { label, percent, t } from "../words/words.mjs";
import { byId, choice, field } from "./dom.mjs";

/** @type {() => Filters} */
export const readFilters = () => ({
  show: choice("show").value,
  role: choice("role").value,
  most: field("most").valueAsNumber,
  query: fold(field("search").value.trim()),
});

/**
 * Says how many units are shown.
 * @param {number} shown
 * @param {number} all
 * @param {Filters} filters
 */
export function showCount(shown, all, { most }) {
  byId("nothing").hidden = shown > 0;
  if (!shown) byId("nothing-text").textContent = whyNothing();
  byId("most-text").textContent = percent(most / 100);
  byId("count").textContent = t("count", { n: shown, all });
}

/** What the filters ask for that no unit has, in words. */
function whyNothing() {
  const { show, role, most, query } = readFilters();
  const asked = [
    show === "all" ? "" : label("show", show),
    role === "all" ? "" : label("role", role),
    most < 100 ? t("nothingSure", { n: percent(most / 100) }) : "",
    query ? t("nothingSearched", { query: field("search").value.trim() }) : "",
  ].filter(Boolean);
  return show === "todo" && asked.length === 1 ? t("nothingLeft") : t("nothing", { what: asked.join(", ") });
}

/** Asks for all units: the search and every other filter are taken back. */
export function resetAll() {
  resetFilters();
  resetFilters();
}

/**
 * Empties the search box; if it is empty already, all units are asked for.
 * @returns {boolean} whether anything changed
 */
export function resetFilters() {
  const search = field("search");
  const { show, role, most } = readFilters();
  if (search.value) search.value = "";
  else if (show === "all" && role === "all" && most === 100) return false;
  else {
    choice("show").value = "all";
    choice("role").value = "all";
    field("most").value = "100";
  }
  return true;
}

// @ts-check

import { byId } from "./dom.mjs";

/** @type {ReturnType<typeof setTimeout> | undefined} */
let showing;

/**
 * Shows a line about the last action for a while; screen readers read it out.
 * @param {string} text
 */
export function say(text) {
  byId("said").textContent = text;
  byId("said").classList.add("new");
  clearTimeout(showing);
  showing = setTimeout(() => byId("said").classList.remove("new"), 4000);
}

// @ts-check
/** @import { Span } from "../types" */

// Where a text has what is searched for.

import { fold } from "./filters.mjs";

/**
 * The places of a folded query in a text, as the text has it; they do not overlap.
 * @param {string} text
 * @param {string} query
 * @returns {Span[]}
 */
export function hitsOf(text, query) {
  if (!query || !fold(text).includes(query)) return [];
  let folded = "";
  /** @type {number[]} */
  const origins = []; // of each UTF-16 unit of the folded text: the offset of the character that it comes from
  let offset = 0;
  for (const character of text) {
    const part = fold(character);
    for (let unit = 0; unit < part.length; unit += 1) origins.push(offset);
    folded += part;
    offset += character.length;
  }
  origins.push(offset);
  /** @type {Span[]} */
  const hits = [];
  for (let at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + query.length)) {
    const end = at + query.length;
    const next = origins.findIndex((origin, index) => index >= end && origin > origins[end - 1]);
    hits.push([origins[at], origins[next]]);
  }
  return hits;
}

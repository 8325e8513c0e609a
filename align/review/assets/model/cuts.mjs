// @ts-check
/** @import { CutPlace, Model, SideName, Unit } from "../types" */

// Where a unit may be split.

import { sideParts, sideText } from "./texts.mjs";

const NEAR = 0.2; // how far from the wanted place, as a share of the text, the border of a clause may be

/**
 * Every place where a side may be split: at its start, before each word, and at its end.
 * @param {Model} model
 * @param {Unit} unit
 * @param {SideName} side
 * @returns {CutPlace[]}
 */
export function cutPlaces(model, unit, side) {
  const text = sideText(model, unit, side);
  const starts = new Set(sideParts(model, unit, side).map((part) => part.start));
  const inner = [...text.matchAll(/\s+(?=\S)/gu)].map((match) => {
    const offset = match.index + match[0].length;
    const segment = starts.has(offset);
    return { offset, segment, clause: segment || /[,;:.?!)»”]$/u.test(text.slice(0, match.index)) };
  });
  const edge = { segment: false, clause: true };
  return [{ ...edge, offset: 0 }, ...inner, { ...edge, offset: text.length }];
}

/**
 * The index of the place to begin with: the border of segments nearest to the wanted share of the text, else
 * that of a clause not far from it, else that of words.
 * @param {readonly CutPlace[]} places
 * @param {number} share
 */
export function firstCut(places, share) {
  const { offset: length } = places[places.length - 1];
  const indexes = places.map((_, index) => index).slice(1, -1);
  /** @type {(index: number) => number} */
  const distance = (index) => Math.abs(places[index].offset - share * length);
  const choices = [
    indexes.filter((index) => places[index].segment),
    indexes.filter((index) => places[index].clause && distance(index) < NEAR * length),
    indexes,
  ];
  const fit = choices.find((choice) => choice.length);
  if (!fit) return places.length - 1;
  return fit.reduce((best, index) => (distance(index) < distance(best) ? index : best));
}

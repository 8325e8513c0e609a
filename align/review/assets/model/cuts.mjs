// @ts-check
/** @import { CutPlace, Key, Model, SideName, Sides, Unit } from "../types" */

// Where a unit may be split, and where the cut between two may be.

import { SIDES, adjoins, bySide, sideParts, sideText } from "./texts.mjs";

const NEAR = 0.2; // how far from the wanted place, as a share of the text, the border of a clause may be
// Where a word begins: after white space and, in writing without any, before every character.
const WORD = /\s+(?=\S)|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}、-〃，。；：？！])(?=[^\s\p{P}])/gu;
const CLAUSE = /[,;:.?!)»”、。，；：？！]\s*$/u;

/**
 * The texts of both sides, the places where each may be cut, and the indexes of those to begin with.
 * @typedef {{ texts: Sides<string>, places: Sides<readonly CutPlace[]>, at: Sides<number> }} Cut
 */

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
  const words = [...text.matchAll(WORD)].map((match) => match.index + match[0].length);
  const inner = [...new Set([...words, ...starts])].filter((offset) => offset && offset < text.length);
  const places = inner
    .sort((a, b) => a - b)
    .map((offset) => {
      const segment = starts.has(offset);
      return { offset, segment, clause: segment || CLAUSE.test(text.slice(0, offset)) };
    });
  const edge = { segment: false, clause: true };
  return [{ ...edge, offset: 0 }, ...places, { ...edge, offset: text.length }];
}

/**
 * Where a unit may be split.
 * @type {(model: Model, unit: Unit) => Cut}
 */
export function splitPlaces(model, unit) {
  const texts = bySide((side) => sideText(model, unit, side));
  const places = bySide((side) => cutPlaces(model, unit, side));
  const source = firstCut(places.source, 0.5);
  const share = places.source[source].offset / Math.max(1, texts.source.length);
  return { texts, places, at: { source, target: firstCut(places.target, share) } };
}

/**
 * Where the cut between two units may be, and where it is. On a side with new wording, or whose texts do not follow
 * each other, it stays where it is; if that is so on both sides, the reason is given.
 * @type {(model: Model, upper: Unit, lower: Unit) => Cut | Key}
 */
export function borderPlaces(model, upper, lower) {
  const free = bySide((side) => isFree(model, upper, lower, side));
  if (!free.source && !free.target) {
    return SIDES.some((side) => areEdited(upper, lower, side)) ? "cannotEdited" : "cannotMergeOrder";
  }
  const both = { ...upper, ...bySide((side) => [...upper[side], ...lower[side]]) };
  const parts = bySide((side) => sideParts(model, both, side));
  const texts = bySide((side) => (free[side] ? sideText(model, both, side) : ""));
  const places = bySide((side) => (free[side] ? cutPlaces(model, both, side) : []));
  const at = bySide((side) => {
    const offset = parts[side][upper[side].length]?.start ?? texts[side].length;
    return Math.max(
      0,
      places[side].findIndex((place) => place.offset === offset),
    );
  });
  return { texts, places, at };
}

/**
 * Whether the cut between two units may move on one side.
 * @type {(model: Model, upper: Unit, lower: Unit, side: SideName) => boolean}
 */
export const isFree = (model, upper, lower, side) =>
  upper[side].length + lower[side].length > 0 &&
  !areEdited(upper, lower, side) &&
  adjoins(model, upper[side].at(-1), lower[side][0]);

/** @type {(upper: Unit, lower: Unit, side: SideName) => boolean} */
const areEdited = (upper, lower, side) => upper.edits[side] !== null || lower.edits[side] !== null;

/**
 * Whether there is a place for a cut inside one of the texts.
 * @type {(cut: Cut) => boolean}
 */
export const isCuttable = ({ places }) => SIDES.some((side) => places[side].length > 2);

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

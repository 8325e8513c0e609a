// @ts-check
/** @import { Model, SideName, Unit } from "../types" */

// The reviewed units as a memory, TMX 1.4: those that a person accepted or corrected, as `bitext apply` writes them.

import { SIDES, codePoints, firstBlock, refsOf, shownText, sideParts } from "./texts.mjs";
import { isEdited } from "./units.mjs";

// What XML cannot hold (XML 1.0, production 2).
const ILLEGAL = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu;

/** @type {(text: string) => string} */
const escaped = (text) =>
  text
    .replace(ILLEGAL, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");

/** @type {(text: string) => string} */
const quoted = (text) => `"${escaped(text).replaceAll('"', "&quot;")}"`;

/**
 * The memory, the number of units in it, and of those that stay out of it, by why they do: open, left out by the
 * reviewer, without text on one side, or the same as another.
 * @param {Model} model
 * @param {readonly Unit[]} units
 */
export function toTmx(model, units) {
  const out = { outOpen: 0, outExcluded: 0, outGap: 0, outRepeated: 0 };
  const known = new Set();
  /** @type {(unit: Unit) => keyof typeof out | null} */
  const whyOut = (unit) => {
    if (!unit.translation) return "outExcluded";
    if (unit.status === "open") return "outOpen";
    const texts = SIDES.map((side) => shownText(model, unit, side).trim());
    if (texts.includes("")) return "outGap";
    const pair = JSON.stringify(texts);
    if (known.has(pair)) return "outRepeated";
    known.add(pair);
    return null;
  };
  const written = units.filter((unit) => {
    const why = whyOut(unit);
    if (why) out[why] += 1;
    return why === null;
  });
  const paragraphs = sharedParagraphs(written);
  const body = written.map((unit) => unitMarkup(model, unit, paragraphs)).join("");
  return { text: `${model.data.tmx.opening}${body}</body>\n</tmx>\n`, n: written.length, out };
}

/**
 * The source blocks in which several units begin.
 * @type {(units: readonly Unit[]) => Set<number>}
 */
function sharedParagraphs(units) {
  const seen = new Set();
  const blocks = units.flatMap(({ source }) => source.slice(0, 1).map(({ block }) => block));
  return new Set(blocks.filter((block) => seen.has(block) || !seen.add(block)));
}

/** @type {(model: Model, unit: Unit, paragraphs: Set<number>) => string} */
function unitMarkup(model, unit, paragraphs) {
  const [block] = unit.source.map((piece) => piece.block);
  const { kind, number } = firstBlock(model, unit);
  /** @type {readonly (readonly [name: string, value: string])[]} */
  const properties = [
    ["x-document", documentOf(model)],
    ["x-path", number],
    ["x-paragraph", paragraphs.has(block) ? String(block + 1) : ""],
    ["x-role", kind],
    ["x-bead", SIDES.map((side) => unit[side].length).join("-")],
    ["x-confidence", "1.000"],
    ["x-crossing", unit.origin?.crossing ? "yes" : ""],
    ["x-review", isEdited(unit) ? "edited" : unit.status],
  ];
  const note = unit.comment ? `<note>${escaped(unit.comment)}</note>\n` : "";
  const sides = SIDES.map((side, index) => sideMarkup(model, unit, side, model.data.tmx.languages[index]));
  return `<tu>\n${note}${properties.map(propertyMarkup).join("")}${sides.join("")}</tu>\n`;
}

/** @type {(property: readonly [name: string, value: string]) => string} */
const propertyMarkup = ([name, value]) =>
  value ? `<prop type=${quoted(name)}>${escaped(value)}</prop>\n` : "";

/** @type {(model: Model, unit: Unit, side: SideName, lang: string) => string} */
function sideMarkup(model, unit, side, lang) {
  const refs = unit.edits[side] === null ? footnotesOf(model, unit, side) : "";
  const seg = `<seg>${escaped(shownText(model, unit, side))}</seg></tuv>\n`;
  return `<tuv xml:lang=${quoted(lang)}>${propertyMarkup(["x-footnotes", refs])}${seg}`;
}

/**
 * The footnote references of a side, each as its number and its offset in code points.
 * @type {(model: Model, unit: Unit, side: SideName) => string}
 */
function footnotesOf(model, unit, side) {
  const text = shownText(model, unit, side);
  return sideParts(model, unit, side)
    .flatMap(({ piece, start }) =>
      refsOf(model, piece).map(([at, number]) => `${number}@${codePoints(text, start + at)}`),
    )
    .join(" ");
}

/** @type {(model: Model) => string} */
function documentOf(model) {
  const [symbol] = SIDES.map((side) => model[side].facts.symbol).filter(Boolean);
  return symbol ?? model.source.name.replace(/^.*\//, "").replace(/(?<=.)\.[^.]*$/, "");
}

// @ts-check
/** @import { Mark } from "../model/stretches.mjs" */

// Making elements. Text only ever becomes text: nothing here parses markup.

import { stretchesOf } from "../model/stretches.mjs";

/**
 * @typedef {Node | string | null} Child an empty string or null is left out
 * @typedef {object} Settings properties of the element; `attrs`, `data` and `on` are its attributes, `data`
 *     attributes and event handlers
 * @property {Readonly<Record<string, string | number>>} [attrs]
 * @property {Readonly<Record<string, string>>} [data]
 * @property {Readonly<Record<string, (event: any) => void>>} [on]
 */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Settings & Partial<Omit<HTMLElementTagNameMap[Name], "children">>} [settings]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, { attrs = {}, data = {}, on = {}, ...properties } = {}, ...children) {
  const node = document.createElement(name);
  Object.assign(node, properties);
  Object.assign(node.dataset, data);
  for (const [key, value] of Object.entries(attrs)) node.setAttribute(key, String(value));
  for (const [key, handler] of Object.entries(on)) node.addEventListener(key, handler);
  for (const child of children) if (child) node.append(child);
  return node;
}

/**
 * An element of the page's frame, which must be of the given kind.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function part(id, kind) {
  const node = document.getElementById(id);
  if (!(node instanceof kind)) throw new TypeError(`the page has no ${kind.name} called ${id}`);
  return node;
}

/** @type {(id: string) => HTMLElement} */
export const byId = (id) => part(id, HTMLElement);
/** @type {(id: string) => HTMLButtonElement} */
export const button = (id) => part(id, HTMLButtonElement);
/** @type {(id: string) => HTMLInputElement} */
export const field = (id) => part(id, HTMLInputElement);
/** @type {(id: string) => HTMLSelectElement} */
export const choice = (id) => part(id, HTMLSelectElement);
/** @type {(id: string) => HTMLDialogElement} */
export const dialog = (id) => part(id, HTMLDialogElement);

/**
 * A text as nodes, with marked stretches and with raised numbers at offsets.
 * @param {string} text
 * @param {readonly Mark[]} marks
 * @param {readonly (readonly [offset: number, number: string])[]} refs
 * @returns {(Node | string)[]}
 */
export function marked(text, marks, refs) {
  /** @type {(offset: number) => Node[]} */
  const refsAt = (offset) =>
    refs.filter(([at]) => at === offset).map(([, number]) => element("sup", {}, number));
  const stretches = stretchesOf(
    text.length,
    marks,
    refs.map(([offset]) => offset),
  );
  return [
    ...refsAt(0),
    ...stretches.flatMap(({ start, end, severity, hit, messages }) => {
      const words = text.slice(start, end);
      const className = [severity, hit && "hit"].filter(Boolean).join(" ");
      const shown = className ? element("mark", { className, title: messages.join("\n") }, words) : words;
      return [shown, ...(end ? refsAt(end) : [])];
    }),
  ];
}

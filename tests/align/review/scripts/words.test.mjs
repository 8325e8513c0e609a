import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { ACTIONS } from "../../../../align/review/assets/words/actions.mjs";
import { FRAME } from "../../../../align/review/assets/words/frame.mjs";
import { UNITS } from "../../../../align/review/assets/words/units.mjs";
import { WORDS, label, percent, speak, t, worded } from "../../../../align/review/assets/words/words.mjs";

const gaps = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

afterEach(() => speak("en"));

test("every text is there in both languages, with the same gaps", () => {
  for (const [key, { en, fr }] of Object.entries(WORDS)) {
    assert.ok(en && fr, key);
    assert.deepEqual(gaps(fr), gaps(en), key);
  }
});

test("no key is in two of the tables", () => {
  const tables = [ACTIONS, FRAME, UNITS];
  const keys = tables.flatMap((table) => Object.keys(table));
  assert.equal(new Set(keys).size, keys.length);
});

test("a text with two forms has two in each language, or one that suits any number", () => {
  for (const [key, { en, fr }] of Object.entries(WORDS)) {
    for (const text of [en, fr]) assert.ok(text.split("|").length <= 2, key);
    if (`${en}${fr}`.includes("|")) assert.ok(gaps(en).includes("{n}"), key);
  }
});

test("numbers choose the form as each language does", () => {
  assert.equal(t("said_acceptAll", { n: 1 }), "1 unit accepted (Z undoes it).");
  assert.equal(t("said_acceptAll", { n: 0 }), "0 units accepted (Z undoes it).");
  speak("fr");
  assert.equal(t("said_acceptAll", { n: 0 }), "0 unité acceptée (Z pour annuler).");
  assert.equal(t("said_acceptAll", { n: 2 }), "2 unités acceptées (Z pour annuler).");
});

test("what is filled in stays as it is", () => {
  assert.equal(t("splitAt", { word: "{side}$&" }), "Split before: {side}$&");
  speak("fr");
  assert.equal(t("splitAt", { word: "a : b" }), "Scinder avant\u00a0: a : b");
});

test("no French space before a double mark lets the line break", () => {
  speak("fr");
  for (const key of Object.keys(WORDS)) assert.doesNotMatch(t(key), / [:;!?»]|« /, key);
  assert.equal(label("did", "restart"), "«\u00a0tout recommencer\u00a0»");
});

test("what the page has no word for is called by its own name", () => {
  assert.equal(label("role", "title"), "title");
  assert.equal(label("role", "dissenting_opinion"), "dissenting opinion");
  assert.equal(label("rule", "new-rule"), "new-rule");
});

test("wording follows the language, and a share is never rounded up", () => {
  assert.equal(worded({ en: "yes", fr: "oui" }), "yes");
  assert.equal(percent(0.999), "99%");
  speak("fr");
  assert.equal(worded({ en: "yes", fr: "oui" }), "oui");
  assert.match(percent(0.999), /^99\s%$/);
});

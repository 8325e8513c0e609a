// Page data for the tests, as Python embeds them, and random numbers that are the same every time.

const length = (text) => [...text].length; // in code points

/** A side of `blocks`, each a list of segments; they are joined by spaces. */
function side(lang, blocks, refs = []) {
  const segments = blocks.flatMap((parts, block) => {
    let at = 0;
    return parts.map((part) => {
      const place = [block, at, at + length(part)];
      at += length(part) + 1;
      return place;
    });
  });
  return {
    name: `${lang}.txt`,
    path: `${lang}.txt`,
    lang,
    fingerprint: `sha256:${lang}`,
    kind: "contract",
    facts: { symbol: "A/1" },
    blocks: blocks.map((parts, block) => ({
      kind: block ? "operative" : "title",
      number: block ? String(block) : "",
      text: parts.join(" "),
      refs: refs.filter(([at]) => at === block).map(([, offset, number]) => [offset, number]),
      lines: [block + 1, block + 1],
    })),
    segments,
  };
}

/** A bead of the segments from `source[0]` up to `source[1]`, and so on. */
export const bead = (source, target, more = {}) => ({
  source,
  target,
  confidence: source[0] === source[1] || target[0] === target[1] ? null : 0.95,
  crossing: false,
  reasons: [],
  doubts: [],
  decided: false,
  flagged: false,
  badness: 0,
  findings: [],
  status: "open",
  translation: true,
  source_text: null,
  target_text: null,
  comment: "",
  ...more,
});

/** Three blocks a side, with characters beyond the first plane, a gap on each side, and a 2–1 bead. */
export function pageData(changes = {}) {
  const source = [["The 𝄞 title."], ["One, 𝄞 two.", "Three 𝄞𝄞 four."], ["Five.", "Six."]];
  const target = [["Le 𝄞 titre."], ["Un, 𝄞 deux.", "Trois 𝄞𝄞 quatre."], ["Cinq et six.", "Sept."]];
  return {
    ui: "en",
    made: "0123",
    signature: "bitext",
    config: { segment: "sentence" },
    source: side("en", source, [
      [1, 0, "1"],
      [1, 6, "2"],
      [1, 11, "3"],
      [1, 12, "4"],
    ]),
    target: side("fr", target),
    tmx: { opening: "<tmx><body>\n", languages: ["en-US", "fr-FR"] },
    warnings: [],
    beads: [
      bead([0, 1], [0, 1]),
      bead([1, 2], [1, 2], { reasons: [{ en: "very similar", fr: "textes très proches" }] }),
      bead([2, 3], [2, 2], { flagged: true }),
      bead([3, 3], [2, 3], { flagged: true }),
      bead([3, 5], [3, 4], { confidence: 0.4, flagged: true }),
      bead([5, 5], [4, 5], { flagged: true }),
    ],
    ...changes,
  };
}

/** A linear congruential generator: whole numbers from 0 up to, but not including, n. */
export function randomly(seed) {
  let state = seed;
  return (n) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * n);
  };
}

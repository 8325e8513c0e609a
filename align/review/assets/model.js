// The review as values: texts, units, and what can be done to units. Nothing here touches the page.
//
// A piece is {side, block, start, end, segment}: a slice of a block's text; `segment` is the segment it is, or is
// part of. A unit is {source, target, status, translation, edits, origin, rank}: pieces of both sides and what was
// decided. Units and pieces are never changed, only replaced. Offsets count UTF-16 units here and code points in files.

const SIDES = ["source", "target"];
const SEVERITIES = ["error", "warning", "notice"];
const DOUBTFUL = 0.5; // below this confidence a unit is more likely wrong than right
const SURE = 0.9; // below this one a person should look, and the page says what the confidence rests on

const codePoints = (text, offset) => [...text.slice(0, offset)].length;

function utf16Offset(text, offset) {
  return /[\ud800-\udbff]/.test(text) ? [...text].slice(0, offset).join("").length : offset;
}

// The texts of both sides, their segments as pieces, and the units that the aligner made.
function readModel(data) {
  const model = { data, source: data.source, target: data.target, segments: {} };
  for (const side of SIDES) {
    const blocks = data[side].blocks;
    for (const block of blocks) {
      block.refs = block.refs.map(([offset, number]) => [utf16Offset(block.text, offset), number]);
    }
    model.segments[side] = data[side].segments.map(([block, start, end], segment) => {
      const text = blocks[block].text;
      return { side, block, start: utf16Offset(text, start), end: utf16Offset(text, end), segment };
    });
  }
  model.made = data.beads.map((bead) => {
    const unit = {
      source: model.segments.source.slice(...bead.source),
      target: model.segments.target.slice(...bead.target),
      status: bead.status,
      translation: bead.translation,
      edits: { source: bead.source_text, target: bead.target_text },
      origin: bead,
      rank: rankOf(bead),
    };
    for (const finding of bead.findings) {
      for (const side of SIDES) {
        const text = sideText(model, unit, side);
        finding[side] = finding[side].map((span) => span.map((offset) => utf16Offset(text, offset)));
      }
    }
    return unit;
  });
  model.origins = new Map(model.made.map((unit) => [keyOf(unit), unit]));
  return model;
}

// How bad a unit looks, lower is worse: the heaviest remark, then the confidence.
function rankOf(bead) {
  const gap = bead.source[0] === bead.source[1] || bead.target[0] === bead.target[1];
  const found = bead.findings.map((finding) => SEVERITIES.indexOf(finding.severity));
  if (gap || bead.confidence < DOUBTFUL) found.push(0);
  else if (bead.confidence < SURE) found.push(1);
  return [Math.min(SEVERITIES.length, ...found), gap ? 0 : (bead.confidence ?? 1)];
}

const worse = (a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1];
const isGap = (unit) => !unit.source.length || !unit.target.length;
const isEdited = (unit) => unit.edits.source !== null || unit.edits.target !== null;
const isDecided = (unit) => unit.status !== "open" || !unit.translation;
const isFlagged = (unit) => unit.rank[0] < SEVERITIES.indexOf("notice");
const stateOf = (unit) => (unit.translation ? unit.status : "excluded");
const place = (piece) => `${piece.block}.${piece.start}.${piece.end}`;
const keyOf = (unit) => SIDES.map((side) => unit[side].map(place).join(" ")).join("|");
const firstBlock = (model, unit) => {
  const piece = unit.source[0] ?? unit.target[0];
  return model[piece.side].blocks[piece.block];
};
const pieceText = (model, piece) => model[piece.side].blocks[piece.block].text.slice(piece.start, piece.end);

// The pieces of one side with the white space before each: as the text has it, or a space between blocks.
function sideParts(model, unit, side) {
  let length = 0;
  return unit[side].map((piece, index) => {
    const before = unit[side][index - 1];
    const text = pieceText(model, piece);
    let gap = "";
    if (before && before.block === piece.block) {
      gap = model[side].blocks[piece.block].text.slice(before.end, piece.start);
    } else if (before && length && text) {
      gap = " ";
    }
    const start = length + gap.length;
    length = start + text.length;
    return { piece, gap, text, start };
  });
}

const sideText = (model, unit, side) => sideParts(model, unit, side).map((part) => part.gap + part.text).join("");
const shownText = (model, unit, side) => unit.edits[side] ?? sideText(model, unit, side);

// The footnote references of a piece as [offset from its start, number]; one at its very start belongs to the piece before.
function refsOf(model, piece) {
  return model[piece.side].blocks[piece.block].refs
    .filter(([offset]) => (piece.start < offset && offset <= piece.end) || (offset === 0 && piece.start === 0))
    .map(([offset, number]) => [offset - piece.start, number]);
}

// A unit of other pieces than before: corrected, or what the aligner made of the same pieces.
function made(model, pieces, parents, changes = {}) {
  const sides = { source: joined(pieces.source), target: joined(pieces.target) };
  const same = model.origins.get(keyOf(sides));
  return {
    ...sides,
    status: "corrected",
    translation: true,
    edits: { source: null, target: null },
    origin: same ? same.origin : null,
    rank: parents.map((unit) => unit.rank).sort((a, b) => a[0] - b[0] || a[1] - b[1])[0],
    ...changes,
  };
}

// Pieces of one segment that meet again become one.
function joined(pieces) {
  const result = [];
  for (const piece of pieces) {
    const last = result[result.length - 1];
    if (last && last.segment === piece.segment && last.block === piece.block && last.end <= piece.start) {
      result[result.length - 1] = { ...last, end: piece.end };
    } else {
      result.push(piece);
    }
  }
  return result;
}

// Whether the pieces of b come right behind those of a on one side.
function follows(model, a, b, side) {
  const last = a[side][a[side].length - 1];
  const first = b[side][0];
  if (!last || !first) return true;
  const blocks = model[side].blocks;
  if (last.block === first.block) {
    return last.end <= first.start && !blocks[last.block].text.slice(last.end, first.start).trim();
  }
  const between = blocks.slice(last.block + 1, first.block).map((block) => block.text).join("");
  const ends = blocks[last.block].text.slice(last.end) + blocks[first.block].text.slice(0, first.start);
  return last.block < first.block && !(ends + between).trim();
}

// Each operation gives the units that come in place of others, or the key of the reason why it cannot be done.
const OPERATIONS = {
  merge(model, upper, lower) {
    if (!SIDES.every((side) => follows(model, upper, lower, side))) return "cannotMergeOrder";
    const pieces = Object.fromEntries(SIDES.map((side) => [side, [...upper[side], ...lower[side]]]));
    const edits = Object.fromEntries(SIDES.map((side) => {
      const edited = upper.edits[side] !== null || lower.edits[side] !== null;
      const texts = [shownText(model, upper, side), shownText(model, lower, side)].filter(Boolean);
      return [side, edited ? texts.join(" ") : null];
    }));
    return [made(model, pieces, [upper, lower], { edits })];
  },

  // Moves the last piece of `from` to the front of `to` (down), or its first to the end of `to` (up).
  move(model, from, to, side, down) {
    if (!from[side].length) return "cannotMove";
    if (from.edits[side] !== null || to.edits[side] !== null) return "cannotEdited";
    const piece = from[side][down ? from[side].length - 1 : 0];
    const alone = { [side]: [piece] };
    if (!(down ? follows(model, alone, to, side) : follows(model, to, alone, side))) return "cannotMoveOrder";
    const rest = from[side].filter((other) => other !== piece);
    const taken = down ? [piece, ...to[side]] : [...to[side], piece];
    const other = side === "source" ? "target" : "source";
    const shrunk = { [side]: rest, [other]: from[other] };
    const grown = { [side]: taken, [other]: to[other] };
    const kept = (unit) => ({ edits: { [side]: null, [other]: unit.edits[other] } });
    const units = [];
    if (shrunk.source.length || shrunk.target.length) units.push(made(model, shrunk, [from], kept(from)));
    units.push(made(model, grown, [to], kept(to)));
    return down ? units : units.reverse();
  },

  // `cuts` holds for each side the offset in its text before which the second part begins.
  split(model, unit, cuts) {
    if (isEdited(unit)) return "cannotEdited";
    const first = {}, second = {};
    for (const side of SIDES) [first[side], second[side]] = splitSide(model, unit, side, cuts[side]);
    const isEmpty = (half) => !half.source.length && !half.target.length;
    if (isEmpty(first) || isEmpty(second)) return "cannotSplitEnds";
    return [made(model, first, [unit]), made(model, second, [unit])];
  },

  edit(model, unit, texts) {
    const edits = Object.fromEntries(SIDES.map((side) => {
      const text = texts[side].replace(/\s*[\r\n]+\s*/g, " ").trim();
      return [side, text === sideText(model, unit, side) ? null : text];
    }));
    if (SIDES.every((side) => edits[side] === unit.edits[side])) return "saidSame";
    return [{ ...unit, edits, status: "corrected" }];
  },

  accept: (model, unit) => [{ ...unit, status: "accepted" }],
  reopen: (model, unit) => [{ ...unit, status: "open" }],
  exclude: (model, unit) => [{ ...unit, translation: !unit.translation, status: unit.translation ? "corrected" : "open" }],
};

function splitSide(model, unit, side, cut) {
  const before = [], after = [];
  for (const { piece, text, start } of sideParts(model, unit, side)) {
    const head = text.slice(0, Math.max(0, cut - start)).trimEnd();
    const tail = text.slice(Math.max(0, cut - start)).trimStart();
    if (!text || !tail) before.push(piece);
    else if (!head) after.push(piece);
    else {
      before.push({ ...piece, end: piece.start + head.length });
      after.push({ ...piece, start: piece.end - tail.length });
    }
  }
  return [before, after];
}

// The review as a file: every unit in order, each piece with its place and its text. The browser keeps it without
// what the page itself knows.
function toFile(model, units, whole = true) {
  const pieces = (unit, side) => unit[side].map((piece) => {
    const text = model[side].blocks[piece.block].text;
    const place = [piece.block, codePoints(text, piece.start), codePoints(text, piece.end)];
    return whole ? [...place, pieceText(model, piece)] : place;
  });
  const known = (unit) => ({ confidence: unit.origin?.confidence ?? null, reasons: unit.origin?.reasons ?? [] });
  const text = ({ name, path, lang, fingerprint }) => ({ name, path, lang, fingerprint });
  return {
    format: "bitext-decisions",
    version: 1,
    signature: model.data.signature,
    config: model.data.config,
    source: text(model.source),
    target: text(model.target),
    saved: new Date().toISOString(),
    units: units.map((unit) => ({
      source: pieces(unit, "source"),
      target: pieces(unit, "target"),
      status: unit.status,
      translation: unit.translation,
      source_text: unit.edits.source,
      target_text: unit.edits.target,
      ...(whole ? known(unit) : {}),
    })),
  };
}

// The units of a file about the same texts; throws the key of the reason where it is about others, or none.
function fromFile(model, file) {
  if (!file || file.format !== "bitext-decisions" || file.version !== 1 || !Array.isArray(file.units)) throw new Error("loadBad");
  for (const side of SIDES) {
    if (file[side]?.fingerprint !== model[side].fingerprint) throw new Error("loadOther");
  }
  const units = file.units.map((saved) => {
    const sides = Object.fromEntries(SIDES.map((side) => [side, saved[side].map((row) => pieceOf(model, side, row))]));
    const same = model.origins.get(keyOf(sides));
    return {
      ...sides,
      status: ["accepted", "corrected"].includes(saved.status) ? saved.status : "open",
      translation: saved.translation !== false,
      edits: { source: saved.source_text ?? null, target: saved.target_text ?? null },
      origin: same ? same.origin : null,
      rank: same ? same.rank : [SEVERITIES.length, 1],
    };
  });
  const covered = (side, list) => list.flatMap((unit) => unit[side]).map((piece) => pieceText(model, piece)).join("").replace(/\s/g, "").length;
  if (SIDES.some((side) => covered(side, units) !== covered(side, model.made))) throw new Error("loadOther");
  return units;
}

function pieceOf(model, side, [block, from, to]) {
  const text = model[side].blocks[block].text;
  const start = utf16Offset(text, from), end = utf16Offset(text, to);
  const starts = (piece) => piece.block < block || (piece.block === block && piece.start <= start);
  let low = 0, high = model.segments[side].length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts(model.segments[side][middle])) low = middle + 1;
    else high = middle;
  }
  return { side, block, start, end, segment: Math.max(0, low - 1) };
}

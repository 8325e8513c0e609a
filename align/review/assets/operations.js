// What can be done to units, as functions from units to those that come in their place. Nothing here touches the page.

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
    if (SIDES.some((side) => edits[side] === "")) return "cannotEmpty";
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

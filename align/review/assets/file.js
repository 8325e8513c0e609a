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

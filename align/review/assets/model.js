// The review as values: texts and units. Nothing here touches the page.
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

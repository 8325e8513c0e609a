// One unit as a row of the list.

function renderRow(row, context) {
  const { model, unit, number, current, side, section } = context;
  const state = stateOf(unit);
  row.className = `unit ${state}${isGap(unit) ? " gap" : ""}${isEdited(unit) ? " edited" : ""}${current ? " current" : ""}`;
  row.tabIndex = current ? 0 : -1;
  row.setAttribute("aria-label", rowLabel(model, unit, number));
  if (current) row.setAttribute("aria-current", "true");
  else row.removeAttribute("aria-current");
  const body = element("div", { className: "body" },
    ...SIDES.map((name) => sideOf(model, unit, name, current && side === name)),
    ...remarksOf(unit),
    ...(current ? [actionsOf(unit, number)] : []),
  );
  row.replaceChildren(
    ...(section ? [element("h2", { className: "section" }, section)] : []),
    element("div", { className: "card" }, metaOf(model, unit, number, state), body),
  );
}

function roleOf(model, unit) {
  const block = firstBlock(model, unit);
  return `${t(`role_${block.kind}`)} ${block.number}`.trim();
}

function rowLabel(model, unit, number) {
  const sure = unit.origin && unit.origin.confidence !== null ? t("confidence", { n: percent(unit.origin.confidence) }) : "";
  const parts = [t("unit", { n: number }), roleOf(model, unit), t(`status_${stateOf(unit)}`), isGap(unit) ? t("gap") : sure];
  return parts.filter(Boolean).join(", ");
}

function metaOf(model, unit, number, state) {
  const block = firstBlock(model, unit);
  const [first, last] = block.lines;
  const lines = first === undefined ? "" : first === last ? t("line", { a: first }) : t("lines", { a: first, b: last });
  return element("div", { className: "meta" },
    element("span", { className: "number" }, String(number)),
    element("span", { className: "role", title: lines }, roleOf(model, unit)),
    element("span", { className: "type" }, `${unit.source.length}–${unit.target.length}`),
    sureness(unit),
    unit.origin?.crossing ? element("span", { className: "tag" }, t("crossing")) : "",
    state !== "open" ? element("span", { className: "state" }, `${{ accepted: "✓", corrected: "✎", excluded: "⊘" }[state]} ${t(`status_${state}`)}`) : "",
    isEdited(unit) ? element("span", { className: "tag" }, t("edited")) : "",
  );
}

function sureness(unit) {
  const confidence = unit.origin?.confidence;
  if (isGap(unit)) return element("span", { className: "sure none" }, t("gap"));
  if (confidence === null || confidence === undefined) return "";
  const level = confidence < DOUBTFUL ? "low" : confidence < SURE ? "middle" : "high";
  const bar = element("span", { className: "sure-bar", attrs: { "aria-hidden": "true" } }, element("span", {}));
  bar.firstChild.style.inlineSize = `${Math.round(100 * confidence)}%`;
  return element("span", { className: `sure ${level}`, title: [t("confidence", { n: percent(confidence) }), ...unit.origin.reasons.map(reasonText)].join("\n") }, bar, percent(confidence));
}

function sideOf(model, unit, side, active) {
  const box = element("div", { className: `text ${side}${active ? " active" : ""}`, data: { side }, attrs: { lang: model[side].lang, dir: "auto" } });
  box.append(element("span", { className: "side-name", attrs: { lang: language } }, `${t(side)} · ${model[side].lang}`));
  if (!unit[side].length) {
    box.append(element("p", { className: "empty", attrs: { lang: language } }, `– ${t("empty")} –`));
    return box;
  }
  const edited = unit.edits[side] !== null;
  if (edited) {
    box.append(element("p", { className: "segment wording" }, unit.edits[side]));
    box.append(element("p", { className: "was" }, element("span", { className: "was-label", attrs: { lang: language } }, t("was")), " ", sideText(model, unit, side)));
    return box;
  }
  const findings = unit.origin ? unit.origin.findings : [];
  for (const { piece, text, start } of sideParts(model, unit, side)) {
    const spans = findings.flatMap((finding) => finding[side]
      .map(([a, b]) => [Math.max(0, a - start), Math.min(text.length, b - start), finding.severity, finding.message[language]])
      .filter(([a, b]) => a < b));
    const refs = refsOf(model, piece).map(([offset, number]) => [offset, () => element("sup", {}, number)]);
    box.append(element("p", { className: `segment ${model[side].blocks[piece.block].kind}` }, ...marked(text, spans, refs)));
  }
  return box;
}

function remarksOf(unit) {
  if (!unit.origin) return [element("p", { className: "remarks changed" }, t("changed"))];
  const { findings, reasons } = unit.origin;
  if (!findings.length && !(isGap(unit) || unit.origin.confidence < SURE)) return [];
  const order = (finding) => SEVERITIES.indexOf(finding.severity);
  return [element("ul", { className: "remarks" },
    ...[...findings].sort((a, b) => order(a) - order(b)).map((finding) => element("li", { className: finding.severity },
      element("span", { className: "severity", title: t(`severity_${finding.severity}`) }, t(`rule_${finding.rule}`).replace(/^rule_/, "")), " ", finding.message[language])),
    reasons.length && unit.origin.confidence < SURE ? element("li", { className: "reason" }, reasons.map(reasonText).join(" · ")) : "",
  )];
}

function actionsOf(unit, number) {
  const actions = [
    [stateOf(unit) === "accepted" ? "reopen" : "accept", "A"], ["split", "S"], ["mergeDown", "M"], ["mergeUp", "⇧M"],
    ["moveDown", "Alt+↓"], ["moveUp", "Alt+↑"], ["edit", "E"], [unit.translation ? "exclude" : "include", "X"],
  ];
  return element("div", { className: "actions", attrs: { role: "toolbar", "aria-label": t("actions", { n: number }) } },
    ...actions.map(([name, key]) => element("button", { type: "button", data: { action: name } },
      t(name), element("kbd", { attrs: { "aria-hidden": "true" } }, key))));
}

// The rough height of a row before it is rendered, in pixels, so that the scroll bar tells the truth.
function guessHeight(model, unit, columns) {
  const length = Math.max(...SIDES.map((side) => unit[side].reduce((sum, piece) => sum + piece.end - piece.start, 0)));
  const remarks = unit.origin ? unit.origin.findings.length : 1;
  return 56 + 25 * Math.ceil(length / columns) + 22 * remarks;
}

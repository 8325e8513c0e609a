// Choosing where to split a unit, and changing its wording: what takes the place of a row's texts for a while.

// Every place where a side may be cut: before each word, at its start and at its end; [offset, starts a clause].
function cutPlaces(model, unit, side) {
  const text = sideText(model, unit, side);
  const starts = new Set(sideParts(model, unit, side).map((part) => part.start));
  const places = [{ offset: 0, clause: true }];
  for (const match of text.matchAll(/\s+(?=\S)/gu)) {
    const offset = match.index + match[0].length;
    places.push({ offset, segment: starts.has(offset), clause: starts.has(offset) || /[,;:.?!)»”]$/u.test(text.slice(0, match.index)) });
  }
  places.push({ offset: text.length, clause: true });
  return places;
}

const NEAR = 0.2; // how far from the wished place, as a share of the text, the border of a clause may lie

// The place to begin with: the border of segments nearest to the wished share of the text, else that of a clause
// not far from it, else that of words.
function firstCut(places, share) {
  const end = places[places.length - 1].offset;
  const inner = places.map((place, index) => ({ ...place, index })).slice(1, -1);
  for (const kind of ["segment", "clause", "offset"]) {
    const fit = inner.filter((place) => place[kind] && (kind !== "clause" || Math.abs(place.offset / end - share) < NEAR));
    if (fit.length) return fit.reduce((a, b) => (Math.abs(b.offset - share * end) < Math.abs(a.offset - share * end) ? b : a)).index;
  }
  return places.length - 1;
}

class Splitter {
  constructor(model, unit, row, side, done) {
    Object.assign(this, { model, unit, row, side, done });
    this.places = Object.fromEntries(SIDES.map((name) => [name, cutPlaces(model, unit, name)]));
    const source = this.places.source;
    const at = firstCut(source, 0.5);
    const share = source[at].offset / Math.max(1, source[source.length - 1].offset);
    this.at = { source: at, target: firstCut(this.places.target, share) };
    row.classList.add("splitting");
    row.querySelector(".actions")?.remove();
    row.querySelector(".body").append(element("div", { className: "actions" },
      element("button", { type: "button", className: "primary", on: { click: () => this.finish() } }, t("splitDo"), element("kbd", {}, "↵")),
      element("button", { type: "button", on: { click: () => done(null) } }, t("cancel"), element("kbd", {}, "Esc")),
      element("span", { className: "hint" }, t("splitHelp"))));
    SIDES.forEach((name) => this.#draw(name));
    if (this.places[this.side].length < 3) this.side = this.side === "source" ? "target" : "source";
    this.#slider().focus();
  }

  #slider = () => this.row.querySelector(`.text.${this.side} .slider`);

  #draw(side) {
    const text = sideText(this.model, this.unit, side);
    const places = this.places[side];
    const cut = places[this.at[side]].offset;
    const words = places.slice(0, -1).map((place, index) => {
      const word = text.slice(place.offset, places[index + 1].offset);
      return element("span", {
        className: `word${place.segment ? " segment-start" : ""}${place.offset >= cut ? " second" : ""}`,
        on: { click: () => this.#set(side, index) },
      }, word);
    });
    const mark = element("span", { className: "cut", attrs: { "aria-hidden": "true" } });
    words.splice(this.at[side], 0, mark);
    const next = text.slice(cut).split(/\s/, 1)[0];
    const slider = element("p", {
      className: "segment slider", tabIndex: 0,
      on: { keydown: (event) => this.#key(event), focus: () => { this.side = side; } },
      attrs: {
        role: "slider", "aria-label": t("splitSide", { side: t(side) }), "aria-valuemin": 0, "aria-valuemax": places.length - 1,
        "aria-valuenow": this.at[side], "aria-valuetext": next ? t("splitAt", { word: next }) : t("splitEnd"),
      },
    }, ...words);
    const box = this.row.querySelector(`.text.${side}`);
    const focused = box.contains(document.activeElement);
    box.replaceChildren(box.querySelector(".side-name"), slider);
    if (focused) slider.focus();
  }

  #set(side, index) {
    this.side = side;
    this.at[side] = index;
    this.#draw(side);
    this.#slider().focus();
  }

  #step(direction, clause) {
    const places = this.places[this.side];
    let index = this.at[this.side] + direction;
    while (clause && places[index] && !places[index].clause) index += direction;
    this.#set(this.side, Math.min(places.length - 1, Math.max(0, index)));
  }

  #key(event) {
    const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
    const steps = { ArrowLeft: -forward, ArrowRight: forward };
    if (event.key in steps) this.#step(steps[event.key], event.shiftKey);
    else if (event.key === "Home") this.#set(this.side, 0);
    else if (event.key === "End") this.#set(this.side, this.places[this.side].length - 1);
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") this.#set(this.side === "source" ? "target" : "source", this.at[this.side === "source" ? "target" : "source"]);
    else if (event.key === "Enter") this.finish();
    else if (event.key === "Escape") this.done(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  finish() {
    this.done(Object.fromEntries(SIDES.map((side) => [side, this.places[side][this.at[side]].offset])));
  }
}

// Two text fields in place of the texts; `done` gets both texts, or null.
function openEditor(model, unit, row, side, done) {
  row.classList.add("editing");
  row.querySelector(".actions")?.remove();
  const fields = {};
  const finish = () => done(Object.fromEntries(SIDES.map((name) => [name, fields[name]?.value ?? sideText(model, unit, name)])));
  const key = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) finish();
    else if (event.key === "Escape") done(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const name of SIDES) {
    if (!unit[name].length) continue;
    const box = row.querySelector(`.text.${name}`);
    const field = element("textarea", { value: shownText(model, unit, name), spellcheck: true, on: { keydown: key }, attrs: { "aria-label": t("editSide", { side: t(name) }), lang: model[name].lang, dir: "auto" } });
    fields[name] = field;
    box.replaceChildren(box.querySelector(".side-name"), field);
    const fit = () => { field.style.blockSize = "auto"; field.style.blockSize = `${field.scrollHeight + 4}px`; };
    field.addEventListener("input", fit);
    fit();
  }
  row.querySelector(".body").append(element("div", { className: "actions" },
    element("button", { type: "button", className: "primary", on: { click: finish } }, t("keep"), element("kbd", {}, "Ctrl+↵")),
    element("button", { type: "button", on: { click: () => done(null) } }, t("cancel"), element("kbd", {}, "Esc")),
    element("span", { className: "hint" }, t("editHelp"))));
  const field = fields[side] ?? Object.values(fields)[0];
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

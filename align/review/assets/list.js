// The list: which units are shown, in which order, and the rows that show them. A row is rendered when it comes near.

class UnitList {
  constructor(model, history) {
    Object.assign(this, { model, history, shown: [], current: null, side: "target", rows: new Map(), touched: new Set() });
    this.watcher = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: "800px 0px" });
  }

  get units() { return this.history.units; }

  #filters() {
    return { show: byId("show").value, role: byId("role").value, order: byId("order").value, query: fold(byId("search").value.trim()) };
  }

  #fits(unit, { show, role, query }) {
    if (role !== "all" && firstBlock(this.model, unit).kind !== role) return false;
    const fits = {
      all: true, todo: isFlagged(unit) && !isDecided(unit), open: !isDecided(unit), flagged: isFlagged(unit), gap: isGap(unit),
      accepted: stateOf(unit) === "accepted", corrected: stateOf(unit) === "corrected", excluded: stateOf(unit) === "excluded",
    };
    if (!fits[show]) return false;
    return !query || SIDES.some((side) => fold(shownText(this.model, unit, side)).includes(query));
  }

  // Shows the units that fit the filters, and those that were changed since the filters were set.
  refresh() {
    const filters = this.#filters();
    let shown = this.units.filter((unit) => this.touched.has(unit) || this.#fits(unit, filters));
    if (filters.order === "worst") shown = shown.sort(worse);
    const list = byId("list");
    let start = 0;
    while (start < shown.length && this.shown[start] === shown[start]) start += 1;
    let end = 0;
    while (end < Math.min(shown.length, this.shown.length) - start && this.shown[this.shown.length - 1 - end] === shown[shown.length - 1 - end]) end += 1;
    const gone = this.shown.slice(start, this.shown.length - end);
    const after = end ? this.#row(this.shown[this.shown.length - end]) : null;
    const rows = shown.slice(start, shown.length - end).map((unit) => this.#row(unit));
    if (!start && !end) list.replaceChildren(...rows);
    else {
      for (const unit of gone) this.rows.get(unit)?.remove();
      if (rows.length) list.insertBefore(fragmentOf(rows), after);
    }
    this.shown = shown;
    this.#number();
    byId("nothing").hidden = shown.length > 0;
    byId("count").textContent = t("count", { n: shown.length, all: this.units.length });
  }

  #number() {
    this.numbers = new Map(this.units.map((unit, index) => [unit, index + 1]));
    const sections = new Map();
    let last = null;
    if (byId("order").value === "document") {
      for (const unit of this.shown) {
        const kind = firstBlock(this.model, unit).kind;
        if (kind !== last) sections.set(unit, t(`role_${kind}`));
        last = kind;
      }
    }
    this.sections = sections;
    for (const [unit, row] of this.rows) {
      if (row.rendered && (row.number !== this.numbers.get(unit) || row.section !== sections.get(unit))) this.#render(unit);
    }
  }

  #row(unit) {
    let row = this.rows.get(unit);
    if (!row) {
      row = element("li", { tabIndex: -1, className: "unit" });
      row.unit = unit;
      row.style.containIntrinsicBlockSize = `auto ${guessHeight(this.model, unit, this.columns)}px`;
      this.rows.set(unit, row);
      this.watcher.observe(row);
    }
    return row;
  }

  get columns() { return innerWidth < 720 ? innerWidth / 9 : (Math.min(innerWidth, 1500) - 190) / 18; }

  #seen(entries) {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting && !target.rendered) this.#render(target.unit);
    }
  }

  #render(unit) {
    const row = this.#row(unit);
    if (row.classList.contains("splitting") || row.classList.contains("editing")) return;
    const hadFocus = row.contains(document.activeElement);
    Object.assign(row, { rendered: true, number: this.numbers.get(unit), section: this.sections.get(unit) });
    renderRow(row, { model: this.model, unit, number: row.number, section: row.section, current: unit === this.current, side: this.side });
    if (hadFocus) row.focus({ preventScroll: true });
  }

  select(unit, { focus = true, scroll = true } = {}) {
    const before = this.current;
    this.current = unit;
    if (before && before !== unit && this.rows.get(before)?.rendered) this.#render(before);
    if (!unit) return;
    this.#render(unit);
    const row = this.rows.get(unit);
    if (focus) row.focus({ preventScroll: true });
    if (scroll) row.scrollIntoView({ block: "nearest" });
  }

  step(by) {
    const at = this.shown.indexOf(this.current);
    const next = this.shown[Math.min(this.shown.length - 1, Math.max(0, at + by))];
    if (next) this.select(next);
  }

  // The next unit in the list for which a test holds, from the current one on, round the end.
  next(test) {
    const at = this.shown.indexOf(this.current);
    return [...this.shown.slice(at + 1), ...this.shown.slice(0, Math.max(0, at))].find(test) ?? null;
  }

  // Shows what a change left behind, and goes to a unit.
  follow(change, unit) {
    const heirs = this.#inherit(change);
    this.refresh();
    heirs.forEach((heir) => this.#render(heir));
    this.select(this.rows.has(unit) && this.shown.includes(unit) ? unit : this.shown[0] ?? null);
  }

  // Units that take the place of as many others take over their rows; returns those whose rows show the old ones yet.
  #inherit({ splices }) {
    const heirs = new Map();
    const gone = new Set();
    for (const { removed, inserted } of splices) {
      const one = removed.length === inserted.length;
      removed.forEach((old, index) => (one ? heirs.set(old, inserted[index]) : gone.add(old)));
      if (!one) inserted.forEach((made) => gone.delete(made));
      if (splices.length === 1 && inserted.length < 10) inserted.forEach((made) => this.touched.add(made));
    }
    const stale = [];
    for (const [old, heir] of heirs) {
      const row = this.rows.get(old);
      if (!row || old === heir) continue;
      this.rows.delete(old);
      this.rows.set(heir, Object.assign(row, { unit: heir }));
      if (row.rendered) stale.push(heir);
    }
    for (const old of gone) {
      const row = this.rows.get(old);
      if (row) this.watcher.unobserve(row);
      row?.remove();
      this.rows.delete(old);
    }
    this.shown = this.shown.map((old) => heirs.get(old) ?? old).filter((old) => !gone.has(old));
    this.current = heirs.get(this.current) ?? this.current;
    return stale;
  }

  // The keyboard goes back to the row of a unit after something else had its place.
  resume(unit) {
    if (!this.rows.has(unit)) return;
    this.#render(unit);
    this.rows.get(unit).focus({ preventScroll: true });
  }

  turn(side) {
    this.side = side;
    this.#render(this.current);
  }

  // Renders anew what is rendered: the language has changed.
  renderAgain() {
    for (const [unit, row] of this.rows) if (row.rendered) this.#render(unit);
  }

  // Renders every row that is shown: the page is printed.
  renderAll() {
    for (const unit of this.shown) if (!this.#row(unit).rendered) this.#render(unit);
  }
}

// Text as a search compares it: without case and accents.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function fragmentOf(nodes) {
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes);
  return fragment;
}

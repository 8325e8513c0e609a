// The page: what is shown, what the keys do, where the work is kept.

class Page {
  constructor(data) {
    language = data.ui;
    this.model = readModel(data);
    this.history = new History([...this.model.made]);
    this.rows = new Map();
    this.shown = [];
    this.touched = new Set();
    this.current = null;
    this.side = "target";
    this.busy = false;
    this.watcher = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: "800px 0px" });
    restorePreferences();
    this.#listen();
    this.#fillTexts();
    const kept = keptWork(this.model);
    if (kept) this.history.replaceAll(kept.units, "saidLoaded");
    this.refresh();
    this.select(this.shown[0] ?? null, { focus: false, scroll: false });
    if (kept) this.say(t("saidRestored", { n: kept.units.filter(isDecided).length, when: kept.when }));
  }

  get units() { return this.history.units; }

  // ---- what is shown ----

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
    this.#showProgress();
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

  #showProgress() {
    const done = this.units.filter(isDecided).length;
    const left = this.units.filter((unit) => isFlagged(unit) && !isDecided(unit)).length;
    byId("progress").value = this.units.length ? done / this.units.length : 0;
    byId("progress-text").textContent = `${t("progress", { done, all: this.units.length })} · ${left ? t("left", { n: left }) : t("none")}`;
    byId("undo").disabled = !this.history.done.length;
    byId("redo").disabled = !this.history.undone.length;
  }

  // ---- where we are ----

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
  #next(test) {
    const at = this.shown.indexOf(this.current);
    return [...this.shown.slice(at + 1), ...this.shown.slice(0, Math.max(0, at))].find(test) ?? null;
  }

  // ---- what can be done ----

  // Makes a change of some units, unless an operation says why not; the unit at `focus` becomes the current one.
  #change(removed, result, said, focus = 0) {
    if (typeof result === "string") return this.say(t(result));
    this.#after(this.history.apply([{ removed, inserted: result }], said), result[focus]);
    return this.say(t(said));
  }

  // Shows what a change left behind. Units that take the place of as many others take over their rows.
  #after(change, unit) {
    const heirs = new Map();
    const gone = new Set();
    for (const { removed, inserted } of change.splices) {
      const one = removed.length === inserted.length;
      removed.forEach((old, index) => (one ? heirs.set(old, inserted[index]) : gone.add(old)));
      if (!one) inserted.forEach((made) => gone.delete(made));
      if (change.splices.length === 1 && inserted.length < 10) inserted.forEach((made) => this.touched.add(made));
    }
    const rendered = [];
    for (const [old, heir] of heirs) {
      const row = this.rows.get(old);
      if (!row || old === heir) continue;
      this.rows.delete(old);
      this.rows.set(heir, Object.assign(row, { unit: heir }));
      if (row.rendered) rendered.push(heir);
    }
    for (const old of gone) {
      const row = this.rows.get(old);
      if (row) this.watcher.unobserve(row);
      row?.remove();
      this.rows.delete(old);
    }
    this.shown = this.shown.map((old) => heirs.get(old) ?? old).filter((old) => !gone.has(old));
    this.current = heirs.get(this.current) ?? this.current;
    this.refresh();
    rendered.forEach((heir) => this.#render(heir));
    this.select(this.rows.has(unit) && this.shown.includes(unit) ? unit : this.shown[0] ?? null);
    this.#keep();
  }

  accept() {
    const unit = this.current;
    if (stateOf(unit) === "accepted") return this.#change([unit], OPERATIONS.reopen(this.model, unit), "saidReopened");
    const next = this.#next((other) => !isDecided(other));
    if (isDecided(unit)) return this.select(next ?? unit);
    const [accepted] = OPERATIONS.accept(this.model, unit);
    this.#after(this.history.apply([{ removed: [unit], inserted: [accepted] }], "saidAccepted"), next ?? accepted);
    return this.say(t("saidAccepted"));
  }

  acceptAll() {
    const open = this.shown.filter((unit) => !isDecided(unit) && !isGap(unit) && unit.origin && !unit.origin.findings.length
      && unit.origin.confidence >= DOUBTFUL);
    if (!open.length) return this.say(t("saidSame"));
    const edits = open.map((unit) => ({ removed: [unit], inserted: OPERATIONS.accept(this.model, unit) }));
    const change = this.history.apply(edits, "saidAccepted");
    const next = edits.find((edit) => edit.removed[0] === this.current)?.inserted[0] ?? this.current;
    this.#after(change, next);
    return this.say(t("saidAll", { n: open.length }));
  }

  exclude() {
    const unit = this.current;
    this.#change([unit], OPERATIONS.exclude(this.model, unit), unit.translation ? "saidExcluded" : "saidIncluded");
  }

  merge(down) {
    const at = this.units.indexOf(this.current);
    const upper = this.units[down ? at : at - 1];
    const lower = this.units[down ? at + 1 : at];
    if (!upper || !lower) return this.say(t(down ? "cannotMergeDown" : "cannotMergeUp"));
    return this.#change([upper, lower], OPERATIONS.merge(this.model, upper, lower), "saidMerged");
  }

  move(down) {
    const at = this.units.indexOf(this.current);
    const other = this.units[down ? at + 1 : at - 1];
    if (!other) return this.say(t("cannotMoveEdge"));
    const result = OPERATIONS.move(this.model, this.current, other, this.side, down);
    const removed = down ? [this.current, other] : [other, this.current];
    return this.#change(removed, result, "saidMoved", down || result.length === 1 ? 0 : 1);
  }

  split() {
    const unit = this.current;
    if (isEdited(unit)) return this.say(t("cannotEdited"));
    if (SIDES.every((side) => cutPlaces(this.model, unit, side).length < 3)) return this.say(t("cannotSplit"));
    return this.#open((row, done) => new Splitter(this.model, unit, row, this.side, done), (cuts) => {
      const result = OPERATIONS.split(this.model, unit, cuts);
      this.#change([unit], result, "saidSplit");
      return typeof result !== "string";
    });
  }

  edit() {
    const unit = this.current;
    this.#open((row, done) => openEditor(this.model, unit, row, this.side, done), (texts) => {
      const result = OPERATIONS.edit(this.model, unit, texts);
      if (typeof result === "string") this.say(t(result));
      else this.#change([unit], result, "saidEdited");
      return true;
    });
  }

  // Opens a splitter or an editor in the current row; `commit` says whether it may close.
  #open(begin, commit) {
    const row = this.rows.get(this.current);
    const unit = this.current;
    this.busy = true;
    begin(row, (result) => {
      row.classList.remove("splitting", "editing");
      this.busy = false;
      if (result === null || commit(result)) {
        if (this.rows.has(unit)) { this.#render(unit); this.rows.get(unit).focus({ preventScroll: true }); }
      } else {
        this.busy = true;
        row.classList.add("splitting");
      }
    });
  }

  undo(again = false) {
    const change = again ? this.history.redo() : this.history.undo();
    if (!change) return this.say(t(again ? "saidNothingToRedo" : "saidNothingToUndo"));
    this.#after(change, change.splices[0].inserted[0]);
    return this.say(t(again ? "saidRedone" : "saidUndone", { what: t(change.said) }));
  }

  turn(side) {
    if (this.side === side) return;
    this.side = side;
    this.#render(this.current);
    this.say(t("saidSide", { side: t(side) }));
  }

  // ---- keeping the work ----

  #keep() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.#store(), 200);
  }

  #store() {
    clearTimeout(this.keeping);
    if (!this.history.done.length && !this.history.undone.length) return;
    if (!keepWork(this.model, this.units)) this.say(t("saidNotKept"));
  }

  save() {
    const name = download(this.model, this.units);
    this.#store();
    this.say(t("saidSaved", { name }));
  }

  async load(file) {
    try {
      const units = fromFile(this.model, await readJson(file));
      this.#replaceAll(units, "saidLoaded");
      this.say(t("saidLoaded", { n: units.filter(isDecided).length }));
    } catch (error) {
      this.say(t(error.message in STRINGS.en ? error.message : "loadBad"));
    }
  }

  restart() {
    this.#replaceAll([...this.model.made], "saidRestarted");
    this.say(t("saidRestarted"));
  }

  #replaceAll(units, said) {
    const change = this.history.replaceAll(units, said);
    this.touched.clear();
    this.#after(change, units[0]);
  }

  // ---- the frame ----

  say(text) {
    byId("said").textContent = text;
    byId("said").classList.add("new");
    clearTimeout(this.saying);
    this.saying = setTimeout(() => byId("said").classList.remove("new"), 4000);
  }

  #fillTexts() {
    document.documentElement.lang = language;
    for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
    for (const node of document.querySelectorAll("[data-title]")) node.title = t(node.dataset.title);
    const { source, target, data } = this.model;
    byId("title").replaceChildren(source.facts.symbol ?? target.facts.symbol ?? source.name,
      element("small", {}, ` ${source.lang} → ${target.lang}`));
    byId("list").setAttribute("aria-label", t("page"));
    byId("search").placeholder = t("search");
    byId("language").textContent = t("language");
    byId("language").lang = language === "en" ? "fr" : "en";
    const roles = [...new Set(this.model.made.map((unit) => firstBlock(this.model, unit).kind))];
    fillSelect("show", ["all", "todo", "open", "flagged", "gap", "accepted", "corrected", "excluded"], "show");
    fillSelect("role", ["all", ...roles], "role");
    fillSelect("order", ["document", "worst"], "order");
    byId("keys").replaceChildren(...KEYS.flatMap(([keys, name]) => [
      element("dt", {}, ...keys.flatMap((key, index) => [index ? " " : "", element("kbd", {}, key)])), element("dd", {}, t(name))]));
    const facts = [["factSymbol", source.facts.symbol ?? "–"], ["factSource", `${source.name} (${source.lang})`], ["factTarget", `${target.name} (${target.lang})`],
      ["factMade", data.signature], ["factPrint", SIDES.map((side) => this.model[side].fingerprint.slice(0, 19)).join(" · ")]];
    const more = Object.entries(source.facts).filter(([name]) => name !== "symbol").map(([name, value]) => [t(`fact_${name}`), value]);
    byId("facts").replaceChildren(...[...facts.map(([name, value]) => [t(name), value]), ...more].flatMap(([name, value]) => [
      element("dt", {}, name), element("dd", {}, value)]));
    byId("warnings").replaceChildren(...data.warnings.map((warning) => element("li", {}, warning)));
    byId("warnings-title").hidden = !data.warnings.length;
  }

  speak(other) {
    language = other;
    keepPreferences();
    this.#fillTexts();
    this.refresh();
    for (const [unit, row] of this.rows) if (row.rendered) this.#render(unit);
  }

  #listen() {
    const list = byId("list");
    list.addEventListener("click", (event) => this.#click(event));
    document.addEventListener("keydown", (event) => this.#key(event));
    for (const name of ["show", "role", "order"]) byId(name).addEventListener("change", () => this.#filter());
    byId("search").addEventListener("input", () => { clearTimeout(this.typing); this.typing = setTimeout(() => this.#filter(), 120); });
    byId("filters").addEventListener("submit", (event) => { event.preventDefault(); this.#filter(); this.select(this.shown[0] ?? null); });
    const buttons = {
      save: () => this.save(), undo: () => this.undo(), redo: () => this.undo(true), "accept-all": () => this.acceptAll(),
      load: () => byId("file").click(), restart: () => this.restart(), language: () => this.speak(language === "en" ? "fr" : "en"),
      theme: () => this.#turnTheme(), "help-open": () => byId("help").showModal(), "about-open": () => byId("about").showModal(),
    };
    for (const [id, handler] of Object.entries(buttons)) byId(id).addEventListener("click", () => { byId("more").open = false; handler(); });
    byId("file").addEventListener("change", async (event) => { if (event.target.files[0]) await this.load(event.target.files[0]); event.target.value = ""; });
    addEventListener("pagehide", () => this.#store());
    addEventListener("beforeprint", () => this.shown.forEach((unit) => { if (!this.#row(unit).rendered) this.#render(unit); }));
    const bar = byId("top").firstElementChild;
    const measure = () => document.documentElement.style.setProperty("--top", `${Math.max(byId("top").offsetHeight, bar.offsetHeight)}px`);
    new ResizeObserver(measure).observe(bar);
  }

  // Shows what the filters ask for, from the top; going back to the document, we stay where we are.
  #filter() {
    this.touched.clear();
    this.refresh();
    const typing = document.activeElement === byId("search");
    const stay = byId("order").value === "document" && this.shown.includes(this.current);
    this.select(stay ? this.current : this.shown[0] ?? null, { focus: !typing && !document.activeElement.closest("select"), scroll: stay });
    if (!stay) scrollTo(0, 0);
  }

  #turnTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keepPreferences();
  }

  #click(event) {
    const row = event.target.closest("li.unit");
    if (!row || this.busy) return;
    const action = event.target.closest("button")?.dataset.action;
    const side = event.target.closest(".text")?.dataset.side;
    if (side) this.side = side;
    if (row.unit !== this.current || (side && !getSelection().toString())) this.select(row.unit, { scroll: false });
    if (action) this.#do(action);
  }

  #do(action) {
    const actions = {
      accept: () => this.accept(), reopen: () => this.accept(), split: () => this.split(), edit: () => this.edit(),
      mergeUp: () => this.merge(false), mergeDown: () => this.merge(true), moveUp: () => this.move(false), moveDown: () => this.move(true),
      exclude: () => this.exclude(), include: () => this.exclude(),
    };
    actions[action]();
  }

  toggle(id, value, otherwise) {
    byId(id).value = byId(id).value === value ? otherwise : value;
    this.#filter();
    this.say(byId(id).selectedOptions[0].textContent);
  }

  #key(event) {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const command = ctrlKey || metaKey;
    const letter = key.toLowerCase();
    if (document.querySelector("dialog[open]")) return;
    if (command && letter === "s") { event.preventDefault(); this.save(); return; }
    if (this.busy) return;
    if (event.target.closest("input, select, textarea")) {
      if (key === "Escape" || (key === "ArrowDown" && event.target.id === "search")) { event.target.blur(); this.select(this.current); }
      return;
    }
    const action = actionOf(this, { key, letter, command, altKey, shiftKey, onButton: event.target.closest("button, summary, a") });
    if (!action || (!this.current && action.needsUnit)) return;
    event.preventDefault();
    action.run();
  }

  nextTodo() {
    const next = this.#next((unit) => isFlagged(unit) && !isDecided(unit));
    if (next) this.select(next);
    else this.say(t("none"));
  }
}

// Text as a search compares it: without case and accents.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function fragmentOf(nodes) {
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes);
  return fragment;
}

function fillSelect(id, names, prefix) {
  const chosen = byId(id).value || names[0];
  byId(id).replaceChildren(...names.map((name) => element("option", { value: name }, t(`${prefix}_${name}`))));
  byId(id).value = chosen;
}

new Page(JSON.parse(byId("data").textContent));

// The page: what keys and buttons set off, and how the work is kept.

class Page {
  constructor(data) {
    language = data.ui;
    restorePreferences();
    this.model = readModel(data);
    this.history = new History([...this.model.made]);
    this.list = new UnitList(this.model, this.history);
    this.actions = new Actions(this.model, this.history, this.list, () => this.#changed());
    fillTexts(this.model);
    this.#listen();
    const kept = keptWork(this.model);
    if (kept) this.history.replaceAll(kept.units, "saidLoaded");
    this.#refresh();
    this.list.select(this.list.shown[0] ?? null, { focus: false, scroll: false });
    if (kept) say(t("saidRestored", { n: kept.units.filter(isDecided).length, when: kept.when }));
  }

  #refresh() {
    this.list.refresh();
    showProgress(this.history);
  }

  // ---- keeping the work ----

  #changed() {
    showProgress(this.history);
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.#store(), 200);
  }

  #store() {
    clearTimeout(this.keeping);
    if (!this.history.done.length && !this.history.undone.length) return;
    if (!keepWork(this.model, this.history.units)) say(t("saidNotKept"));
  }

  save() {
    const name = download(this.model, this.history.units);
    this.#store();
    say(t("saidSaved", { name }));
  }

  async #load(file) {
    try {
      const units = fromFile(this.model, await readJson(file));
      this.actions.replaceAll(units, "saidLoaded");
      say(t("saidLoaded", { n: units.filter(isDecided).length }));
    } catch (error) {
      say(t(error.message in STRINGS.en ? error.message : "loadBad"));
    }
  }

  #restart() {
    this.actions.replaceAll([...this.model.made], "saidRestarted");
    say(t("saidRestarted"));
  }

  // ---- what is set off ----

  #listen() {
    byId("list").addEventListener("click", (event) => this.#click(event));
    document.addEventListener("keydown", (event) => this.#key(event));
    for (const name of ["show", "role", "order"]) byId(name).addEventListener("change", () => this.#filter());
    byId("search").addEventListener("input", () => { clearTimeout(this.typing); this.typing = setTimeout(() => this.#filter(), 120); });
    byId("filters").addEventListener("submit", (event) => { event.preventDefault(); this.#filter(); this.list.select(this.list.shown[0] ?? null); });
    const buttons = {
      save: () => this.save(), undo: () => this.actions.undo(), redo: () => this.actions.undo(true), "accept-all": () => this.actions.acceptAll(),
      load: () => byId("file").click(), restart: () => this.#restart(), language: () => this.#speak(language === "en" ? "fr" : "en"),
      theme: turnTheme, "help-open": () => byId("help").showModal(), "about-open": () => byId("about").showModal(),
    };
    for (const [id, handler] of Object.entries(buttons)) byId(id).addEventListener("click", () => { byId("more").open = false; handler(); });
    byId("file").addEventListener("change", async (event) => { if (event.target.files[0]) await this.#load(event.target.files[0]); event.target.value = ""; });
    addEventListener("pagehide", () => this.#store());
    addEventListener("beforeprint", () => this.list.renderAll());
    const bar = byId("top").firstElementChild;
    const measure = () => document.documentElement.style.setProperty("--top", `${Math.max(byId("top").offsetHeight, bar.offsetHeight)}px`);
    new ResizeObserver(measure).observe(bar);
  }

  #speak(other) {
    language = other;
    keepPreferences();
    fillTexts(this.model);
    this.#refresh();
    this.list.renderAgain();
  }

  // Shows what the filters ask for, from the top; going back to the document, we stay where we are.
  #filter() {
    const { list } = this;
    list.touched.clear();
    this.#refresh();
    const typing = document.activeElement === byId("search");
    const stay = byId("order").value === "document" && list.shown.includes(list.current);
    list.select(stay ? list.current : list.shown[0] ?? null, { focus: !typing && !document.activeElement.closest("select"), scroll: stay });
    if (!stay) scrollTo(0, 0);
  }

  // Turns a filter from one of two values to the other.
  toggle(id, value, otherwise) {
    byId(id).value = byId(id).value === value ? otherwise : value;
    this.#filter();
    say(byId(id).selectedOptions[0].textContent);
  }

  #click(event) {
    const row = event.target.closest("li.unit");
    if (!row || this.actions.busy) return;
    const action = event.target.closest("button")?.dataset.action;
    const side = event.target.closest(".text")?.dataset.side;
    if (side) this.list.side = side;
    if (row.unit !== this.list.current || (side && !getSelection().toString())) this.list.select(row.unit, { scroll: false });
    if (action) this.#do(action);
  }

  #do(action) {
    const { actions } = this;
    const all = {
      accept: () => actions.accept(), reopen: () => actions.accept(), split: () => actions.split(), edit: () => actions.edit(),
      mergeUp: () => actions.merge(false), mergeDown: () => actions.merge(true), moveUp: () => actions.move(false), moveDown: () => actions.move(true),
      exclude: () => actions.exclude(), include: () => actions.exclude(),
    };
    all[action]();
  }

  #key(event) {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const command = ctrlKey || metaKey;
    const letter = key.toLowerCase();
    if (document.querySelector("dialog[open]")) return;
    if (command && letter === "s") { event.preventDefault(); this.save(); return; }
    if (this.actions.busy) return;
    if (event.target.closest("input, select, textarea")) {
      if (key === "Escape" || (key === "ArrowDown" && event.target.id === "search")) { event.target.blur(); this.list.select(this.list.current); }
      return;
    }
    const action = actionOf(this, { key, letter, command, altKey, shiftKey, onButton: event.target.closest("button, summary, a") });
    if (!action || (!this.list.current && action.needsUnit)) return;
    event.preventDefault();
    action.run();
  }
}

new Page(JSON.parse(byId("data").textContent));

// What can be done to the units: each action is a change that can be undone, or says why not.

class Actions {
  // `changed` is called after every change.
  constructor(model, history, list, changed) {
    Object.assign(this, { model, history, list, changed, busy: false });
  }

  // Makes a change of some units, unless an operation says why not; the unit at `focus` becomes the current one.
  #change(removed, result, said, focus = 0) {
    if (typeof result === "string") return say(t(result));
    this.#follow(this.history.apply([{ removed, inserted: result }], said), result[focus]);
    return say(t(said));
  }

  #follow(change, unit) {
    this.list.follow(change, unit);
    this.changed();
  }

  accept() {
    const unit = this.list.current;
    if (stateOf(unit) === "accepted") return this.#change([unit], OPERATIONS.reopen(this.model, unit), "saidReopened");
    const next = this.list.next((other) => !isDecided(other));
    if (isDecided(unit)) return this.list.select(next ?? unit);
    const [accepted] = OPERATIONS.accept(this.model, unit);
    this.#follow(this.history.apply([{ removed: [unit], inserted: [accepted] }], "saidAccepted"), next ?? accepted);
    return say(t("saidAccepted"));
  }

  acceptAll() {
    const open = this.list.shown.filter((unit) => !isDecided(unit) && !isGap(unit) && unit.origin && !unit.origin.findings.length
      && unit.origin.confidence >= DOUBTFUL);
    if (!open.length) return say(t("saidSame"));
    const edits = open.map((unit) => ({ removed: [unit], inserted: OPERATIONS.accept(this.model, unit) }));
    const change = this.history.apply(edits, "saidAccepted");
    const next = edits.find((edit) => edit.removed[0] === this.list.current)?.inserted[0] ?? this.list.current;
    this.#follow(change, next);
    return say(t("saidAll", { n: open.length }));
  }

  exclude() {
    const unit = this.list.current;
    this.#change([unit], OPERATIONS.exclude(this.model, unit), unit.translation ? "saidExcluded" : "saidIncluded");
  }

  merge(down) {
    const at = this.history.units.indexOf(this.list.current);
    const upper = this.history.units[down ? at : at - 1];
    const lower = this.history.units[down ? at + 1 : at];
    if (!upper || !lower) return say(t(down ? "cannotMergeDown" : "cannotMergeUp"));
    return this.#change([upper, lower], OPERATIONS.merge(this.model, upper, lower), "saidMerged");
  }

  move(down) {
    const at = this.history.units.indexOf(this.list.current);
    const other = this.history.units[down ? at + 1 : at - 1];
    if (!other) return say(t("cannotMoveEdge"));
    const result = OPERATIONS.move(this.model, this.list.current, other, this.list.side, down);
    const removed = down ? [this.list.current, other] : [other, this.list.current];
    return this.#change(removed, result, "saidMoved", down || result.length === 1 ? 0 : 1);
  }

  split() {
    const unit = this.list.current;
    if (isEdited(unit)) return say(t("cannotEdited"));
    if (SIDES.every((side) => cutPlaces(this.model, unit, side).length < 3)) return say(t("cannotSplit"));
    return this.#open((row, done) => new Splitter(this.model, unit, row, this.list.side, done), (cuts) => {
      const result = OPERATIONS.split(this.model, unit, cuts);
      this.#change([unit], result, "saidSplit");
      return typeof result !== "string";
    });
  }

  edit() {
    const unit = this.list.current;
    this.#open((row, done) => openEditor(this.model, unit, row, this.list.side, done), (texts) => {
      const result = OPERATIONS.edit(this.model, unit, texts);
      this.#change([unit], result, "saidEdited");
      return result !== "cannotEmpty";
    });
  }

  // Opens a splitter or an editor in the current row, and nothing else can be done meanwhile; `commit` says whether
  // it may close.
  #open(begin, commit) {
    const unit = this.list.current;
    const row = this.list.rows.get(unit);
    this.#occupy(true);
    begin(row, (result) => {
      row.classList.remove("splitting", "editing");
      this.#occupy(false);
      if (result === null || commit(result)) return this.list.resume(unit);
      this.#occupy(true);
      return row.classList.add("splitting");
    });
  }

  #occupy(busy) {
    this.busy = busy;
    byId("top").inert = busy;
  }

  undo(again = false) {
    const change = again ? this.history.redo() : this.history.undo();
    if (!change) return say(t(again ? "saidNothingToRedo" : "saidNothingToUndo"));
    this.#follow(change, change.splices[0].inserted[0]);
    return say(t(again ? "saidRedone" : "saidUndone", { what: t(change.said) }));
  }

  // Puts all units in place of the present ones.
  replaceAll(units, said) {
    const change = this.history.replaceAll(units, said);
    this.list.touched.clear();
    this.#follow(change, units[0]);
  }

  turn(side) {
    if (this.list.side === side) return;
    this.list.turn(side);
    say(t("saidSide", { side: t(side) }));
  }

  nextTodo() {
    const next = this.list.next((unit) => isFlagged(unit) && !isDecided(unit));
    if (next) this.list.select(next);
    else say(t("none"));
  }
}

// What was done, so that it can be undone. A change is a list of splices {at, removed, inserted}, made in turn.

class History {
  constructor(units) {
    this.units = units;
    this.done = [];
    this.undone = [];
  }

  // Puts units in place of others that stand together; `edits` is a list of {removed, inserted}.
  apply(edits, said) {
    const places = new Map(edits.length > 1 ? this.units.map((unit, index) => [unit, index]) : []);
    const splices = edits.map(({ removed, inserted }) => {
      const at = places.get(removed[0]) ?? this.units.indexOf(removed[0]);
      return { at, removed, inserted };
    });
    return this.#make({ said, splices });
  }

  // Puts all units in place of the present ones.
  replaceAll(units, said) {
    return this.#make({ said, splices: [{ at: 0, removed: [...this.units], inserted: units }] });
  }

  undo() {
    const change = this.done.pop();
    if (!change) return null;
    const splices = change.splices.map(({ at, removed, inserted }) => ({ at, removed: inserted, inserted: removed }));
    splices.reverse().forEach((splice) => this.#splice(splice));
    this.undone.push(change);
    return { said: change.said, splices };
  }

  redo() {
    const change = this.undone.pop();
    if (!change) return null;
    change.splices.forEach((splice) => this.#splice(splice));
    this.done.push(change);
    return change;
  }

  #make(change) {
    change.splices.forEach((splice) => this.#splice(splice));
    this.done.push(change);
    this.undone = [];
    return change;
  }

  #splice({ at, removed, inserted }) {
    if (removed.length === inserted.length) {
      inserted.forEach((unit, index) => { this.units[at + index] = unit; });
    } else {
      const tail = this.units.slice(at + removed.length);
      this.units.length = at;
      for (const unit of inserted) this.units.push(unit);
      for (const unit of tail) this.units.push(unit);
    }
  }
}

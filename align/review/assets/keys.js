// What the keys do. In the help, and what is done when one is pressed.

const KEYS = [
  [["↓", "↑", "J", "K"], "keyMove"], [["←", "→"], "keySide"], [["A", "↵"], "keyAccept"], [["S"], "keySplit"], [["M", "⇧M"], "keyMerge"],
  [["Alt+↓", "Alt+↑"], "keyMoveSegment"], [["E"], "keyEdit"], [["X"], "keyExclude"], [["Z", "⇧Z"], "keyUndo"], [["N"], "keyNext"],
  [["/"], "keySearch"], [["F"], "keyFlagged"], [["W"], "keyWorst"], [["⇧A"], "keyAll"], [["Ctrl+S"], "keySave"], [["?"], "keyHelp"],
];

// The action of a key as {run, needsUnit}, or null.
function actionOf(page, { key, letter, command, altKey, shiftKey, onButton }) {
  const unit = (run) => ({ run, needsUnit: true });
  const free = (run) => ({ run, needsUnit: false });
  if (command) {
    if (letter === "z") return free(() => page.actions.undo(shiftKey));
    return letter === "y" ? free(() => page.actions.undo(true)) : null;
  }
  if (altKey) return { ArrowDown: unit(() => page.actions.move(true)), ArrowUp: unit(() => page.actions.move(false)) }[key] ?? null;
  const keys = {
    ArrowDown: free(() => page.list.step(1)), ArrowUp: free(() => page.list.step(-1)), j: free(() => page.list.step(1)), k: free(() => page.list.step(-1)),
    ArrowLeft: unit(() => page.actions.turn("source")), ArrowRight: unit(() => page.actions.turn("target")),
    Home: free(() => page.list.step(-Infinity)), End: free(() => page.list.step(Infinity)), PageDown: free(() => page.list.step(10)), PageUp: free(() => page.list.step(-10)),
    s: unit(() => page.actions.split()), e: unit(() => page.actions.edit()), x: unit(() => page.actions.exclude()),
    a: shiftKey ? free(() => page.actions.acceptAll()) : unit(() => page.actions.accept()), m: unit(() => page.actions.merge(!shiftKey)),
    z: free(() => page.actions.undo(shiftKey)), n: free(() => page.actions.nextTodo()), w: free(() => page.toggle("order", "worst", "document")),
    f: free(() => page.toggle("show", "todo", "all")), "/": free(() => { byId("search").focus(); byId("search").select(); }),
    "?": free(() => byId("help").showModal()),
  };
  if (key === "Enter" && !onButton) return unit(() => page.actions.accept());
  return keys[key] ?? keys[letter] ?? null;
}

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
    if (letter === "z") return free(() => page.undo(shiftKey));
    return letter === "y" ? free(() => page.undo(true)) : null;
  }
  if (altKey) return { ArrowDown: unit(() => page.move(true)), ArrowUp: unit(() => page.move(false)) }[key] ?? null;
  const keys = {
    ArrowDown: free(() => page.step(1)), ArrowUp: free(() => page.step(-1)), j: free(() => page.step(1)), k: free(() => page.step(-1)),
    ArrowLeft: unit(() => page.turn("source")), ArrowRight: unit(() => page.turn("target")),
    Home: free(() => page.step(-Infinity)), End: free(() => page.step(Infinity)), PageDown: free(() => page.step(10)), PageUp: free(() => page.step(-10)),
    s: unit(() => page.split()), e: unit(() => page.edit()), x: unit(() => page.exclude()),
    a: shiftKey ? free(() => page.acceptAll()) : unit(() => page.accept()), m: unit(() => page.merge(!shiftKey)),
    z: free(() => page.undo(shiftKey)), n: free(() => page.nextTodo()), w: free(() => page.toggle("order", "worst", "document")),
    f: free(() => page.toggle("show", "todo", "all")), "/": free(() => { byId("search").focus(); byId("search").select(); }),
    "?": free(() => byId("help").showModal()),
  };
  if (key === "Enter" && !onButton) return unit(() => page.accept());
  return keys[key] ?? keys[letter] ?? null;
}

import assert from "node:assert/strict";
import { test } from "node:test";

import { History } from "../../../../align/review/assets/model/history.mjs";
import { randomly } from "./pages.mjs";

test("an edit puts items in place of others", () => {
  const history = new History(["a", "b", "c"]);
  const change = history.apply([{ removed: ["b"], inserted: ["x", "y"] }], "split");
  assert.deepEqual(history.items, ["a", "x", "y", "c"]);
  assert.deepEqual(change, { action: "split", splices: [{ at: 1, removed: ["b"], inserted: ["x", "y"] }] });
});

test("several edits at once are one change", () => {
  const history = new History(["a", "b", "c"]);
  history.apply(
    [
      { removed: ["a"], inserted: ["A"] },
      { removed: ["c"], inserted: ["C"] },
    ],
    "acceptAll",
  );
  assert.deepEqual(history.items, ["A", "b", "C"]);
  history.undo();
  assert.deepEqual(history.items, ["a", "b", "c"]);
  assert.equal(history.undo(), null);
});

test("an edit of what is not there is an error, and changes nothing", () => {
  const history = new History(["a"]);
  assert.throws(() => history.apply([{ removed: ["z"], inserted: [] }], "merge"), /not there/);
  assert.deepEqual(history.items, ["a"]);
  assert.equal(history.done.length, 0);
});

test("the items that a history is made of stay as they are", () => {
  const items = Object.freeze(["a", "b"]);
  const history = new History(items);
  history.apply([{ removed: ["a"], inserted: ["x"] }], "edit");
  assert.deepEqual(items, ["a", "b"]);
});

test("an undo names the action and gives the splices that take it back", () => {
  const history = new History(["a", "b"]);
  history.apply([{ removed: ["a", "b"], inserted: ["ab"] }], "merge");
  assert.deepEqual(history.undo(), {
    action: "merge",
    splices: [{ at: 0, removed: ["ab"], inserted: ["a", "b"] }],
  });
  assert.equal(history.redo().action, "merge");
  assert.deepEqual(history.items, ["ab"]);
});

test("a new change ends what could be redone", () => {
  const history = new History(["a"]);
  history.apply([{ removed: ["a"], inserted: ["b"] }], "edit");
  history.undo();
  history.apply([{ removed: ["a"], inserted: ["c"] }], "edit");
  assert.equal(history.redo(), null);
  assert.deepEqual(history.items, ["c"]);
});

test("replacing everything can be undone", () => {
  const history = new History(["a", "b"]);
  history.replaceAll(["x"], "load");
  assert.deepEqual(history.items, ["x"]);
  history.undo();
  assert.deepEqual(history.items, ["a", "b"]);
});

for (const seed of [1, 2, 3]) {
  test(`undo and redo go back and forth through all states exactly (seed ${seed})`, () => {
    const random = randomly(seed);
    const history = new History(Array.from({ length: 10 }, (_, index) => ({ index })));
    const states = [[...history.items]];
    for (let step = 0; step < 300; step += 1) {
      if (random(3) === 0 && states.length > 1) {
        history.undo();
        states.pop();
      } else {
        const at = random(history.items.length);
        const removed = history.items.slice(at, at + 1 + random(3));
        const inserted = Array.from({ length: 1 + random(3) }, () => ({ step }));
        history.apply([{ removed, inserted }], "edit");
        states.push([...history.items]);
      }
      assertSame(history.items, states.at(-1));
    }
    for (const state of states.slice(0, -1).reverse()) {
      history.undo();
      assertSame(history.items, state);
    }
    assert.equal(history.undo(), null);
    for (const state of states.slice(1)) {
      history.redo();
      assertSame(history.items, state);
    }
    assert.equal(history.redo(), null);
  });
}

/** The very same items, not others that look alike. */
function assertSame(items, expected) {
  assert.equal(items.length, expected.length);
  assert.ok(items.every((item, index) => item === expected[index]));
}

// @ts-check

// Where the current unit is in the window.

/** @type {HTMLElement | null} */
let wanted = null;

/**
 * Scrolls until a row is in the middle of the window, or begins at its top if it is higher than that. Rows that
 * come near the window get their true height only when they are drawn; so the place is looked at again then.
 * @param {HTMLElement} row
 */
export function scrollToMiddle(row) {
  wanted = row;
  const again = () => {
    if (wanted === row) put(row);
  };
  put(row);
  requestAnimationFrame(() => {
    again();
    requestAnimationFrame(again);
  });
}

/** @param {HTMLElement} row */
function put(row) {
  const card = row.querySelector(".card") ?? row; // without the heading and the neighbours around it
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const room = innerHeight - parseFloat(scrollPaddingTop) - parseFloat(scrollPaddingBottom);
  card.scrollIntoView({ block: card.clientHeight > room ? "start" : "center" });
}

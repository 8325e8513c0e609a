// Keeping the work: in the browser as it goes on, in a file when it is asked for.

const keyOfWork = ({ data }) => `bitext-review:${data.source.fingerprint}:${data.target.fingerprint}:${data.made}`;

// Keeps the units in the browser; false where it keeps nothing.
function keepWork(model, units) {
  try {
    localStorage.setItem(keyOfWork(model), JSON.stringify(toFile(model, units, false)));
    return true;
  } catch {
    return false;
  }
}

// The units that the browser kept of this very alignment, and when; null if there are none.
function keptWork(model) {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOfWork(model)));
    return kept && { units: fromFile(model, kept), when: new Date(kept.saved).toLocaleString(language) };
  } catch {
    return null;
  }
}

// Offers the review as a file; returns its name.
function download(model, units) {
  const stem = (model.source.facts.symbol ?? model.source.name).replace(/[^\p{L}\p{N}.-]+/gu, "-").replace(/^[-.]+/, "");
  const name = `${stem || "review"}.decisions.json`;
  const url = URL.createObjectURL(new Blob([JSON.stringify(toFile(model, units), null, 1)], { type: "application/json" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  return name;
}

async function readJson(file) {
  try {
    return JSON.parse(await file.text());
  } catch {
    throw new Error("loadBad");
  }
}

function restorePreferences() {
  try {
    const { ui, theme } = JSON.parse(localStorage.getItem("bitext-review")) ?? {};
    if (ui in STRINGS) language = ui;
    if (theme) document.documentElement.dataset.theme = theme;
  } catch { /* a browser that keeps nothing begins with the defaults */ }
}

function keepPreferences() {
  try {
    localStorage.setItem("bitext-review", JSON.stringify({ ui: language, theme: document.documentElement.dataset.theme }));
  } catch { /* the choice holds until the page is closed */ }
}

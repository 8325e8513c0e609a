// What stands around the list: the words of the frame, the progress, and what is said of the last action.

function fillTexts(model) {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-title]")) node.title = t(node.dataset.title);
  const { source, target, data } = model;
  byId("title").replaceChildren(source.facts.symbol ?? target.facts.symbol ?? source.name,
    element("small", {}, ` ${source.lang} → ${target.lang}`));
  byId("list").setAttribute("aria-label", t("page"));
  byId("search").placeholder = t("search");
  byId("language").textContent = t("language");
  byId("language").lang = language === "en" ? "fr" : "en";
  const roles = [...new Set(model.made.map((unit) => firstBlock(model, unit).kind))];
  fillSelect("show", ["all", "todo", "open", "flagged", "gap", "accepted", "corrected", "excluded"]);
  fillSelect("role", ["all", ...roles]);
  fillSelect("order", ["document", "worst"]);
  byId("keys").replaceChildren(...KEYS.flatMap(([keys, name]) => [
    element("dt", {}, ...keys.flatMap((key, index) => [index ? " " : "", element("kbd", {}, key)])), element("dd", {}, t(name))]));
  byId("facts").replaceChildren(...factsOf(model).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
  byId("warnings").replaceChildren(...data.warnings.map((warning) => element("li", {}, warning)));
  byId("warnings-title").hidden = !data.warnings.length;
}

// Fills a list of choices, whose words are named after it, and keeps what was chosen.
function fillSelect(id, names) {
  const chosen = byId(id).value || names[0];
  byId(id).replaceChildren(...names.map((name) => element("option", { value: name }, t(`${id}_${name}`))));
  byId(id).value = chosen;
}

function factsOf({ source, target, data }) {
  const { symbol = "–", ...more } = source.facts;
  return [
    [t("factSymbol"), symbol], [t("factSource"), `${source.name} (${source.lang})`], [t("factTarget"), `${target.name} (${target.lang})`],
    [t("factMade"), data.signature], [t("factPrint"), [source, target].map((side) => side.fingerprint.slice(0, 19)).join(" · ")],
    ...Object.entries(more).map(([name, value]) => [t(`fact_${name}`), value]),
  ];
}

function showProgress({ units, done, undone }) {
  const decided = units.filter(isDecided).length;
  const left = units.filter((unit) => isFlagged(unit) && !isDecided(unit)).length;
  byId("progress").value = units.length ? decided / units.length : 0;
  byId("progress-text").textContent = `${t("progress", { done: decided, all: units.length })} · ${left ? t("left", { n: left }) : t("none")}`;
  byId("undo").disabled = !done.length;
  byId("redo").disabled = !undone.length;
}

let saying;

// Shows a line for a while; screen readers read it out.
function say(text) {
  byId("said").textContent = text;
  byId("said").classList.add("new");
  clearTimeout(saying);
  saying = setTimeout(() => byId("said").classList.remove("new"), 4000);
}

function turnTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  keepPreferences();
}

// Making elements. Text only ever becomes text: nothing here parses markup.

// An element with properties, `data` attributes, attributes (with a dash or in `attrs`), and children.
function element(name, { attrs = {}, data = {}, on = {}, ...properties } = {}, ...children) {
  const node = document.createElement(name);
  Object.assign(node, properties);
  Object.assign(node.dataset, data);
  for (const [key, value] of Object.entries(attrs)) node.setAttribute(key, value);
  for (const [key, handler] of Object.entries(on)) node.addEventListener(key, handler);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const byId = (id) => document.getElementById(id);

const percent = (share) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(Math.floor(share * 100) / 100);

// A text with marked spans [start, end, className, title] and inserted nodes [offset, make]: an array of nodes.
function marked(text, spans, inserts) {
  const edges = new Set([0, text.length]);
  for (const [start, end] of spans) edges.add(Math.min(start, text.length)).add(Math.min(end, text.length));
  for (const [offset] of inserts) edges.add(offset);
  const places = [...edges].sort((a, b) => a - b);
  const nodes = [];
  places.forEach((from, index) => {
    for (const [offset, make] of inserts) if (offset === from) nodes.push(make());
    const to = places[index + 1];
    if (to === undefined || to === from) return;
    const inside = spans.filter(([start, end]) => start <= from && to <= end);
    const part = text.slice(from, to);
    if (!inside.length) nodes.push(part);
    else {
      const heaviest = inside.reduce((a, b) => (SEVERITIES.indexOf(b[2]) < SEVERITIES.indexOf(a[2]) ? b : a));
      const title = [...new Set(inside.map((span) => span[3]))].join("\n");
      nodes.push(element("mark", { className: heaviest[2], title }, part));
    }
  });
  return nodes;
}

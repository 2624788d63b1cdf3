// The page of a draft's rows: a table where there is room, cards on a phone; what is saved, what waits, what was found.

import { badge, Cards } from "./grid/cards.js";
import { Choices } from "./grid/choices.js";
import { forgetAll } from "./grid/kept.js";
import { Saying } from "./grid/saying.js";
import { Store } from "./grid/store.js";
import { element, Table } from "./grid/table.js";

const page = document.querySelector("[data-grid-page]");
const at = (name) => page.querySelector(`[data-${name}]`);
const setup = JSON.parse(document.getElementById("grid-data").textContent);
setup.token = page.dataset.token;
const words = setup.words;
const store = new Store(setup);
const choices = new Choices(setup);
const saying = new Saying(store, choices);
const phone = window.matchMedia("(max-width: 599.98px)");
const done = [], undone = []; // what can be undone, and done again
let view = null, onlyFound = null;

// --- changes that can be undone

function change(cells, added = []) {
  const before = cells.map(({ row, col }) => ({ row, col, text: added.includes(row) ? "" : store.text(row, col) }));
  store.change(cells);
  const last = done.at(-1);
  if (added.length && last?.rows) Object.assign(last, { cells, before }); // pasted below the last row: one step
  else remember({ cells, before });
}

function remember(step) {
  done.push(step);
  undone.length = 0;
}

function addRows(count) {
  const first = setup.first, rows = Array.from({ length: Math.max(0, count) }, () => store.add(first));
  if (rows.length) remember({ rows, cells: [], before: [] });
  return rows;
}

function undo(again = false) {
  const step = (again ? undone : done).pop();
  if (!step) { say(words.nothing_to_undo); return; }
  (again ? done : undone).push(step);
  const id = (cells) => cells.map((cell) => ({ ...cell, row: store.id(cell.row) })).filter(({ row }) => store.order.includes(row));
  if (step.rows) {
    if (again) { step.rows.forEach((row) => store.putBack(store.id(row), store.order.length)); store.change(id(step.cells)); }
    else [...step.rows].reverse().forEach((row) => store.takeOut(store.id(row)));
  } else if (step.out !== undefined) {
    if (again) store.takeOut(store.id(step.out));
    else { store.putBack(store.id(step.out), step.at); store.change(id(step.before)); }
  } else store.change(id(again ? step.cells : step.before));
  const first = id(step.before)[0] ?? (step.out !== undefined && !again ? { row: store.id(step.out), col: 0 } : null);
  if (first && view instanceof Table) view.go(first.row, first.col);
  say(words.undone);
}

const actions = {
  add() {
    const [row] = addRows(1);
    say(words.added);
    if (view instanceof Table) { view.go(row, 0); view.edit(); } else view.edit(row);
  },
  copy() {
    const row = current();
    if (row === null || !store.known(row)) return;
    const cells = Object.fromEntries(store.columns.map((column, col) => [column.key, store.text(row, col)]));
    const made = store.add(cells);
    remember({ rows: [made], cells: [], before: [] });
    say(words.added);
    if (view instanceof Table) view.go(made, 0); else view.edit(made);
  },
  remove() {
    const row = current();
    if (row === null) return;
    const typed = store.columns.map((_, col) => store.pendingAt(row, col)).filter(Boolean);
    const before = typed.map((one) => ({ row, col: store.index.get(one.key), text: one.text }));
    const place = store.order.indexOf(row);
    store.takeOut(row);
    remember({ out: row, at: place, before, cells: [] });
    say(words.removed);
    if (view instanceof Table && store.order.length) view.go(store.order[Math.min(place, store.order.length - 1)], 0);
  },
  undo() { undo(); },
};

function current() {
  return view instanceof Table ? view.at.row : view.open;
}

// --- what is said

function say(text) {
  at("said").textContent = "";
  requestAnimationFrame(() => { at("said").textContent = text; });
}

function state() {
  const { name, time, said } = store.state, n = store.waiting(), place = at("state"), undecided = store.undecided();
  const text = {
    nothing: words.nothing, saved: saying.fill("saved", { time }), saving: words.saving,
    offline: saying.fill("offline", { n: saying.count(n) }), signed_out: saying.fill("signed_out", { n: saying.count(n) }),
    stopped: saying.fill("stopped", { said: /^\d+$/.test(said) ? words.not_there : said }),
  }[name];
  const parts = [element("span", { class: `grid-save ${name}` }, text)];
  if (name === "signed_out") parts.push(element("a", { href: setup.sign_in }, words.sign_in));
  if (undecided.length) {
    const show = element("button", { type: "button", class: "link-button" }, `${saying.fill("needs_you", { n: saying.count(undecided.length) })}: ${words.show}`);
    show.addEventListener("click", () => reveal(undecided[0]));
    parts.push(show);
  }
  if (store.kept.full && n) parts.push(element("span", { class: "grid-save offline" }, words.full));
  const key = parts.map((part) => part.textContent).join("|");
  if (place.dataset.key !== key) { place.dataset.key = key; place.replaceChildren(...parts); }
  const rows = store.order.length === 1 ? words.one_row : saying.fill("rows", { n: saying.number(String(store.order.length)) });
  at("count").textContent = store.left === null ? rows : `${rows}, ${saying.fill("findings", { n: saying.number(String(store.left.size)) })}`;
}

function reveal(one) {
  if (view instanceof Table) view.go(one.row, store.index.get(one.key));
  else view.edit(one.row);
}

// What there is to decide about a cell that was not taken: choices, each a button.
function decision(one) {
  const column = store.columns[store.index.get(one.key)], shown = (text, mine) => (mine && column.kind === "number" ? text : saying.value(column, text)) || words.blank;
  const parts = [badge("blocking", `${one.state === "other" ? words.other : words.refused}. ${one.message}`)];
  const line = element("p", { class: "grid-choose" });
  const button = (text, act) => {
    const made = element("button", { type: "button", class: "btn btn-quiet" }, text);
    made.addEventListener("click", act);
    line.append(made);
  };
  if (one.state === "other") {
    button(words.theirs.replace("{text}", shown(one.now)), () => store.choose(one, false));
    button(words.mine.replace("{text}", shown(one.text, true)), () => store.choose(one, true));
  } else {
    for (const [name, text] of one.options) button(name, () => change([{ row: one.row, col: store.index.get(one.key), text }]));
    button(words.theirs.replace("{text}", shown(store.rows.get(one.row)?.cells[store.index.get(one.key)] ?? "")), () => store.choose(one, false));
  }
  return [...parts, line];
}

function about(column) {
  return column.key === setup.new.column && setup.new.address ? element("a", { href: setup.new.address, target: "_blank", rel: "noopener" }, setup.new.word) : null;
}

// The line below the table: the cell one is in, what it means, what was found in it and what can be chosen.
function detail(row, col) {
  if (col === null || row === null || !store.columns[col]) return;
  const column = store.columns[col], pending = store.pendingAt(row, col), found = store.findings(row);
  const title = element("p", { class: "grid-about" });
  title.append(element("strong", {}, column.label), document.createTextNode(` · ${column.meaning} `));
  const link = about(column);
  if (link) title.append(link);
  const parts = [title];
  if (pending && pending.state !== "waiting") parts.push(...decision(pending));
  parts.push(...found.filter((one) => one[0] === column.key).map((one) => badge(one[1], one[2])));
  parts.push(...found.filter((one) => !one[0]).map((one) => badge(one[1], `${words.whole}: ${one[2]}`)));
  const key = `${row}|${col}|${parts.map((part) => part.textContent).join("|")}`;
  if (at("detail").dataset.key === key) return;
  at("detail").dataset.key = key;
  at("detail").replaceChildren(...parts);
}

// --- table or cards

const hooks = {
  label: page.dataset.label,
  change, undo, decision, about, rows: addRows,
  moved: detail,
  say(word, n) { say(words[word].replace("{n}", saying.number(String(n)))); },
};

function rowsShown() {
  return onlyFound ? store.order.filter((row) => onlyFound.has(row)) : store.order;
}

function build() {
  const kind = phone.matches ? Cards : Table, wanted = rowsShown();
  at("cards").hidden = !phone.matches;
  at(phone.matches ? "grid" : "cards").replaceChildren();
  if (!(view instanceof kind)) {
    view = new kind(at(phone.matches ? "cards" : "grid"), store, saying, choices, hooks);
    if (view instanceof Table) detail(view.at.row, view.at.col);
  }
  view.show(wanted);
  empty();
}

function empty() {
  const none = !rowsShown().length;
  at("grid").hidden = at("detail").hidden = phone.matches || none;
  at("none").hidden = !none;
  at("none").textContent = onlyFound ? words.none_found : words.no_rows;
}

store.listeners.push((what) => {
  if (!view) return;
  if (what.order) {
    view.renamed(store.became);
    if (onlyFound) store.order.filter((row) => typeof row === "string").forEach((row) => onlyFound.add(row));
    view.show(rowsShown());
    empty();
  }
  if (what.rows) view.refresh(what.rows);
  state();
  if (view instanceof Table) detail(view.at.row, view.at.col);
});

at("only").addEventListener("change", async (event) => {
  if (event.target.checked) await store.look();
  onlyFound = event.target.checked ? new Set(store.left ?? []) : null; // rows stay while they are mended
  view.show(rowsShown());
  empty();
});
page.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) actions[button.dataset.do]();
});
document.addEventListener("paste", (event) => {
  if (at("none").hidden || onlyFound || event.target.closest?.("input, textarea")) return;
  event.preventDefault();
  const [row] = addRows(1);
  if (view instanceof Table) { view.go(row, 0); view.paste(event.clipboardData.getData("text/plain")); }
});
phone.addEventListener("change", build);
document.querySelectorAll("form[action$='/salir/']").forEach((form) => form.addEventListener("submit", (event) => {
  const n = store.waiting() + store.undecided().length;
  if (n && !window.confirm(saying.fill("leaving", { n: saying.count(n) }))) event.preventDefault();
  else forgetAll();
}));

page.hidden = false;
build();
state();

// The table: an ARIA grid of which only the rows on the screen are in the page, edited with the keyboard as in a spreadsheet.

import { Combobox } from "./choices.js";
import { parse, write } from "./tsv.js";

const HEIGHT = 36;
const MORE = 8; // rows drawn above and below the screen
const WIDTHS = { number: 112, yes: 104, code: 184, text: 224 };
const WIDE = { indicator: 300, description: 280, activity: 224 };
const HEAD = 96;

export class Table {
  constructor(place, store, saying, choices, hooks) {
    Object.assign(this, { place, store, saying, choices, hooks, words: store.setup.words });
    this.columns = store.columns;
    this.place_ = new Map();
    this.view = store.order;
    this.at = { row: this.view[0] ?? null, col: 0 };
    this.from = { ...this.at };
    this.drawn = new Map();
    this.ahead = null; // what is being typed into a row that is still on its way
    this.owed = []; // what was typed so before the person went on: changed when its row is here
    this.build();
    this.listen();
    this.show(this.view);
  }

  build() {
    const widths = this.columns.map((column) => WIDE[column.key] ?? WIDTHS[column.kind]);
    this.lefts = widths.reduce((all, width) => [...all, all.at(-1) + width], [HEAD]);
    this.grid = element("div", { role: "grid", class: "grid", "aria-label": this.hooks.label, "aria-colcount": this.columns.length + 1, "aria-multiselectable": "true" });
    this.grid.style.setProperty("--columns", `${HEAD}px ${widths.map((width) => `${width}px`).join(" ")}`);
    this.grid.style.width = `${this.lefts.at(-1)}px`;
    const head = element("div", { role: "row", class: "grid-row grid-head", "aria-rowindex": 1 });
    head.append(element("div", { role: "columnheader", class: "grid-corner" }, this.words.row));
    this.columns.forEach((column, n) => head.append(element("div", { role: "columnheader", "aria-colindex": n + 2, title: column.meaning }, column.label)));
    this.head = element("div", { role: "rowgroup", class: "grid-heads" });
    this.head.append(head);
    this.body = element("div", { role: "rowgroup", class: "grid-body" });
    this.grid.append(this.head, this.body);
    this.place.replaceChildren(this.grid);
  }

  listen() {
    this.place.addEventListener("scroll", () => { this.frame ??= requestAnimationFrame(() => { this.frame = null; this.draw(); }); }, { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.place);
    this.grid.addEventListener("keydown", (event) => this.key(event));
    this.grid.addEventListener("mousedown", (event) => this.press(event));
    this.grid.addEventListener("dblclick", (event) => { if (event.target.closest("[role=gridcell]")) this.edit(); });
    for (const name of ["copy", "cut", "paste"]) this.grid.addEventListener(name, (event) => this.clip(event));
  }

  // --- drawing

  show(view) {
    this.view = view;
    this.place_ = new Map(view.map((row, n) => [row, n]));
    if (!view.includes(this.at.row)) { this.at = { row: view[0] ?? null, col: this.at.col }; this.from = { ...this.at }; }
    this.grid.setAttribute("aria-rowcount", view.length + 1);
    this.body.style.height = `${view.length * HEIGHT}px`;
    this.draw(true);
  }

  // Draw the rows that come onto the screen; `all`: also those that are there, which may say something else now.
  draw(all = false) {
    const tall = this.place.clientHeight || 400, top = this.place.scrollTop;
    const first = Math.max(0, Math.floor(top / HEIGHT) - MORE), last = Math.min(this.view.length, Math.ceil((top + tall) / HEIGHT) + MORE);
    const wanted = new Set(this.view.slice(first, last));
    if (this.place_.has(this.at.row)) wanted.add(this.at.row); // whoever is in it keeps the focus while others scroll by
    for (const [row, drawn] of this.drawn) if (!wanted.has(row)) { drawn.remove(); this.drawn.delete(row); }
    for (const row of wanted) {
      const there = this.drawn.has(row);
      if (!there) { this.drawn.set(row, this.make(row)); this.body.append(this.drawn.get(row)); }
      if (all || !there) this.paint(row);
    }
    this.store.need([...wanted, ...this.owed.map(({ row }) => row)]);
  }

  make(row) {
    const line = element("div", { role: "row", class: "grid-row" });
    line.dataset.row = row;
    line.append(element("div", { role: "rowheader", class: "grid-number", "aria-colindex": 1 }));
    this.columns.forEach((column, n) => line.append(element("div", { role: "gridcell", class: `grid-cell ${column.kind}`, "aria-colindex": n + 2, tabindex: -1 })));
    return line;
  }

  paint(row) {
    const line = this.drawn.get(row), n = this.place_.get(row);
    if (!line || n === undefined) return;
    line.style.top = `${n * HEIGHT}px`;
    line.setAttribute("aria-rowindex", n + 2);
    line.classList.toggle("loading", !this.store.known(row));
    const at = this.store.rows.get(row)?.at;
    mark(line.firstChild, at ? this.saying.number(String(at)) : typeof row === "string" ? this.words.new_row : "", this.saying.grave(row), this.words);
    for (let col = 0; col < this.columns.length; col++) this.paintCell(line.children[col + 1], row, col);
  }

  paintCell(cell, row, col) {
    const here = row === this.at.row && col === this.at.col;
    cell.tabIndex = here ? 0 : -1;
    cell.setAttribute("aria-selected", String(this.chosen(row, col)));
    if (this.editor?.cell === cell) return;
    const pending = this.store.pendingAt(row, col), early = this.early(row, col);
    const state = early ? "waiting" : pending ? (pending.state === "waiting" ? "waiting" : "refused") : "";
    const said = early?.text ?? this.saying.cell(row, col), grave = state === "refused" ? "blocking" : this.saying.grave(row, this.columns[col].key);
    const key = `${said}|${grave}|${state}`;
    if (cell.dataset.said === key) return;
    cell.dataset.said = key;
    cell.classList.toggle("waiting", state === "waiting");
    mark(cell, said, grave, this.words, state === "refused" ? this.words.refused : "");
  }

  block() {
    const rows = [this.place_.get(this.from.row) ?? 0, this.place_.get(this.at.row) ?? 0].sort((a, b) => a - b);
    const cols = [this.from.col, this.at.col].sort((a, b) => a - b);
    return { rows, cols };
  }

  chosen(row, col) {
    const n = this.place_.get(row), { rows, cols } = this.block();
    return n >= rows[0] && n <= rows[1] && col >= cols[0] && col <= cols[1];
  }

  refresh(rows) {
    for (const row of rows ?? this.drawn.keys()) this.paint(row);
    this.payOwed();
    const { ahead } = this;
    if (ahead && ahead.row === this.at.row && ahead.col === this.at.col && this.store.known(ahead.row)) this.edit(ahead.text || undefined);
  }

  // A new row has its number: it stays the same row on the screen.
  renamed(became) {
    for (const [key, number] of became) {
      if (this.drawn.has(key)) {
        const line = this.drawn.get(key);
        line.dataset.row = number;
        this.drawn.delete(key);
        this.drawn.set(number, line);
      }
      if (this.at.row === key) this.at.row = number;
      if (this.from.row === key) this.from.row = number;
      if (this.editor?.row === key) this.editor.row = number;
    }
  }

  // --- moving

  go(row, col, { choose = false, focus = true } = {}) {
    const before = this.at, block = this.at.row !== this.from.row || this.at.col !== this.from.col;
    this.at = { row, col };
    this.keepAhead();
    if (!choose) this.from = { row, col };
    this.reveal();
    this.draw(choose || block);
    if (!choose && !block) for (const one of new Set([before.row, row])) this.paint(one);
    if (focus) this.cell()?.focus({ preventScroll: true });
    this.hooks.moved(row, col);
  }

  cell() {
    return this.drawn.get(this.at.row)?.children[this.at.col + 1];
  }

  reveal() {
    const n = this.place_.get(this.at.row) ?? 0, head = this.head.offsetHeight, place = this.place;
    const top = n * HEIGHT, bottom = top + HEIGHT;
    if (top < place.scrollTop) place.scrollTop = top;
    else if (bottom + head > place.scrollTop + place.clientHeight) place.scrollTop = bottom + head - place.clientHeight + 16;
    const left = this.lefts[this.at.col], right = this.lefts[this.at.col + 1];
    if (left - HEAD < place.scrollLeft) place.scrollLeft = left - HEAD;
    else if (right > place.scrollLeft + place.clientWidth) place.scrollLeft = right - place.clientWidth + 16;
  }

  by(down, right, choose = false) {
    const n = this.place_.get(this.at.row) ?? 0;
    const row = this.view[Math.max(0, Math.min(this.view.length - 1, n + down))];
    this.go(row, Math.max(0, Math.min(this.columns.length - 1, this.at.col + right)), { choose });
  }

  // The next cell as Tab goes; false at the table's end, where Tab leaves it.
  tab(back) {
    const n = this.place_.get(this.at.row) ?? 0, col = this.at.col + (back ? -1 : 1);
    if (col >= 0 && col < this.columns.length) this.go(this.at.row, col);
    else if (this.view[n + (back ? -1 : 1)] === undefined) return false;
    else this.go(this.view[n + (back ? -1 : 1)], back ? this.columns.length - 1 : 0);
    return true;
  }

  press(event) {
    const cell = event.target.closest("[role=gridcell]");
    if (!cell || event.target.closest("input, textarea")) return;
    event.preventDefault();
    this.commit();
    const line = this.drawn.get(this.rowOf(cell.parentElement));
    this.go(this.rowOf(line), [...line.children].indexOf(cell) - 1, { choose: event.shiftKey });
  }

  rowOf(line) {
    return /^\d+$/.test(line.dataset.row) ? Number(line.dataset.row) : line.dataset.row;
  }

  // --- typing ahead of a row that is on its way

  early(row, col) {
    return [this.ahead, ...this.owed].find((one) => one?.row === row && one.col === col && one.text);
  }

  keepAhead() {
    if (this.ahead?.text) this.owed.push(this.ahead);
    this.ahead = null;
  }

  payOwed() {
    const here = this.owed.filter(({ row }) => this.store.known(row));
    if (!here.length) return;
    this.owed = this.owed.filter(({ row }) => !this.store.known(row));
    this.hooks.change(here.map(({ row, col, text }) => ({ row, col, text: text.trim() })));
  }

  // Whether the key was about what is typed ahead; all others do as they always do.
  keyAhead(event) {
    const { row, text } = this.ahead;
    if (event.key === "Enter") this.by(event.shiftKey ? -1 : 1, 0);
    else if (event.key === "Escape") this.ahead = null;
    else if (event.key === "Backspace") this.ahead.text = text.slice(0, -1);
    else return false;
    this.paint(row);
    return true;
  }

  // --- keys

  key(event) {
    if (event.isComposing || this.at.row === null) return;
    if (this.editor) this.keyInside(event);
    else this.keyOutside(event);
  }

  keyInside(event) {
    const { editor } = this, done = () => { event.preventDefault(); event.stopPropagation(); };
    if (editor.list?.key(event)) return done();
    if (event.key === "Escape") { done(); this.leave(); }
    else if (event.key === "Enter" && !(event.altKey && editor.input.tagName === "TEXTAREA")) { done(); this.commit(); this.by(event.shiftKey ? -1 : 1, 0); }
    else if (event.key === "Tab") { this.commit(); if (this.tab(event.shiftKey)) done(); }
  }

  keyOutside(event) {
    const page = Math.max(1, Math.floor(this.place.clientHeight / HEIGHT) - 2), last = this.columns.length - 1, end = this.view.length;
    const control = event.ctrlKey || event.metaKey, shift = event.shiftKey;
    const moves = {
      ArrowDown: [control ? end : 1, 0], ArrowUp: [control ? -end : -1, 0], ArrowRight: [0, control ? last : 1], ArrowLeft: [0, control ? -last : -1],
      PageDown: [page, 0], PageUp: [-page, 0], Home: [control ? -end : 0, -last], End: [control ? end : 0, last],
    };
    const free = this.free;
    this.free = false;
    if (this.ahead?.text && this.keyAhead(event)) { event.preventDefault(); return; }
    if (moves[event.key] && !event.altKey) this.by(...moves[event.key], shift);
    else if (event.key === "Enter" || event.key === "F2") this.edit();
    else if (event.key === "Tab") { if (free || !this.tab(shift)) return; }
    else if (event.key === "Escape") { this.free = true; this.go(this.at.row, this.at.col); } // the next Tab leaves the table
    else if (event.key === "Delete" || event.key === "Backspace") this.clear();
    else if (control && event.key.toLowerCase() === "z") this.hooks.undo(shift);
    else if (control && event.key.toLowerCase() === "y") this.hooks.undo(true);
    else if (control && event.key.toLowerCase() === "a") { this.from = { row: this.view[0], col: 0 }; this.go(this.view.at(-1), last, { choose: true }); }
    else if (event.key.length === 1 && !control && !event.altKey) this.edit(event.key);
    else return;
    event.preventDefault();
  }

  // --- editing

  edit(typed) {
    const { row, col } = this.at, cell = this.cell(), column = this.columns[col];
    if (!cell || this.editor) return;
    if (!this.store.known(row)) { // what is typed while the row is on its way waits for it
      this.ahead = { row, col, text: (this.ahead?.text ?? "") + (typed ?? "") };
      this.paint(row);
      return;
    }
    this.ahead = null;
    const input = element(column.long ? "textarea" : "input", { class: "grid-input", "aria-label": column.label, autocomplete: "off", ...(column.kind === "number" ? { inputmode: "decimal" } : {}) });
    input.value = typed ?? this.saying.typedAt(row, col);
    cell.replaceChildren(input);
    cell.dataset.said = "";
    cell.classList.add("editing");
    this.editor = { row, col, cell, input, begun: input.value };
    input.focus({ preventScroll: true });
    if (!typed) input.select();
    input.addEventListener("blur", () => { if (this.editor?.input === input && document.hasFocus()) this.commit(); });
    if (column.kind === "code" || column.kind === "yes") this.offer(this.editor, column);
  }

  async offer(editor, column) {
    await this.choices.load();
    if (this.editor !== editor) return;
    const within = column.within ? this.store.text(editor.row, this.store.index.get(column.within)) : "";
    const options = this.choices.of(column, within);
    if (!options.length) return;
    editor.list = new Combobox(editor.input, options, this.words, (code) => { editor.code = code; this.commit(); this.by(1, 0); });
    editor.list.open(editor.input.value === editor.begun && editor.begun.length > 1 ? "" : editor.input.value);
  }

  commit() {
    const { editor } = this;
    if (!editor) return;
    const { row, col, input } = editor, untouched = input.value === editor.begun && editor.code === undefined;
    const typed = untouched && editor.begun === this.saying.typedAt(row, col);
    const text = editor.code ?? (editor.list && input.value.trim() ? editor.list.value() : input.value.trim());
    this.leave();
    if (!typed && text !== this.store.text(row, col)) this.hooks.change([{ row, col, text }]);
  }

  leave() {
    const { editor } = this;
    this.editor = null;
    editor.list?.close();
    editor.cell.classList.remove("editing");
    editor.cell.replaceChildren();
    this.paint(editor.row);
    if (editor.cell.isConnected && (document.activeElement === document.body || editor.cell.contains(document.activeElement))) editor.cell.focus({ preventScroll: true });
  }

  cells() {
    const { rows, cols } = this.block(), found = [];
    for (let n = rows[0]; n <= rows[1]; n++) for (let col = cols[0]; col <= cols[1]; col++) found.push({ row: this.view[n], col });
    return found;
  }

  chosenRows() {
    const { rows } = this.block();
    return this.view.slice(rows[0], rows[1] + 1);
  }

  // Have rows that were never on the screen come first; says so where they do not come.
  async here(rows) {
    if (rows.every((row) => this.store.known(row))) return true;
    this.hooks.say("loading", 0);
    const there = await this.store.ensure(rows);
    if (!there) this.hooks.say("not_loaded", 0);
    return there;
  }

  async clear() {
    if (!(await this.here(this.chosenRows()))) return;
    const changed = this.cells().filter(({ row, col }) => this.store.text(row, col)).map((one) => ({ ...one, text: "" }));
    if (!changed.length) return;
    this.hooks.change(changed);
    this.hooks.say("cleared", changed.length);
  }

  clip(event) {
    if (this.editor || this.at.row === null) return;
    event.preventDefault();
    if (event.type === "paste") { this.paste(event.clipboardData.getData("text/plain")); return; }
    const { rows, cols } = this.block();
    if (!this.chosenRows().every((row) => this.store.known(row))) {
      this.here(this.chosenRows()).then((there) => { if (there) this.hooks.say("copy_again", 0); });
      return;
    }
    const lines = this.view.slice(rows[0], rows[1] + 1).map((row) => {
      const said = [];
      for (let col = cols[0]; col <= cols[1]; col++) said.push(this.columns[col].kind === "number" ? this.store.text(row, col) : this.saying.cell(row, col));
      return said;
    });
    event.clipboardData.setData("text/plain", write(lines));
    this.hooks.say("copied", lines.length * lines[0].length);
    if (event.type === "cut") this.clear();
  }

  async paste(text) {
    const lines = parse(text), { rows, cols } = this.block(), chosen = this.cells();
    if (!text || !(await this.here([...this.chosenRows(), ...this.view.slice(rows[0], rows[0] + lines.length)]))) return;
    if (lines.length === 1 && lines[0].length === 1 && chosen.length > 1) { // one value into all that is chosen
      this.hooks.change(chosen.map((one) => ({ ...one, text: lines[0][0].trim() })));
      this.hooks.say("pasted", chosen.length);
      return;
    }
    const wide = Math.max(...lines.map((line) => line.length)), cut = cols[0] + wide > this.columns.length;
    const below = this.view.slice(rows[0], rows[0] + lines.length);
    const into = [...below, ...this.hooks.rows(lines.length - below.length)];
    const changed = lines.flatMap((line, n) => line.slice(0, this.columns.length - cols[0]).map((cell, m) => ({ row: into[n], col: cols[0] + m, text: cell.trim() })));
    this.hooks.change(changed, into.slice(below.length));
    this.from = { row: into[0], col: cols[0] };
    this.go(into.at(-1), Math.min(this.columns.length, cols[0] + wide) - 1, { choose: true });
    this.hooks.say(cut ? "pasted_cut" : "pasted", changed.length);
  }
}

export function element(name, said, text) {
  const made = document.createElement(name);
  Object.entries(said).forEach(([key, value]) => made.setAttribute(key, value));
  if (text !== undefined) made.textContent = text;
  return made;
}

// What a cell says, with a mark and a word of how grave its gravest finding is.
function mark(cell, text, grave, words, word = "") {
  const said = element("span", { class: "grid-text" }, text);
  cell.classList.toggle("has-mark", Boolean(grave));
  cell.replaceChildren(said);
  if (grave) cell.append(element("span", { class: `grid-mark ${grave}` }, ""), element("span", { class: "visually-hidden" }, ` ${word || words[grave]}`));
}

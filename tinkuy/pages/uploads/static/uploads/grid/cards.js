// On a phone: each row is a card, and a card opens as a form. The same cells, saved and checked in the same way.

import { Combobox } from "./choices.js";
import { element } from "./table.js";

const MORE = 30;
const SAID = ["activity", "admin1", "new"]; // what a row is known by

export class Cards {
  constructor(place, store, saying, choices, hooks) {
    Object.assign(this, { place, store, saying, choices, hooks, words: store.setup.words, shown: MORE, view: store.order, open: null });
    this.show(this.view);
  }

  show(view) {
    this.view = view;
    if (this.open !== null) { if (!view.includes(this.open)) this.close(); return; }
    const rows = view.slice(0, this.shown);
    this.list = element("ul", { class: "row-cards" });
    rows.forEach((row) => this.list.append(this.card(row)));
    const more = element("button", { type: "button", class: "btn btn-quiet" }, this.words.more);
    more.addEventListener("click", () => { this.shown += MORE; this.show(this.view); this.list.children[this.shown - MORE]?.querySelector("button").focus(); });
    this.place.replaceChildren(this.list, ...(view.length > this.shown ? [more] : []));
    this.store.need(rows);
  }

  card(row) {
    const item = element("li", {}), button = element("button", { type: "button", class: "row-card" });
    item.dataset.row = row;
    item.append(button);
    button.addEventListener("click", () => this.edit(this.store.id(row)));
    this.fill(item, row);
    return item;
  }

  fill(item, row) {
    const said = (key) => (this.store.index.has(key) ? this.saying.cell(row, this.store.index.get(key)) : "");
    const at = this.store.rows.get(row)?.at, found = this.store.findings(row), grave = this.saying.grave(row);
    const lines = [
      element("strong", {}, `${this.words.row} ${at ? this.saying.number(String(at)) : this.words.new_row} · ${said("sector") || "—"}`),
      element("span", {}, SAID.map(said).filter(Boolean).join(" · ") || "—"),
    ];
    if (grave) lines.push(badge(grave, `${this.words[grave]} (${found.length})`));
    item.firstChild.replaceChildren(...lines);
  }

  refresh(rows) {
    if (this.open !== null) { this.findings(); return; }
    for (const item of this.list.children) {
      const row = /^\d+$/.test(item.dataset.row) ? Number(item.dataset.row) : item.dataset.row;
      if (!rows || rows.includes(row)) this.fill(item, row);
    }
  }

  renamed(became) {
    for (const [key, number] of became) {
      if (this.open === key) this.open = number;
      const item = [...this.list.children].find((one) => one.dataset.row === key);
      if (item) item.dataset.row = number;
    }
  }

  // --- one row

  edit(row) {
    this.open = row;
    this.hooks.moved(row, null);
    this.store.need(typeof row === "number" ? [row] : []);
    const n = this.view.indexOf(row), form = element("form", { class: "airy cells row-form" });
    form.addEventListener("submit", (event) => event.preventDefault());
    const title = element("h2", { tabindex: -1 }, `${this.words.row} ${this.store.rows.get(row)?.at ?? this.words.new_row}`);
    this.whole = element("div", {});
    this.fields = this.store.columns.map((column, col) => this.field(column, col));
    form.append(title, this.whole, ...this.fields.map((field) => field.box));
    const steps = element("div", { class: "actions" });
    const button = (word, go, off) => {
      const made = element("button", { type: "button", class: "btn btn-quiet" }, word);
      made.disabled = off;
      made.addEventListener("click", go);
      steps.append(made);
    };
    const more = element("p", { class: "grid-choose" });
    for (const what of ["copy", "remove"]) {
      const made = element("button", { type: "button", class: "btn btn-quiet", "data-do": what }, this.words[what]);
      more.append(made);
    }
    form.append(more);
    button(this.words.back, () => this.close(), false);
    button(this.words.previous, () => this.edit(this.view[this.view.indexOf(this.open) - 1]), n <= 0);
    button(this.words.next, () => this.edit(this.view[this.view.indexOf(this.open) + 1]), n >= this.view.length - 1);
    form.append(steps);
    this.place.replaceChildren(form);
    this.findings();
    title.focus();
    title.scrollIntoView({ block: "center" });
  }

  field(column, col) {
    const box = element("div", { class: "field" }), id = `field-${column.key}`;
    const input = element(column.long ? "textarea" : "input", { class: "form-control", id, autocomplete: "off", ...(column.kind === "number" ? { inputmode: "decimal" } : {}) });
    const told = element("div", { id: `${id}-told` });
    input.setAttribute("aria-describedby", told.id);
    input.value = this.saying.typedAt(this.open, col);
    let begun = input.value, list = null, offered = false, picked;
    const keep = () => {
      if (input.value === begun && picked === undefined) return;
      const text = picked ?? (list && input.value.trim() ? list.value() : input.value.trim());
      picked = undefined;
      this.hooks.change([{ row: this.open, col, text }]);
      begun = input.value = this.saying.typedAt(this.open, col);
    };
    input.addEventListener("focus", async () => {
      if (column.kind !== "code" && column.kind !== "yes") return;
      offered = true;
      await this.choices.load();
      if (document.activeElement !== input || list || !offered) return; // whoever typed on before the list came needs none
      const within = column.within ? this.store.text(this.open, this.store.index.get(column.within)) : "";
      const options = this.choices.of(column, within);
      if (!options.length) return;
      list = new Combobox(input, options, this.words, (code) => { picked = code; keep(); list?.close(); list = null; });
      list.open(input.value === begun ? "" : input.value);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === "Escape") offered = false;
      if (list?.key(event)) event.preventDefault();
      else if (event.key === "Enter" && list) { event.preventDefault(); keep(); list?.close(); list = null; }
      else if (event.key === "Escape" && list) { list.close(); list = null; }
    });
    input.addEventListener("change", () => { if (!list) keep(); });
    input.addEventListener("blur", () => { keep(); list?.close(); list = null; });
    box.append(element("label", { class: "form-label", for: id }, column.label), told, input);
    return { box, told, input, column, col, settle: () => { if (document.activeElement !== input) begun = input.value = this.saying.typedAt(this.open, col); } };
  }

  findings() {
    const found = this.store.findings(this.open);
    this.whole.replaceChildren(...found.filter((one) => !one[0]).map((one) => badge(one[1], one[2])));
    for (const field of this.fields) {
      field.settle();
      const mine = found.filter((one) => one[0] === field.column.key).map((one) => badge(one[1], one[2]));
      const pending = this.store.pendingAt(this.open, field.col);
      if (pending && pending.state !== "waiting") mine.unshift(...this.hooks.decision(pending));
      const link = this.hooks.about(field.column);
      field.told.replaceChildren(...mine, ...(link ? [link] : []));
      field.box.classList.toggle("has-finding", mine.length > 0);
    }
  }

  close() {
    this.open = null;
    this.show(this.view);
    this.place.scrollIntoView({ block: "start" });
  }
}

export function badge(grave, text) {
  const said = element("p", { class: `grid-finding ${grave}` });
  said.append(element("span", { class: `grid-mark ${grave}` }), document.createTextNode(` ${text}`));
  return said;
}

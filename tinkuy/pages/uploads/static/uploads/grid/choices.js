// What may be chosen in columns of codes: asked for once, kept on the device, and shown as a list that narrows while one types.

const MOST = 60;

export class Choices {
  constructor(setup) {
    this.setup = setup;
    this.name = `tinkuy-choices:${setup.choices_key}`;
  }

  async load() {
    this.lists ??= this.remembered() ?? (await this.ask());
    return this.lists;
  }

  remembered() {
    try { return JSON.parse(localStorage.getItem(this.name)); } catch { return null; }
  }

  async ask() {
    const answer = await fetch(this.setup.choices, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return null;
    const lists = await answer.json();
    try { localStorage.setItem(this.name, JSON.stringify(lists)); } catch { /* asked for again the next time */ }
    return lists;
  }

  // The choices of a column in a row: those that fit what the row says elsewhere (indicators of its sector).
  of(column, context) {
    const all = this.lists?.[column.key] ?? [];
    return column.within && context ? all.filter((one) => !one[2] || one[2] === context) : all;
  }
}

export function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
}

// An input with a list below it: the pattern of an ARIA combobox. `picked` is told the code that was chosen.
export class Combobox {
  constructor(input, choices, words, picked) {
    Object.assign(this, { input, choices, words, picked, at: -1, shown: [] });
    this.list = document.createElement("ul");
    this.list.className = "grid-choices";
    this.list.id = `choices-${++Combobox.count}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.getAttribute("aria-label") ?? words.show);
    this.list.hidden = true;
    document.body.append(this.list);
    const said = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    Object.entries(said).forEach(([name, value]) => input.setAttribute(name, value));
    input.addEventListener("input", () => this.open(input.value));
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the input keeps the focus
      const option = event.target.closest("[role=option]");
      if (option) this.pick(Number(option.dataset.at));
    });
  }

  open(text) {
    const wanted = fold(text);
    const fits = wanted ? this.choices.filter((one) => fold(one[1]).includes(wanted) || fold(one[0]).startsWith(wanted)) : this.choices;
    fits.sort((a, b) => Number(fold(b[1]).startsWith(wanted)) - Number(fold(a[1]).startsWith(wanted)));
    this.shown = fits.slice(0, MOST);
    this.list.replaceChildren(...this.shown.map((one, at) => option(one, at, this.list.id)));
    if (!this.shown.length && wanted) this.list.replaceChildren(note(this.words.no_choice));
    this.list.hidden = !this.list.children.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark(wanted && this.shown.length ? 0 : -1);
    this.place();
  }

  place() {
    const box = this.input.getBoundingClientRect(), room = window.innerHeight - box.bottom;
    const style = this.list.style;
    style.left = `${Math.max(4, Math.min(box.left, window.innerWidth - 324))}px`;
    style.minWidth = `${Math.max(box.width, Math.min(260, window.innerWidth - 8))}px`;
    if (room < 180 && box.top > room) { style.top = "auto"; style.bottom = `${window.innerHeight - box.top}px`; style.maxHeight = `${Math.min(280, box.top - 8)}px`; }
    else { style.bottom = "auto"; style.top = `${box.bottom}px`; style.maxHeight = `${Math.min(280, room - 8)}px`; }
  }

  mark(at) {
    this.at = at;
    [...this.list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    const marked = this.list.children[at];
    if (marked?.id) { this.input.setAttribute("aria-activedescendant", marked.id); marked.scrollIntoView({ block: "nearest" }); }
    else this.input.removeAttribute("aria-activedescendant");
  }

  // Whether the key was for the list.
  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.list.hidden) this.open(this.input.value);
      else this.mark((this.at + (event.key === "ArrowDown" ? 1 : -1) + this.shown.length) % Math.max(1, this.shown.length));
      return true;
    }
    return false;
  }

  pick(at) {
    const one = this.shown[at];
    if (one) { this.input.value = one[1]; this.picked(one[0]); }
  }

  // The code of what was typed: the choice that is marked, or one that is called just so; else what was typed.
  value() {
    const typed = fold(this.input.value);
    const exact = this.choices.find((one) => fold(one[1]) === typed || fold(one[0]) === typed);
    return exact?.[0] ?? (typed && this.shown[this.at]?.[0]) ?? this.input.value.trim();
  }

  close() {
    this.list.remove();
  }
}
Combobox.count = 0;

function option(one, at, id) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.id = `${id}-${at}`;
  item.dataset.at = at;
  item.textContent = one[1];
  return item;
}

function note(text) {
  const item = document.createElement("li");
  item.className = "quiet";
  item.setAttribute("role", "option");
  item.setAttribute("aria-disabled", "true");
  item.textContent = text;
  return item;
}

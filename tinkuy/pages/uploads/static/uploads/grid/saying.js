// What a cell says to people: names for codes, numbers as the language writes them.

const MARKS = { es: [".", ","], en: [",", "."], pt: [".", ","] };
export const GRAVE = ["blocking", "warning", "hint"];

export class Saying {
  constructor(store, choices) {
    Object.assign(this, { store, choices, words: store.setup.words, marks: MARKS[store.setup.language] });
  }

  cell(row, col) {
    const column = this.store.columns[col], typed = this.store.pendingAt(row, col);
    return typed && column.kind === "number" ? typed.text : this.value(column, this.store.text(row, col)); // not read yet: as typed
  }

  value(column, text) {
    if (!text) return "";
    if (column.kind === "number") return this.number(text);
    if (column.kind === "text") return text;
    return this.store.names[column.key]?.[text] ?? this.choices.lists?.[column.key]?.find((one) => one[0] === text)?.[1] ?? yes(column, text, this.words) ?? text;
  }

  number(text) {
    if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
    const [whole, rest = ""] = text.split(".");
    const decimals = rest.replace(/0+$/, "");
    return whole.replace(/\B(?=(\d{3})+$)/g, this.marks[0]) + (decimals ? this.marks[1] + decimals : "");
  }

  // As it is edited: a number without thousands, with the decimal mark of the language; what was not read yet, as typed.
  typedAt(row, col) {
    const pending = this.store.pendingAt(row, col), column = this.store.columns[col];
    return pending && column.kind === "number" ? pending.text : this.typed(column, this.store.text(row, col));
  }

  typed(column, text) {
    if (column.kind === "number" && /^-?\d+\.\d+$/.test(text)) return text.replace(".", this.marks[1]);
    return column.kind === "number" || column.kind === "text" ? text : this.value(column, text);
  }

  count(n) {
    return n === 1 ? this.words.cell : this.words.cells.replace("{n}", this.number(String(n)));
  }

  fill(word, values) {
    return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), this.words[word]);
  }

  // The gravest finding of a row, or of one of its cells.
  grave(row, key) {
    const found = this.store.findings(row).filter((one) => key === undefined || one[0] === key);
    return GRAVE.find((one) => found.some((each) => each[1] === one)) ?? "";
  }
}

function yes(column, text, words) {
  return column.kind === "yes" ? { true: words.yes, false: words.no }[text] : undefined;
}

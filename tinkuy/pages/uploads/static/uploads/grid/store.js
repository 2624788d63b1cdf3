// A draft's rows as this browser knows them: what the server has, what was typed since, and how that gets there and back.
//
// A cell is pending from the key that ends its editing until the server has it. It is kept on the device all that time, with what
// was seen in the cell before, so that the server can tell whether somebody else changed it meanwhile. Cells travel in batches, one
// at a time, each under an identifier of its own: a batch whose answer was lost is sent again, and taken once.

import { Kept } from "./kept.js";

const RETRY = [1000, 2000, 5000, 10000, 30000]; // milliseconds until the next try
const QUIET = 250; // after the last change, before it is sent
const RECHECK = 1200; // after the last save, before all rules look at all rows
const BLOCK = 60; // rows asked for at once
const MOST = 200; // that the server gives at once

export class Store {
  constructor(setup) {
    this.setup = setup;
    this.columns = setup.columns;
    this.index = new Map(setup.columns.map((column, n) => [column.key, n]));
    this.order = setup.order.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, n) => first + n));
    this.rows = new Map();
    this.found = new Map();
    this.names = {};
    this.left = null; // rows with findings, once all rules looked
    this.pending = new Map();
    this.marks = new Map(); // rows added (by key), taken out and put back (by number)
    this.became = new Map(); // key of a new row -> its number
    this.asked = new Set();
    this.wanted = new Set();
    this.state = { name: "nothing", time: "", said: "" };
    this.tries = 0;
    this.listeners = [];
    this.kept = new Kept(setup.person, setup.version);
    this.takeUp();
    window.addEventListener("online", () => { this.tries = 0; this.flush(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) { this.asked.clear(); this.look(); } });
  }

  // --- what there is

  tell(what) { this.listeners.forEach((listener) => listener(what)); }
  id(row) { return this.became.get(row) ?? row; }
  pendingAt(row, col) { return this.pending.get(`${row}:${this.columns[col].key}`); }
  known(row) { return this.rows.has(row); }

  text(row, col) {
    const typed = this.pendingAt(row, col);
    return typed ? typed.text : this.rows.get(row)?.cells[col] ?? "";
  }

  findings(row) { return this.found.get(row) ?? []; }
  waiting() { return [...this.pending.values()].filter((one) => one.state === "waiting").length + this.marks.size; }
  undecided() { return [...this.pending.values()].filter((one) => one.state !== "waiting"); }

  // --- changes

  change(cells) {
    for (const { row, col, text } of cells) this.type(row, this.columns[col].key, text);
    this.tell({ rows: [...new Set(cells.map((cell) => cell.row))] });
    this.soon();
  }

  type(row, key, text) {
    const col = this.index.get(key), name = `${row}:${key}`, stands = this.rows.get(row)?.cells[col] ?? "";
    const before = this.pending.get(name);
    let seen = before ? before.seen : [stands];
    if (before?.state === "other") seen = [before.now];
    if (before?.batch) seen = [...seen, before.text];
    if (!before?.batch && text === stands && seen.length === 1 && seen[0] === stands) { // back to what stands: nothing to save
      this.pending.delete(name);
      this.kept.drop("c", name);
      return;
    }
    this.hold({ row, key, text, seen, batch: null, state: "waiting" });
  }

  hold(one) {
    const name = `${one.row}:${one.key}`;
    this.pending.set(name, one);
    this.kept.put("c", name, { text: one.text, seen: one.seen, batch: one.batch });
  }

  release(one) {
    this.pending.delete(`${one.row}:${one.key}`);
    this.kept.drop("c", `${one.row}:${one.key}`);
  }

  add(cells = {}) {
    const key = `n${crypto.randomUUID ? crypto.randomUUID() : unique()}`;
    this.order.push(key);
    this.rows.set(key, { at: null, cells: this.columns.map(() => "") });
    this.mark("a", key);
    for (const [name, text] of Object.entries(cells)) if (text && this.index.has(name)) this.type(key, name, text);
    this.tell({ order: true });
    this.soon();
    return key;
  }

  takeOut(row) {
    if (typeof row === "string" && !this.marks.get(`a:${row}`)?.batch) this.unmark(`a:${row}`); // nobody else knows it yet
    else this.mark("o", row);
    for (const one of [...this.pending.values()]) if (one.row === row) this.release(one);
    this.order = this.order.filter((other) => other !== row);
    this.tell({ order: true });
    this.soon();
  }

  putBack(row, at) {
    const out = this.marks.get(`o:${row}`);
    if (out && !out.batch) this.unmark(`o:${row}`);
    else if (typeof row === "string") this.mark("a", row);
    else this.mark("k", row);
    this.order.splice(at, 0, row);
    this.tell({ order: true });
    this.soon();
  }

  mark(kind, row, batch = null) {
    this.marks.set(`${kind}:${row}`, { kind, row, batch });
    this.kept.put(kind, row, { batch });
  }

  unmark(name) {
    const [kind, ...row] = name.split(":");
    this.marks.delete(name);
    this.kept.drop(kind, row.join(":"));
  }

  choose(one, mine) {
    if (mine) this.hold({ ...one, seen: [one.now], batch: null, state: "waiting" });
    else {
      this.release(one);
      const row = this.rows.get(one.row);
      if (row && one.state === "other") row.cells[this.index.get(one.key)] = one.now;
    }
    this.tell({ rows: [one.row] });
    this.soon();
  }

  // What an earlier visit could not save any more.
  takeUp() {
    const numbers = new Set(this.order);
    for (const [kind, name, value] of this.kept.all()) {
      const row = /^\d+$/.test(name.split(":")[0]) ? Number(name.split(":")[0]) : name.split(":")[0];
      if (kind === "c") {
        const key = name.slice(String(row).length + 1);
        if (this.index.has(key)) this.pending.set(name, { row, key, text: value.text, seen: value.seen, batch: value.batch, state: "waiting" });
        else this.kept.drop(kind, name);
      } else {
        this.marks.set(`${kind}:${row}`, { kind, row, batch: value.batch });
        if (kind === "a") { this.order.push(row); this.rows.set(row, { at: null, cells: this.columns.map(() => "") }); }
        if (kind === "o") this.order = this.order.filter((other) => other !== row);
        if (kind === "k" && !numbers.has(row)) this.order.push(row);
      }
    }
    if (this.waiting()) this.soon();
  }

  // --- saving

  soon(after = QUIET) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), after);
    this.tell({ state: true });
  }

  batch() {
    const cells = [...this.pending.values()].filter((one) => one.state === "waiting");
    const marks = [...this.marks.values()];
    const again = [...cells, ...marks].find((one) => one.batch)?.batch;
    if (again) return { id: again, cells: cells.filter((one) => one.batch === again), marks: marks.filter((one) => one.batch === again) };
    const taken = [], rows = marks.filter((one) => one.kind === "a" || typeof one.row === "number").slice(0, 50);
    const added = new Set(rows.filter((one) => one.kind === "a").map((one) => one.row));
    for (const one of cells) {
      if (taken.length < this.setup.most && (typeof one.row === "number" || added.has(one.row))) taken.push(one);
    }
    return { id: crypto.randomUUID ? crypto.randomUUID() : unique(), cells: taken, marks: rows };
  }

  async flush() {
    if (this.sending || this.stopped) return;
    const batch = this.batch();
    if (!batch.cells.length && !batch.marks.length) {
      this.become(this.state.time ? "saved" : "nothing");
      return;
    }
    this.sending = true;
    for (const one of batch.cells) this.hold(Object.assign(one, { batch: batch.id }));
    for (const one of batch.marks) this.mark(one.kind, one.row, batch.id);
    this.become("saving");
    try {
      this.take(batch, await this.send(batch));
      this.tries = 0;
      this.sending = false;
      if (this.waiting()) this.flush();
      else { this.become("saved"); clearTimeout(this.checking); this.checking = setTimeout(() => this.look(), RECHECK); }
    } catch (error) {
      this.sending = false;
      if (error.said) this.stop(error);
      else {
        this.become("offline");
        this.timer = setTimeout(() => this.flush(), RETRY[Math.min(this.tries++, RETRY.length - 1)]);
      }
    }
  }

  async send(batch) {
    const of = (kind) => batch.marks.filter((one) => one.kind === kind).map((one) => one.row);
    const body = {
      id: batch.id, add: of("a"), out: of("o"), back: of("k"),
      cells: batch.cells.map((one) => [one.row, one.key, one.text, one.seen]),
    };
    const answer = await fetch(this.setup.cells, {
      method: "POST", body: JSON.stringify(body), credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") || this.setup.token },
    });
    return read(answer);
  }

  stop(error) {
    if (error.reason === "too_busy") { this.timer = setTimeout(() => this.flush(), 1000); return; }
    this.stopped = error.reason !== "signed_out"; // who signs in elsewhere and comes back goes on here
    this.become(error.reason === "signed_out" ? "signed_out" : "stopped", error.said);
    if (!this.stopped) this.timer = setTimeout(() => this.flush(), RETRY.at(-1));
  }

  take(batch, said) {
    Object.entries(said.new).forEach(([key, number]) => this.number(key, number));
    for (const one of batch.marks) this.unmark(`${one.kind}:${one.kind === "a" ? one.row : this.id(one.row)}`);
    this.learn(said);
    for (const [number, found] of Object.entries(said.found)) this.found.set(Number(number), found);
    const mine = (row, key) => this.pending.get(`${row}:${key}`);
    for (const [row, key, text] of said.kept) {
      const one = mine(row, key);
      if (!one) continue;
      if (one.batch === batch.id) this.release(one);
      else this.hold({ ...one, seen: [text] }); // typed again meanwhile
    }
    for (const [row, key, message, options] of said.refused) this.put(mine(row, key), batch, { state: "refused", message, options });
    for (const [row, key, now, message] of said.others) this.put(mine(row, key), batch, { state: "other", now, message, options: [] });
    this.state.time = said.time;
    this.tell({ rows: Object.keys(said.rows).map(Number), order: Object.keys(said.new).length > 0 });
  }

  put(one, batch, more) {
    if (one && one.batch === batch.id) this.hold({ ...one, ...more, batch: null });
  }

  // A new row has its number: everything said of its key is said of the number.
  number(key, number) {
    if (!this.order.includes(key) && !this.rows.has(key)) return;
    this.became.set(key, number);
    this.order = this.order.map((row) => (row === key ? number : row));
    if (this.rows.has(key)) this.rows.set(number, this.rows.get(key));
    this.rows.delete(key);
    for (const one of [...this.pending.values()].filter((each) => each.row === key)) {
      this.release(one);
      this.hold({ ...one, row: number });
    }
    if (this.marks.has(`o:${key}`)) { this.unmark(`o:${key}`); this.mark("o", number); }
  }

  become(name, said = "") {
    this.state = { ...this.state, name, said };
    this.tell({ state: true });
  }

  // --- reading

  need(rows) {
    this.visible = rows;
    const missing = rows.filter((row) => typeof row === "number" && !this.asked.has(row));
    if (!missing.length) return;
    const at = this.order.indexOf(missing[0]);
    for (const row of this.order.slice(Math.max(0, at), at + BLOCK)) if (typeof row === "number" && !this.asked.has(row)) this.wanted.add(row);
    missing.forEach((row) => this.wanted.add(row));
    clearTimeout(this.reading);
    this.reading = setTimeout(() => this.fetchRows(), 40);
  }

  async fetchRows() {
    const rows = [...this.wanted];
    this.wanted.clear();
    rows.forEach((row) => this.asked.add(row));
    if (!rows.length) return;
    try {
      this.learn(await read(await fetch(`${this.setup.cells}?filas=${stretches(rows)}`, { credentials: "same-origin" })));
      this.tell({ rows });
      await this.look(rows);
    } catch (error) {
      rows.forEach((row) => this.asked.delete(row));
      if (error.said) this.become(error.reason === "signed_out" ? "signed_out" : "stopped", error.said);
      else setTimeout(() => this.need(this.visible ?? []), RETRY[2]);
    }
  }

  // Whether all these rows are here, asked for where they are not: what nobody saw cannot be changed, copied or undone.
  async ensure(rows) {
    const missing = rows.filter((row) => typeof row === "number" && !this.known(row));
    try {
      for (let at = 0; at < missing.length; at += MOST) {
        this.learn(await read(await fetch(`${this.setup.cells}?filas=${stretches(missing.slice(at, at + MOST))}`, { credentials: "same-origin" })));
      }
    } catch { return false; }
    return rows.every((row) => this.known(row));
  }

  learn(said) {
    for (const [key, names] of Object.entries(said.names)) this.names[key] = { ...this.names[key], ...names };
    for (const [number, row] of Object.entries(said.rows)) this.rows.set(Number(number), row);
  }

  // All rules look at all rows; sentences come for the rows on the screen.
  async look(rows = (this.visible ?? []).filter((row) => typeof row === "number")) {
    try {
      const said = await read(await fetch(`${this.setup.findings}?filas=${stretches(rows)}`, { credentials: "same-origin" }));
      for (const [number, found] of Object.entries(said.found)) this.found.set(Number(number), found);
      this.left = new Set(expand(said.left));
      this.merge(new Set(expand(said.order)));
      this.tell({ rows, left: true });
    } catch { /* what was found last stays until there is an answer */ }
  }

  // Rows that others added or took out.
  merge(there) {
    if (this.marks.size || this.sending) return;
    const mine = new Set(this.order);
    const more = [...there].filter((row) => !mine.has(row));
    const gone = this.order.filter((row) => typeof row === "number" && !there.has(row));
    if (!more.length && !gone.length) return;
    this.order = [...this.order.filter((row) => typeof row !== "number" || there.has(row)), ...more];
    this.tell({ order: true });
  }
}

export function stretches(numbers) {
  const found = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    if (found.length && found.at(-1)[1] === n - 1) found.at(-1)[1] = n;
    else found.push([n, n]);
  }
  return found.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(",");
}

function expand(parts) {
  return parts.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, n) => first + n));
}

// An answer as JSON. What is none is no server of ours answering (tried again), or a page to sign in.
async function read(answer) {
  const json = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (answer.status >= 500) throw new Error("no answer");
  if (!json) throw Object.assign(new Error("not an answer"), { said: String(answer.status), reason: answer.redirected || answer.status === 403 ? "signed_out" : "gone" });
  const said = await answer.json();
  if (!answer.ok) throw Object.assign(new Error("refused"), { said: said.text, reason: said.reason });
  return said;
}

function cookie(name) {
  return document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}

// Where the page is not served by HTTPS, browsers lack randomUUID.
function unique() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

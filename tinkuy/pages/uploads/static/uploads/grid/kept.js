// What was typed and is not saved yet, kept on this device: per person and draft, one entry for each cell, gone once it is saved.
// It is a store of the browser that is written at once, so that a tab that is closed, or a machine that is switched off, keeps it.

const BEGINS = "tinkuy-grid:";

export class Kept {
  constructor(person, version) {
    this.prefix = `${BEGINS}${person}:${version}:`;
    this.full = false;
    each((key) => { if (key.startsWith(BEGINS) && !key.startsWith(`${BEGINS}${person}:`)) localStorage.removeItem(key); });
  }

  put(kind, name, value) {
    try {
      localStorage.setItem(`${this.prefix}${kind}:${name}`, JSON.stringify(value));
    } catch { this.full = true; } // told on the page: it is saved on the server all the same, while there is a connection
  }

  drop(kind, name) {
    try { localStorage.removeItem(`${this.prefix}${kind}:${name}`); } catch { /* nothing was kept */ }
  }

  all() {
    const found = [];
    each((key) => {
      if (!key.startsWith(this.prefix)) return;
      const [kind, ...name] = key.slice(this.prefix.length).split(":");
      try { found.push([kind, name.join(":"), JSON.parse(localStorage.getItem(key))]); } catch { localStorage.removeItem(key); }
    });
    return found;
  }
}

function each(what) {
  try {
    Object.keys(localStorage).forEach(what);
  } catch { /* a browser that keeps nothing */ }
}

// Whoever signs out leaves nothing behind: of any draft, and no lists either.
export function forgetAll() {
  each((key) => { if (key.startsWith("tinkuy-")) localStorage.removeItem(key); });
}

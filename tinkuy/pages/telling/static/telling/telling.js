// Keeps a form while it is written. Without connection the words stay on this device until they are kept; nothing is lost.
(() => {
  "use strict";
  const WAIT = 1500, AGAIN = 15000;
  const store = {
    get: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: the page still holds it */ } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* as above */ } },
  };

  for (const form of document.querySelectorAll("form[data-keep]")) {
    const key = `tinkuy:told:${form.action}`, status = form.querySelector(".kept"), edition = form.elements.edition;
    const fields = [...form.elements].filter((one) => one.matches("textarea, select"));
    const said = () => Object.fromEntries(fields.map((one) => [one.name, one.value]));
    let timer = 0, busy = false;

    const tell = (text, lost = false) => { status.textContent = text; status.classList.toggle("lost", lost); };
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(keep, wait); };

    async function keep() {
      if (busy) { return later(WAIT); }
      busy = true;
      const sent = said(), body = new FormData(form);
      tell(form.dataset.saving);
      try {
        const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Tinkuy-Keep": "1" }, credentials: "same-origin" });
        const told = await answer.json();
        if (answer.ok) {
          edition.value = told.edition;
          if (JSON.stringify(sent) === JSON.stringify(said())) { store.drop(key); }
        }
        tell(told.said, !answer.ok);
      } catch {
        tell(form.dataset.offline, true);
        later(AGAIN);
      } finally {
        busy = false;
      }
    }

    form.addEventListener("input", () => { store.set(key, { edition: edition.value, told: said() }); later(WAIT); });
    form.addEventListener("submit", () => clearTimeout(timer));
    window.addEventListener("online", () => { if (store.get(key)) { later(0); } });

    const waiting = store.get(key);
    if (form.dataset.keep === "refused") {
      store.drop(key); // the page holds what was typed, and what somebody else wrote beside it
    } else if (waiting) {
      edition.value = waiting.edition; // so that what somebody else wrote since is not written over
      for (const one of fields) { if (one.name in waiting.told) { one.value = waiting.told[one.name]; } }
      later(WAIT);
    }
  }
})();

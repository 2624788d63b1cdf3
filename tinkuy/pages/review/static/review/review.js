// Review by keyboard, lines that open in place, and forms that are sent once. Everything works without this.
(() => {
  const sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-once]") || event.defaultPrevented) return;
    if (sent.has(event.target)) event.preventDefault();
    sent.add(event.target);
  });
  window.addEventListener("pageshow", () => { for (const form of document.querySelectorAll("form[data-once]")) sent.delete(form); });

  const panelOf = (link) => document.getElementById(`panel-${link.dataset.opens}`);
  const linkOf = (row) => row?.querySelector("a[data-opens]");
  const lines = () => [...document.querySelectorAll("a[data-opens]")];

  // A line that is open closes; one that was opened before opens again without asking the server.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-opens]");
    const panel = link && panelOf(link);
    if (!panel || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    panel.hidden = !panel.hidden;
    link.setAttribute("aria-expanded", String(!panel.hidden));
  }, true);

  let then = null; // what a key wanted to do once its line is open
  document.addEventListener("htmx:afterSettle", (event) => {
    const link = linkOf(event.detail.target);
    if (!link || !panelOf(link)) return;
    link.setAttribute("aria-expanded", "true");
    history.replaceState(null, "", link.href);
    then?.();
    then = null;
  });

  // While the queue is counted it is fetched again; never under somebody who opened a line or chose one.
  const busy = (event) => event.detail.elt?.matches("[data-counting]") && document.querySelector("tr.opened, .pick input:checked");
  document.addEventListener("htmx:beforeRequest", (event) => { if (busy(event)) event.preventDefault(); });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const by = event.detail.requestConfig?.elt;
    if (by?.matches("[data-counting]") && document.querySelector("tr.opened, .pick input:checked")) event.detail.shouldSwap = false;
  });

  // One tap puts a sentence into the comment; without this the server does.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-insert]");
    if (!button) return;
    event.preventDefault();
    const area = button.closest("details").querySelector("textarea");
    area.value = [area.value.trimEnd(), button.dataset.insert].filter(Boolean).join("\n");
    area.focus();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-comment-row]");
    if (!link) return;
    event.preventDefault();
    const part = link.closest(".panel").querySelector("details.write");
    part.open = true;
    part.querySelector("select").value = link.dataset.commentRow;
    part.querySelector("textarea").focus();
  });

  const chosen = document.querySelector("[data-chosen]");
  const count = () => {
    const n = document.querySelectorAll("input[name=version]:checked").length;
    if (chosen) chosen.textContent = n ? chosen.dataset.chosen.replace("{n}", n) : "";
  };
  document.addEventListener("change", count);
  window.addEventListener("pageshow", count);

  const place = document.querySelector("[data-keys]");
  const choice = document.querySelector("[data-use-keys]");
  if (!place || !choice) return;
  const inQueue = place.dataset.keys === "queue";
  choice.closest(".js-shown").hidden = false;
  const kept = "tinkuy.review.keys";
  try { choice.checked = localStorage.getItem(kept) !== "no"; } catch { /* private browsing keeps nothing */ }
  choice.addEventListener("change", () => { try { localStorage.setItem(kept, choice.checked ? "yes" : "no"); } catch { /* as above */ } });

  const rowOf = (element) => {
    const row = element?.closest("tr.opened")?.previousElementSibling ?? element?.closest("tr.line");
    return row ?? (location.hash.startsWith("#fila-") && element === document.body ? document.getElementById(location.hash.slice(1)) : null);
  };
  const here = () => linkOf(rowOf(document.activeElement));
  const stops = () => (inQueue ? lines() : [...place.querySelectorAll("article.sector")]);
  const move = (by) => {
    const all = stops();
    const at = inQueue ? all.indexOf(here()) : all.findIndex((stop) => stop.contains(document.activeElement));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "center" });
  };
  const tick = () => {
    const box = rowOf(document.activeElement)?.querySelector("input[type=checkbox]");
    if (box) { box.checked = !box.checked; count(); }
  };
  const comment = (part) => {
    if (!part) return;
    part.open = true;
    part.querySelector("textarea").focus();
  };
  // In the queue a key acts on the line that has the focus; a line that is closed opens first.
  const onLine = (act) => {
    const link = here();
    if (!link) return;
    const panel = panelOf(link);
    if (panel && !panel.hidden) { act(panel); return; }
    then = () => act(panelOf(link), true);
    link.focus();
    link.click();
    if (panel) { then(); then = null; }
  };
  const accept = (panel, opened) => {
    const button = panel?.querySelector("[data-accept]");
    if (!opened) button?.click(); // what was just opened is looked at first
  };
  const doing = inQueue
    ? { j: () => move(1), k: () => move(-1), x: tick, a: () => onLine(accept), r: () => onLine((panel) => comment(panel?.querySelector("details.return-one"))) }
    : { j: () => move(1), k: () => move(-1), a: () => document.getElementById("accept")?.focus(), r: () => comment(document.getElementById("return")) };

  document.addEventListener("keydown", (event) => {
    if (!choice.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const act = doing[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  // After a decision the next line is open: the keys go on from it.
  const goOn = () => linkOf(document.getElementById(location.hash.slice(1)))?.focus({ preventScroll: true });
  // Going to the place that the address names takes the focus away from what had it: only then.
  if (inQueue && location.hash.startsWith("#fila-")) window.addEventListener("load", () => setTimeout(goOn, 50));
})();

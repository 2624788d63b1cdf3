// Review by keyboard, and forms that are sent once. Everything works without this.
(() => {
  for (const form of document.querySelectorAll("form[data-once]")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
    });
    window.addEventListener("pageshow", () => { sent = false; });
  }

  const place = document.querySelector("[data-keys]");
  const choice = document.querySelector("[data-use-keys]");
  if (!place || !choice) return;
  choice.closest(".js-shown").hidden = false;
  const kept = "tinkuy.review.keys";
  try { choice.checked = localStorage.getItem(kept) !== "no"; } catch { /* private browsing keeps nothing */ }
  choice.addEventListener("change", () => { try { localStorage.setItem(kept, choice.checked ? "yes" : "no"); } catch { /* as above */ } });

  const stops = [...place.querySelectorAll(place.dataset.keys === "queue" ? ".who a" : "article.sector")];
  const move = (by) => {
    const at = stops.findIndex((stop) => stop.contains(document.activeElement) || stop.closest("tr")?.contains(document.activeElement));
    const next = stops[Math.min(Math.max(at + by, 0), stops.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const tick = () => {
    const box = document.activeElement.closest("tr")?.querySelector("input[type=checkbox]");
    if (box) box.checked = !box.checked;
  };
  const comment = () => {
    const part = document.getElementById("return");
    if (!part) return;
    part.open = true;
    part.querySelector("textarea").focus();
  };
  const doing = { j: () => move(1), k: () => move(-1), x: tick, a: () => document.getElementById("accept")?.focus(), r: comment };

  document.addEventListener("keydown", (event) => {
    if (!choice.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const act = doing[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();

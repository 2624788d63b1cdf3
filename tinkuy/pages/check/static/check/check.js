// A little help for "Revise su archivo": see that work is going on. Dropping a file is in components/drop.js.
(() => {
  const form = document.querySelector("[data-check]");
  if (!form) return;
  const working = form.querySelector("[data-working]");
  const send = form.querySelector("button[type=submit]");

  form.addEventListener("submit", () => {
    working.textContent = working.dataset.text;
    form.classList.add("busy");
    send.disabled = true;
  });
  // Coming back with the browser's own button shows the page as it was left: let it be used again.
  window.addEventListener("pageshow", () => {
    working.textContent = "";
    form.classList.remove("busy");
    send.disabled = false;
  });
})();

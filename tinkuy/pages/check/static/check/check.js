// A little help for "Revise su archivo": drop a file, hear at once that it is too large, see that work is going on.
(() => {
  const form = document.querySelector("[data-check]");
  if (!form) return;
  const zone = form.querySelector("[data-drop]");
  const field = form.querySelector("input[type=file]");
  const large = form.querySelector("#file-large");
  const working = form.querySelector("[data-working]");
  const send = form.querySelector("button[type=submit]");
  const limit = Number(form.dataset.limit);
  document.documentElement.classList.add("has-js");

  const judge = () => {
    const heavy = [...field.files].some((file) => file.size > limit);
    large.hidden = !heavy;
    field.setCustomValidity(heavy ? large.textContent.trim() : "");
  };
  field.addEventListener("change", judge);

  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    field.files = one.files;
    judge();
  });

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

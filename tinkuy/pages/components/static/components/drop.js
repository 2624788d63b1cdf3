// A file for a form: drop it where [data-drop] is, and hear at once that it is larger than the form's data-limit.
(() => {
  const zone = document.querySelector("[data-drop]");
  if (!zone) return;
  const form = zone.closest("form");
  const field = form.querySelector("input[type=file]");
  const large = form.querySelector("#file-large");
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
})();

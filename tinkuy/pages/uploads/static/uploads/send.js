// A little help for sending a file: see how much of it has gone. Dropping it is in components/drop.js.
(() => {
  const form = document.querySelector("[data-send]");
  if (!form) return;
  const sending = form.querySelector("[data-sending]");
  const told = sending.querySelector("[data-told]");
  const bar = sending.querySelector("progress");
  const button = form.querySelector("button[type=submit]");

  const rest = () => {
    button.disabled = false;
    form.classList.remove("busy");
  };
  const failed = (said) => {
    rest();
    bar.hidden = true;
    told.textContent = typeof said === "string" ? said : sending.dataset.lost;
    told.className = "field-problem";
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.addEventListener("progress", (part) => {
      if (!part.lengthComputable) return;
      const share = Math.floor((100 * part.loaded) / part.total);
      bar.value = share;
      told.textContent = share < 100 ? `${sending.dataset.text} ${share} %` : sending.dataset.arrived;
    });
    request.addEventListener("load", () => {
      const address = request.getResponseHeader("Location");
      if (request.status === 204 && address) {
        window.location.assign(address);
        return;
      }
      if (request.status === 0 || request.status >= 500) {
        failed();
        return;
      }
      // A refusal is the same page with its sentence, or a page of its own. It is shown in place, and the file stays chosen.
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      const notice = answer.querySelector("main .notice-blocking");
      form.parentElement.querySelectorAll(".notice-blocking").forEach((old) => old.remove());
      if (!notice) {
        failed(answer.querySelector("main p")?.textContent);
        return;
      }
      form.before(document.importNode(notice, true));
      form.previousElementSibling.scrollIntoView({ block: "center" });
      sending.hidden = true;
      rest();
    });
    request.addEventListener("error", failed);
    button.disabled = true;
    form.classList.add("busy");
    sending.hidden = false;
    bar.hidden = false;
    bar.value = 0;
    told.className = "";
    told.textContent = sending.dataset.text;
    request.send(new FormData(form));
  });
  // Coming back with the browser's own button shows the page as it was left: let it be used again.
  window.addEventListener("pageshow", () => {
    sending.hidden = true;
    rest();
  });
})();

// What is beside a cell opens as a dialog over the matrix, and gives the focus back when it closes. Without this it is a page.
(() => {
  const drawer = document.getElementById("drawer");
  if (!drawer || !drawer.showModal) return;
  let from = null;
  document.addEventListener("click", (event) => { from = event.target.closest("a.cell") || from; });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== drawer) return;
    if (!drawer.open) drawer.showModal();
    drawer.setAttribute("aria-label", drawer.querySelector(".drawer-title")?.textContent.trim() || "");
  });
  drawer.addEventListener("click", (event) => { if (event.target === drawer) drawer.close(); });
  drawer.addEventListener("close", () => { drawer.replaceChildren(); from?.focus(); });
})();

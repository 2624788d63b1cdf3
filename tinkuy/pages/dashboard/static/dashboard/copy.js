// The button that copies the address of what is shown. Without this file the address is where it always is: above the page.
const readied = (root) => {
  for (const button of root.querySelectorAll("button.copy")) button.hidden = !navigator.clipboard;
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  await navigator.clipboard.writeText(window.location.href);
  button.parentElement.querySelector(".copied").textContent = button.dataset.copied;
});
document.addEventListener("htmx:afterSettle", () => readied(document));
readied(document);

// The button that copies the text; without this the text is there to be selected.
const button = document.getElementById("copy");
const text = document.getElementById("text");
const said = document.getElementById("copy-said");
if (button && text) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = button.dataset.copied;
    } catch {
      said.textContent = button.dataset.notCopied;
    }
  });
}

// What every page does: put the focus where it helps, close menus, copy to the clipboard.

function focusMarked(root) {
  root.querySelector("[data-focus]")?.focus();
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const text = source.value;
  const label = button.textContent;
  try {
    if ("rich" in button.dataset) {
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/html": new Blob([text], { type: "text/html" }),
          "text/plain": new Blob([document.getElementById("copy-plain").value], { type: "text/plain" }),
        }),
      ]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    button.textContent = "Copied";
  } catch {
    source.select();
    button.textContent = "Press Ctrl+C";
  }
  document.getElementById("said").textContent = button.textContent;
  setTimeout(() => {
    button.textContent = label;
    document.getElementById("said").textContent = "";
  }, 2500);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

// What is said goes away by itself once it was read; what offers an undo stays longer.
new MutationObserver(() => {
  const said = document.querySelector("#said .said");
  if (said) setTimeout(() => said.remove(), said.querySelector("form") ? 20000 : 5000);
}).observe(document.getElementById("said"), { childList: true });

document.addEventListener("htmx:afterSettle", (event) => focusMarked(event.target));
focusMarked(document);

// What this browser keeps of unsaved text is for the person alone.
document.addEventListener("submit", (event) => {
  if (!event.target.matches('.top-account form[method="post"]')) return;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("unsaved ")) localStorage.removeItem(key);
  }
});

// The menu of a draft: items move at once, by button or drag, and show their new wording as it is typed.
// Without this script the buttons send the form, and it comes back with the items moved.

const said = document.getElementById("menu-said");
let dragged = null;
let open = [];

function ticked(group) {
  return [...group.querySelectorAll("[data-pick]")].filter((row) => row.querySelector("[name=tick]").checked);
}

function tell(row) {
  const rows = ticked(row.closest("fieldset"));
  said.textContent = `Moved to place ${rows.indexOf(row) + 1} of ${rows.length}.`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".pick-tools [name=do]");
  if (!button) return;
  event.preventDefault();
  const row = button.closest("[data-pick]");
  const rows = ticked(row.closest("fieldset"));
  const up = button.value.startsWith("up:");
  const neighbour = rows[rows.indexOf(row) + (up ? -1 : 1)];
  if (neighbour && up) neighbour.before(row);
  else if (neighbour) neighbour.after(row);
  button.focus();
  tell(row);
});

document.addEventListener("input", (event) => {
  if (!event.target.matches(".pick-words textarea")) return;
  const row = event.target.closest("[data-pick]");
  const text = event.target.value.trim() || event.target.defaultValue;
  row.querySelector("[data-words]").textContent = text;
  row.querySelector("[name=tick]").checked = true;
  for (const named of row.querySelectorAll("[aria-label]:not(textarea)")) {
    named.setAttribute("aria-label", `${named.getAttribute("aria-label").split(":")[0]}: ${text}`);
  }
});

document.addEventListener("dragstart", (event) => {
  if (!event.target.matches?.(".pick [data-drag]")) return;
  dragged = event.target.closest("[data-pick]");
  dragged.classList.add("is-dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
  event.dataTransfer.setDragImage(dragged, 20, 20);
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  mark(null);
  dragged = null;
});

/** Returns the item of the same group under the pointer, and whether the pointer is in its upper half. */
function dropPlace(event) {
  const row = dragged && event.target.closest?.("[data-pick]");
  if (!row || row.closest("fieldset") !== dragged.closest("fieldset")) return null;
  const box = row.getBoundingClientRect();
  return { row, above: event.clientY < box.top + box.height / 2 };
}

function mark(place) {
  for (const row of document.querySelectorAll(".is-above, .is-below")) row.classList.remove("is-above", "is-below");
  place?.row.classList.add(place.above ? "is-above" : "is-below");
}

document.addEventListener("dragover", (event) => {
  const place = dropPlace(event);
  mark(place);
  if (place) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const place = dropPlace(event);
  if (!place) return;
  event.preventDefault();
  if (place.row === dragged) return;
  if (place.above) place.row.before(dragged);
  else place.row.after(dragged);
  tell(dragged);
});

// What was unfolded stays so when the suggestions come anew.
document.addEventListener("htmx:beforeSwap", () => {
  open = [...document.querySelectorAll("#menu details[open]")].map((part) => part.id);
});
document.addEventListener("htmx:afterSettle", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  showHandles();
});

function showHandles() {
  for (const handle of document.querySelectorAll(".pick [data-drag][hidden]")) handle.hidden = false;
}

showHandles();

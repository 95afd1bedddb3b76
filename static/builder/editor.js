// The editor's comforts: click to edit, keys, drag to move, and care for what is not saved yet.
// Without this script every link and button still works, as a page of its own.

import "./improving.js";
import "./snippets.js";
import "./suggestions.js";
import "./swapping.js";
import "./undoing.js";
import "./unsaved.js";
import { followBullet, prepareBullets } from "./bullets.js";
import { prepareDrag } from "./dragging.js";
import { focusFill } from "./fill_ins.js";
import { startEditors } from "./rich_text.js";
import { prepareRows } from "./rows.js";
import { showState } from "./state.js";
import { clearTrouble } from "./trouble.js";

document.addEventListener("htmx:afterSettle", (event) => {
  const { xhr, requestConfig: config } = event.detail;
  // What the page fetches by itself says nothing of what someone tried.
  const fetched = config?.elt.matches("[hx-trigger=load]");
  if (xhr?.responseText && xhr.status < 400 && !fetched) clearTrouble();
  prepare(document);
  showState();
  if (followBullet(event.detail)) return;
  const block = config?.elt.closest?.("[data-editing], [data-block], #new-section, .fill-form");
  if (!block || event.target.querySelector("[data-focus]")) return;
  const place = document.getElementById(block.id);
  if (place?.matches("[data-editing]") && config.verb === "get") {
    place.querySelector("input:not([type=hidden]):not(.rich-link input), select, textarea")?.focus();
    place.scrollIntoView({ block: "nearest" });
  } else if (place) {
    // A button pressed once is likely pressed again: moved up, moved up further.
    const pressed = config.triggeringEvent?.submitter?.textContent;
    const again = [...place.querySelectorAll("button.tool")].find((button) => button.textContent === pressed);
    (again ?? place.querySelector("[data-edit], a"))?.focus();
  } else if (block.matches(".fill-form")) {
    (document.querySelector(".fill-form input[name=value]") ?? document.querySelector("#panel a"))?.focus();
  }
});

// Click into the text to edit it, unless the click selects text or follows a link.
document.addEventListener("click", (event) => {
  const mark = event.target.closest(".fill-in");
  if (mark && focusFill(mark.textContent)) return;
  const block = event.target.closest("[data-block]");
  if (!block || event.target.closest("a, button, form, summary") || !getSelection().isCollapsed) return;
  block.querySelector("[data-edit]")?.click();
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-editing] form");
  if (!form) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "Escape") {
    const typed = form.closest("[data-editing]").matches("[data-typed]");
    if (!typed || confirm("Discard what you typed here?")) form.querySelector("[data-cancel]").click();
  }
});

function prepare(root) {
  startEditors(root);
  prepareRows(root);
  prepareDrag(root);
  prepareBullets(root);
  for (const keys of root.querySelectorAll(".form-keys")) keys.hidden = false;
  for (const block of root.querySelectorAll("[data-block]")) {
    if (block.querySelector("[data-edit]")) block.dataset.editable = "";
  }
}

prepare(document);
showState();

// Improve this section: waiting that can be stopped, and a suggestion that becomes typed text, so
// that undo in the editor brings back what stood there.

import { setText } from "./rich_text.js";

/** What stood in a form's text box when a suggestion for it was asked for. */
const askedAbout = new WeakMap();

function textBox(form) {
  return form.querySelector("textarea[data-rich-text]");
}

function showWaiting(area, waiting) {
  const status = area.querySelector("[data-waiting]");
  status.textContent = waiting ? status.dataset.waiting : "";
  area.querySelector("[data-stop]").hidden = !waiting;
}

function clear(area) {
  area.querySelector("[id$=-suggestion]").replaceChildren();
}

document.addEventListener("htmx:beforeRequest", ({ target }) => {
  if (!target.matches("[data-ask]")) return;
  askedAbout.set(target.form, textBox(target.form).value);
  showWaiting(target.closest("[data-improve]"), true);
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.elt.matches("[data-ask]")) showWaiting(detail.elt.closest("[data-improve]"), false);
});

function stop(form) {
  const waiting = form.querySelector("[data-ask].htmx-request");
  if (!waiting) return false;
  htmx.trigger(form, "htmx:abort");
  waiting.focus();
  return true;
}

document.addEventListener(
  "keydown",
  (event) => {
    const form = event.target.closest?.("[data-editing] form");
    if (event.key === "Escape" && form && stop(form)) event.stopPropagation();
  },
  true,
);

// Before HTMX hears of the click: what needs no server is done here.
document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest("[data-improve] button");
    if (!button) return;
    const { form } = button;
    const area = button.closest("[data-improve]");
    if (button.matches("[data-stop]")) {
      stop(form);
    } else if (button.matches("[data-keep]")) {
      event.preventDefault();
      clear(area);
      area.querySelector("summary").focus();
    } else if (button.matches("[data-use]") && askedAbout.get(form) === textBox(form).value) {
      event.preventDefault();
      event.stopPropagation();
      setText(textBox(form), form.elements.suggestion.value);
      clear(area);
    }
  },
  true,
);

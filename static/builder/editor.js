// The editor's comforts: click to edit, keys, drag to move, and care for what is not saved yet.
// Without this script every link and button still works, as a page of its own.

import "./improving.js";
import { startEditors } from "./rich_text.js";

const trouble = document.getElementById("trouble");

/** Forms with something typed into them, within `root`. */
function typedForms(root) {
  return [...root.querySelectorAll("[data-typed]")];
}

function showState() {
  const state = document.getElementById("save-state");
  if (!state) return;
  const open = typedForms(document).length > 0;
  state.textContent = open ? "Not saved yet" : "Saved";
  state.classList.toggle("is-unsaved", open);
}

function say(text) {
  const said = document.createElement("div");
  said.className = "said said-trouble";
  said.textContent = text;
  trouble.replaceChildren(said);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("[data-editing], .fill-form, .card-form");
  if (form && !event.target.closest(".rich-link, [data-improve]")) form.dataset.typed = "";
  showState();
});

document.addEventListener("submit", (event) => {
  if (event.target.matches(".card-form")) delete event.target.dataset.typed;
});

window.addEventListener("beforeunload", (event) => {
  if (typedForms(document).length > 0) event.preventDefault();
});

/** Makes a place at the end of `fresh` for a form whose section someone else deleted meanwhile. */
function placeFor(open, fresh) {
  const end = fresh.getElementById("new-section");
  if (!end || !open.matches("[data-editing][data-typed]")) return null;
  const place = fresh.createElement("section");
  place.id = open.id;
  end.before(place);
  return place;
}

// A fresh sheet must not take away what is open elsewhere on the page: what is being edited stays,
// all but the block whose own form was answered.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig, target } = event.detail;
  if (/^\s*<!doctype/i.test(xhr.responseText)) {
    // A page of its own says what went wrong; in the place of a block it would take what was typed.
    event.detail.shouldSwap = false;
    event.detail.isError = true;
    return;
  }
  if (!["sheet", "panel"].includes(target.id) || !xhr.responseText) return;
  const answered = requestConfig.elt.closest("[data-editing], .fill-form");
  const fresh = new DOMParser().parseFromString(`<body>${xhr.responseText}</body>`, "text/html");
  for (const open of document.querySelectorAll("[data-editing], .fill-form[data-typed]")) {
    if (open === answered) continue;
    const place = fresh.getElementById(open.id) ?? placeFor(open, fresh);
    if (place) {
      open.setAttribute("hx-preserve", "true");
      place.setAttribute("hx-preserve", "true");
    }
  }
  event.detail.serverResponse = fresh.body.innerHTML;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const { xhr, requestConfig: config } = event.detail;
  if (xhr?.responseText && xhr.status < 400) trouble.replaceChildren();
  prepare(document);
  showState();
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

const TROUBLE = {
  400: "Not saved: this is not what the server takes, or it is larger than 10 MB. What you typed is still here.",
  403: "Not saved: you are not allowed to change this. What you typed is still here.",
  404: "Not saved: this is no longer there. It may have been moved to the trash.",
};

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () =>
    say("Not saved: the server cannot be reached. What you typed is still here; try again in a moment."),
  );
}
document.addEventListener("htmx:responseError", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (xhr.status === 403) refused(requestConfig).catch(() => say(TROUBLE[403]));
  else say(TROUBLE[xhr.status] ?? "Not saved: something went wrong on the server. What you typed is still here; try again in a moment.");
});

/** Finds out why a request was refused. After a new login in another tab, sends the form again with its new token. */
async function refused({ elt, triggeringEvent }) {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.getElementById("sheet")) {
    say("Not saved: you were logged out. What you typed is still here. Log in in another tab, then try again.");
  } else if (!elt.matches("form") || "renewed" in elt.dataset) {
    delete elt.dataset.renewed;
    say(TROUBLE[403]);
  } else {
    const { value } = page.querySelector("[name=csrfmiddlewaretoken]");
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = value;
    elt.dataset.renewed = "";
    elt.requestSubmit(triggeringEvent?.submitter);
  }
}

// Click into the text to edit it, unless the click selects text or follows a link.
document.addEventListener("click", (event) => {
  const mark = event.target.closest(".fill-in");
  if (mark && focusFill(mark.textContent)) return;
  const block = event.target.closest("[data-block]");
  if (!block || event.target.closest("a, button, form, summary") || !getSelection().isCollapsed) return;
  block.querySelector("[data-edit]")?.click();
});

function folded(text) {
  return text.replace(/[[\]]/g, "").trim().toLowerCase().replace(/\s+/g, " ");
}

function focusFill(placeholder) {
  const form = [...document.querySelectorAll(".fill-form")].find(
    (candidate) => folded(candidate.dataset.placeholder) === folded(placeholder),
  );
  form?.querySelector("input[name=value]").focus();
  return Boolean(form);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-show]");
  if (!link) return;
  const wanted = folded(link.closest(".fill-form").dataset.placeholder);
  const marks = [...document.querySelectorAll("#sheet .fill-in")].filter((mark) => folded(mark.textContent) === wanted);
  if (marks.length === 0) return;
  event.preventDefault();
  const next = marks[(marks.findIndex((mark) => mark.matches(".is-shown")) + 1) % marks.length];
  for (const mark of document.querySelectorAll(".is-shown")) mark.classList.remove("is-shown");
  next.classList.add("is-shown");
  next.scrollIntoView({ block: "center" });
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

// Rows of places and facts.
function prepareRows(root) {
  for (const rows of root.querySelectorAll("[data-rows]")) {
    const add = rows.querySelector("[data-row-add]");
    if (!add.hidden) continue;
    add.hidden = false;
    add.addEventListener("click", () => {
      const total = rows.querySelector(`[name="${rows.dataset.rows}-TOTAL_FORMS"]`);
      const row = rows.querySelector("[data-row-template]").content.cloneNode(true);
      for (const part of row.querySelectorAll("[id], [name], [for]")) {
        for (const name of ["id", "name", "for"]) {
          const value = part.getAttribute(name);
          if (value) part.setAttribute(name, value.replace("__prefix__", total.value));
        }
      }
      total.value = Number(total.value) + 1;
      rows.querySelector("[data-row-list]").append(row);
      rows.querySelector("[data-row-list] > :last-child input").focus();
    });
  }
}

// Drag a section by its handle; the buttons Up and Down do the same by keyboard.
let dragged = null;

function prepareDrag(root) {
  for (const handle of root.querySelectorAll("[data-drag][hidden]")) {
    handle.hidden = false;
    handle.addEventListener("dragstart", (event) => {
      dragged = handle.closest("[data-section]");
      dragged.classList.add("is-dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
      event.dataTransfer.setDragImage(dragged, 20, 20);
    });
    handle.addEventListener("dragend", () => {
      dragged?.classList.remove("is-dragged");
      document.querySelector(".is-target")?.classList.remove("is-target");
      dragged = null;
    });
  }
}

function dropPlace(event) {
  return dragged && event.target.closest?.("#sheet [data-section], #new-section");
}

document.addEventListener("dragover", (event) => {
  const place = dropPlace(event);
  if (!place) return;
  event.preventDefault();
  document.querySelector(".is-target")?.classList.remove("is-target");
  place.classList.add("is-target");
});

document.addEventListener("drop", (event) => {
  const place = dropPlace(event);
  if (!place) return;
  event.preventDefault();
  const order = [...document.querySelectorAll("#sheet > [data-section], #sheet > [data-editing]")].filter((block) =>
    block.id.startsWith("section-"),
  );
  const from = order.indexOf(dragged);
  const before = place.id === "new-section" ? order.length : order.indexOf(place);
  const position = from < before ? before - 1 : before;
  if (position === from) return;
  const handle = dragged.querySelector("[data-drag]");
  htmx.ajax("POST", handle.dataset.drag, {
    source: handle.form,
    target: "#sheet",
    swap: "outerHTML",
    values: { position },
  });
});

function prepare(root) {
  startEditors(root);
  prepareRows(root);
  prepareDrag(root);
  for (const keys of root.querySelectorAll(".form-keys")) keys.hidden = false;
  for (const block of root.querySelectorAll("[data-block]")) {
    if (block.querySelector("[data-edit]")) block.dataset.editable = "";
  }
}

prepare(document);

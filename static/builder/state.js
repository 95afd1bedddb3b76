// Which forms hold something not saved yet, and what the bar says of it.

/** Forms with something typed into them, within `root`. */
function typedForms(root) {
  return [...root.querySelectorAll("[data-typed]")];
}

let kept = { text: "", trouble: false };

/** Says beside the state what becomes of text that is not saved. */
export function showKept(text, trouble = false) {
  kept = { text, trouble };
  showState();
}

export function showState() {
  const state = document.getElementById("save-state");
  if (!state) return;
  const open = typedForms(document).length > 0;
  state.textContent = open ? "Not saved yet" : "Saved";
  state.classList.toggle("is-unsaved", open);
  const place = document.getElementById("keep-state");
  const text = open ? kept.text : "";
  if (!place) return;
  // A screen reader says it anew each time it is set.
  if (place.textContent !== text) place.textContent = text;
  place.classList.toggle("is-trouble", open && kept.trouble);
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

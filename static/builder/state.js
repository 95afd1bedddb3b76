// Which forms hold something not saved yet, and what the bar says of it.

// So many milliseconds into a save, who does not see the bar is told that it still runs.
const LONG = 2000;
const FORMS = "[data-editing], .fill-form";

/** Forms with something typed into them, within `root`. */
function typedForms(root) {
  return [...root.querySelectorAll("[data-typed]")];
}

let kept = "";
let failure = "";
let running = 0;
let telling = null;

/** Says beside the state what becomes of text that is not saved. */
export function showKept(text) {
  kept = text;
  showState();
}

/** Says why something is not saved, in a few words after "Not saved:"; "" where nothing stands against it. */
export function showFailure(why) {
  failure = why;
  showState();
}

function stateNow(open) {
  if (running) return ["Saving…", ""];
  if (failure) return [`Not saved: ${failure}`, "is-trouble"];
  return open ? ["Not saved yet", "is-unsaved"] : ["Saved", ""];
}

export function showState() {
  const state = document.getElementById("save-state");
  if (!state) return;
  const open = typedForms(document).length > 0;
  const [text, look] = stateNow(open);
  state.textContent = text;
  state.className = `state ${look}`;
  const place = document.getElementById("keep-state");
  if (!place) return;
  const shown = open ? kept : "";
  // A screen reader says it anew each time it is set.
  if (place.textContent !== shown) place.textContent = shown;
  place.classList.toggle("is-trouble", open && Boolean(failure));
}

/** Tells screen readers how a save goes, where nothing else on the page does. */
function tell(text) {
  document.getElementById("state-said").textContent = text;
}

function isSave({ verb, target, triggeringEvent }) {
  return verb === "post" && target.id === "sheet" && triggeringEvent?.submitter?.name !== "take";
}

document.addEventListener("htmx:beforeRequest", ({ detail: { requestConfig: config } }) => {
  if (!isSave(config)) return;
  running += 1;
  failure = "";
  config.elt.closest(FORMS)?.setAttribute("aria-busy", "true");
  tell("");
  telling ??= setTimeout(tell, LONG, "Saving…");
  showState();
});

document.addEventListener("htmx:afterRequest", ({ detail: { successful, requestConfig: config } }) => {
  if (!isSave(config)) return;
  running -= 1;
  config.elt.closest(FORMS)?.removeAttribute("aria-busy");
  if (!running) {
    clearTimeout(telling);
    telling = null;
  }
  if (successful && !document.querySelector("#said .said")) tell("Saved");
  showState();
});

// What would be typed while its form is under way would be in no answer.
for (const name of ["beforeinput", "click", "cut", "drop", "keydown", "mousedown", "paste"]) {
  window.addEventListener(
    name,
    (event) => {
      if (!event.target.closest?.(`:is(${FORMS})[aria-busy]`) || event.key === "Tab") return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
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

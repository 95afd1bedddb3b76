// Suggestions for a section, beside the sheet: one click adds one, and the list stays open.
// Without this script they are a page of their own, with ticks.

const list = document.getElementById("suggestions");

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-suggest]");
  if (!opener || !list || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  htmx.ajax("GET", opener.href, { source: list, target: list, swap: "innerHTML" });
});

function close() {
  const section = list.querySelector("[data-suggestions]")?.dataset.suggestions;
  list.close();
  list.replaceChildren();
  document.querySelector(`#section-${section} [data-suggest]`)?.focus();
}

list?.addEventListener("click", ({ target }) => {
  if (target.closest("[data-close]")) close();
});

list?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  close();
});

/** Takes what was added off the list, and leads on to the next. */
function takeOff(button) {
  const row = button.closest("li");
  const next = row.nextElementSibling ?? row.previousElementSibling;
  const source = row.closest("fieldset");
  row.remove();
  if (!source.querySelector("li")) source.remove();
  const place = next?.isConnected ? next : list;
  (place.querySelector("[name=add]") ?? list.querySelector("[data-close]")).focus();
}

document.addEventListener("htmx:afterSettle", ({ detail: { xhr, requestConfig: config, target } }) => {
  if (list && target === list) {
    if (!list.open) list.show();
    list.querySelector("[data-close]").focus();
    return;
  }
  const button = config?.triggeringEvent?.submitter;
  // What others saved comes without a request.
  if (!button?.isConnected || !list?.contains(button) || xhr.status >= 400) return;
  takeOff(button);
  const bullet = document.getElementById(document.querySelector("#said [data-anchor]")?.dataset.anchor);
  bullet?.scrollIntoView({ block: "center" });
});

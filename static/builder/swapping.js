// Keeps what is being edited when a fresh sheet or panel comes from the server.

/** Makes a place at the end of `fresh` for a form whose section someone else deleted meanwhile. */
function placeFor(open, fresh) {
  const end = fresh.getElementById("new-section");
  if (!end || !open.matches("[data-editing][data-typed]")) return null;
  const place = fresh.createElement("section");
  place.id = open.id;
  end.before(place);
  return place;
}

/** Has what is being edited stay when `fresh` takes its place, all but the form that was answered. */
export function keepOpen(fresh, answered = null) {
  for (const open of document.querySelectorAll("[data-editing], .fill-form:is([data-typed], :focus-within)")) {
    if (open === answered) continue;
    const place = fresh.getElementById(open.id) ?? placeFor(open, fresh);
    if (place) {
      open.setAttribute("hx-preserve", "true");
      place.setAttribute("hx-preserve", "true");
    }
  }
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
  const fresh = new DOMParser().parseFromString(`<body>${xhr.responseText}</body>`, "text/html");
  keepOpen(fresh, requestConfig.elt.closest("[data-editing], .fill-form"));
  event.detail.serverResponse = fresh.body.innerHTML;
});

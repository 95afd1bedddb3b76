// The outline: marks the part that one is in, and leads to others.

function links() {
  return [...document.querySelectorAll("[data-outline] a")];
}

/** Returns the parts of the posting that the outline leads to, in their order. */
export function parts() {
  const names = new Set(links().map((link) => link.hash.slice(1)));
  return [...names].map((name) => document.getElementById(name)).filter(Boolean);
}

/** Returns the part that has the focus, or else the last one that begins in the upper third. */
export function current() {
  const all = parts();
  const focused = all.find((part) => part.contains(document.activeElement));
  const begun = all.filter((part) => part.getBoundingClientRect().top < innerHeight / 3);
  return focused ?? begun.at(-1) ?? all[0];
}

function mark() {
  const name = current()?.id;
  for (const link of links()) {
    if (link.hash.slice(1) === name) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

/** Puts the focus on the outline, unfolding it where it is folded. */
export function focusOutline() {
  mark();
  const fold = document.querySelector(".outline-fold");
  const isFolded = getComputedStyle(fold).display !== "none";
  if (isFolded) fold.open = fold.closest("details.menu").open = true;
  const outline = isFolded ? fold : document.getElementById("panel");
  outline.querySelector("[aria-current]")?.focus();
}

let asked = false;

function markSoon() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    mark();
  });
}

document.addEventListener("click", ({ target }) => {
  const menu = target.closest("[data-outline] a")?.closest("details.menu");
  if (menu) menu.open = false;
});
for (const moved of ["scroll", "resize"]) addEventListener(moved, markSoon, { passive: true });
for (const moved of ["focusin", "htmx:afterSettle"]) document.addEventListener(moved, markSoon);
mark();

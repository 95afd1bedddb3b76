// Keys that do what buttons and links do, and the sheet that lists them.

import { isTaken } from "./keys.js";
import { current, focusOutline, parts } from "./outline.js";

// Kept in the browser: whether single keys help or harm depends on how one types or speaks there.
const OFF = "single keys off";

const sheet = document.getElementById("shortcuts");
const toggle = sheet.querySelector("[data-single-keys]");

function press(selector) {
  [...document.querySelectorAll(selector)].find((one) => one.checkVisibility())?.click();
}

/** Goes to the part after the current one, or with -1 to the one before. */
function go(way) {
  const all = parts();
  const next = all[all.indexOf(current()) + way];
  if (!next) return;
  // In a field of an open form the next key would be typed.
  const place = next.querySelector("[data-edit]") ?? next;
  if (place === next) next.tabIndex = -1;
  next.scrollIntoView({ block: "start" });
  place.focus({ preventScroll: true });
}

function openSheet() {
  toggle.checked = !localStorage.getItem(OFF);
  sheet.showModal();
}

const SINGLE = {
  "?": openSheet,
  j: () => go(1),
  k: () => go(-1),
  e: () => current()?.querySelector("[data-edit]")?.click(),
  a: () => press("#new-section > a"),
  o: focusOutline,
  v: () => press("a[data-preview]"),
};

/** Saves the form that has the focus, or else one that holds something to save. */
function save() {
  const own = document.activeElement?.closest("[data-editing] form");
  const form = own ?? document.querySelector("[data-editing][data-typed] form") ?? document.querySelector("[data-editing] form");
  if (form) form.requestSubmit();
  else document.getElementById("said").innerHTML = '<div class="said">Everything is saved.</div>';
}

function replace() {
  const link = document.querySelector("[data-replace]");
  if (!link) return;
  const chosen = getSelection().toString().trim();
  location.href = chosen && !chosen.includes("\n") ? `${link.href}?find=${encodeURIComponent(chosen)}` : link.href;
}

document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  const control = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (control && !event.target.closest?.("dialog")) {
    const act = key === "s" && !event.shiftKey ? save : key === "h" && event.shiftKey ? replace : null;
    if (!act || !document.querySelector("[data-replace]")) return;
    event.preventDefault();
    act();
  } else if (!control && !event.altKey && SINGLE[key] && !isTaken(event) && !localStorage.getItem(OFF)) {
    event.preventDefault();
    SINGLE[key]();
  }
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-shortcuts]")) return;
  event.preventDefault();
  openSheet();
});

toggle.addEventListener("change", () => {
  if (toggle.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});
sheet.querySelector("[data-close]").addEventListener("click", () => sheet.close());

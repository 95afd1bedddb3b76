// The preview beside the editor: what is saved, with what is typed into open forms. Nothing that it
// sends is stored. Where there is no room beside, it lies over the editor.

import { post } from "./sending.js";
import { typedIn } from "./unsaved.js";

// In milliseconds. A web page follows while one types; PDF pages, which take longer to make, follow
// as soon as one pauses.
const PAUSES = { page: 250, pages: 400 };
const DESKTOP_WIDTH = 760;
const TYPED = "[data-editing][data-typed], .fill-form[data-typed]";

const pane = document.getElementById("preview");
const frame = pane.querySelector("iframe");
const trouble = pane.querySelector(".preview-trouble");
const beside = matchMedia("(min-width: 72rem)");

let timer = null;
let asking = false;
let askAgain = false;
let block = null;

function remembered() {
  try {
    return JSON.parse(localStorage.getItem("preview")) ?? {};
  } catch {
    return {};
  }
}

function remember() {
  try {
    localStorage.setItem("preview", JSON.stringify({ open: pane.open, shows: pane.dataset.shows }));
  } catch {
    // Where the browser keeps nothing, the preview starts as it is at first.
  }
}

/** What the frame holds: "page", for a phone too, or "pages" of the PDF. */
function kind() {
  return pane.dataset.shows === "pages" ? "pages" : "page";
}

function loaded() {
  return frame.contentDocument?.body?.matches("[data-blocks]") && frame.dataset.kind === kind();
}

function fit() {
  const { width } = frame.parentElement.getBoundingClientRect();
  if (width) frame.style.setProperty("--scale", Math.min(1, width / DESKTOP_WIDTH));
}

/** Where a block of the editor stands in the frame, in pixels from the top of its page. */
function placeOf(id) {
  const page = frame.contentDocument;
  const top = page.defaultView.scrollY;
  if (kind() === "pages") {
    for (const image of page.images) {
      const begins = image.dataset.begins.split(" ").find((word) => word.startsWith(`${id}:`));
      if (!begins) continue;
      const { y, height } = image.getBoundingClientRect();
      return top + y + height * Number(begins.split(":")[1]);
    }
    return id === "facts" ? 0 : null;
  }
  const parts = [page.querySelector(".posting-head"), ...page.querySelectorAll(".part")];
  const part = parts[page.body.dataset.blocks.split(" ").indexOf(id)];
  return part ? top + part.getBoundingClientRect().top : null;
}

function showBlock() {
  if (!block || !pane.open || !loaded()) return;
  const place = placeOf(block);
  if (place === null) return;
  const view = frame.contentWindow;
  const inside = place >= view.scrollY && place < view.scrollY + view.innerHeight * 0.6;
  // At once: a refresh in the middle of a slow scroll would end it there.
  if (!inside) view.scrollTo({ top: place - 24, behavior: "instant" });
}

async function take(fresh) {
  const page = frame.contentDocument;
  if (page.body.innerHTML === fresh.body.innerHTML) return;
  const parts = [...fresh.body.childNodes].map((node) => page.adoptNode(node));
  // Decoded before they are put in, or each would flash.
  await Promise.allSettled(parts.filter((part) => part.matches?.("img")).map((image) => image.decode()));
  const { scrollX, scrollY } = page.defaultView;
  const knew = page.body.dataset.blocks.split(" ").includes(block);
  page.body.dataset.blocks = fresh.body.dataset.blocks;
  page.body.replaceChildren(...parts);
  page.defaultView.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  if (!knew) showBlock();
}

async function refresh() {
  timer = null;
  if (!pane.open || !loaded()) return;
  asking = true;
  askAgain = false;
  const wanted = kind();
  const values = [];
  for (const holder of document.querySelectorAll(TYPED)) {
    values.push(["block", holder.id], ["typed", typedIn(holder)]);
  }
  try {
    const answer = await post(pane.dataset[wanted], values);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!fresh.body.matches("[data-blocks]")) throw new Error(String(answer.status));
    if (wanted === kind()) await take(fresh);
    trouble.textContent = "";
  } catch {
    trouble.textContent = "The preview cannot be renewed at this moment. It is tried again when you go on.";
  } finally {
    asking = false;
    if (askAgain) ask();
  }
}

/** Renews the preview soon; `pause` is in milliseconds. */
function ask(pause = PAUSES[kind()]) {
  if (!pane.open) return;
  if (asking) {
    askAgain = true;
    return;
  }
  if (kind() === "pages") clearTimeout(timer);
  else if (timer) return;
  timer = setTimeout(refresh, pause);
}

/** Brings the frame to what is chosen, and what is typed into it. */
function load() {
  if (loaded()) {
    ask(0);
    return;
  }
  frame.dataset.kind = kind();
  // Setting its address anew would put each into the history of the tab.
  frame.contentWindow.location.replace(pane.dataset[kind()]);
}

frame.addEventListener("load", () => {
  if (!loaded()) return;
  showBlock();
  if (document.querySelector(TYPED)) ask(0);
});

function showToggle() {
  for (const toggle of document.querySelectorAll("[data-preview]")) {
    toggle.setAttribute("role", "button");
    toggle.setAttribute("aria-pressed", pane.open);
  }
}

function open() {
  if (beside.matches) pane.open = true;
  else pane.showModal();
  fit();
  load();
  showToggle();
}

function choose(shows) {
  pane.dataset.shows = shows;
  for (const button of pane.querySelectorAll(".choices button")) {
    button.setAttribute("aria-pressed", button.value === shows);
  }
}

// By the button, by Escape, or by the toggle; but not for want of room.
pane.addEventListener("close", () => {
  if (pane.open) return;
  remember();
  showToggle();
});

pane.addEventListener("click", ({ target }) => {
  if (target.matches("[data-close]")) {
    pane.close();
    document.querySelector("[data-preview]:not(.on-phone)")?.focus();
  }
  if (target.matches(".choices button")) {
    choose(target.value);
    fit();
    load();
    showBlock();
    remember();
  }
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-preview]")) return;
  event.preventDefault();
  if (pane.open) {
    pane.close();
  } else {
    open();
    remember();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.("[data-preview]")) return;
  event.preventDefault();
  event.target.click();
});

document.addEventListener("input", ({ target }) => {
  if (target.closest("[data-editing], .fill-form") && !target.closest("[data-improve]")) ask();
});

document.addEventListener("focusin", ({ target }) => {
  const id = target.closest("[data-editing]")?.id;
  if (!id || id === block) return;
  block = id;
  showBlock();
});

document.addEventListener("htmx:afterSettle", () => {
  showToggle();
  ask(0);
});

// Others may have saved while one was away.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") ask(0);
});

beside.addEventListener("change", () => {
  if (!beside.matches) {
    pane.open = false;
    showToggle();
  } else if (pane.open || remembered().open) {
    pane.close();
    open();
  }
});

new ResizeObserver(fit).observe(frame.parentElement);

const before = remembered();
if (["page", "phone", "pages"].includes(before.shows)) choose(before.shows);
showToggle();
// Over the editor it would be in the way of what one came for.
if (before.open && beside.matches) open();

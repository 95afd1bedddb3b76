// Bullets of the sheet: moved by key and by drag, and changed by a menu.
// Without this script the grip of a bullet leads to a page that does the same.

import { isTaken } from "./keys.js";

const menu = document.getElementById("bullet-menu");
const gripOf = (element) => element.closest?.(".grip");
const bulletOf = (grip) => grip.closest("[data-bullet]");
/** The grip that a menu was opened from, or that is dragged. */
let opened = null;
let dragged = null;
/** Steps that were asked for while one is under way: the answer brings the version they need. */
let waiting = null;

function toolsOf(element) {
  return element.closest("[data-section]").querySelector(".tools");
}

function send(grip, values) {
  const [address] = grip.getAttribute("href").split("?");
  // The form brings the version of the section along.
  return htmx.ajax("POST", address, { source: toolsOf(grip), target: "#sheet", swap: "outerHTML", values });
}

async function step(grip, by) {
  if (waiting !== null) {
    waiting += by;
    return;
  }
  waiting = 0;
  try {
    await send(grip, { do: by < 0 ? "up" : "down", times: Math.abs(by) });
  } finally {
    const more = waiting;
    const next = gripOf(document.activeElement);
    waiting = null;
    if (more && next) step(next, more);
  }
}

document.addEventListener("keydown", (event) => {
  const grip = gripOf(event.target);
  if (!grip || event.ctrlKey || event.metaKey || event.shiftKey || isTaken(event)) return;
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!by) return;
  event.preventDefault();
  if (event.altKey) {
    step(grip, by);
    return;
  }
  const grips = [...grip.closest(".prose").querySelectorAll(".grip")];
  enter(grips[grips.indexOf(grip) + by]);
});

/** Makes a grip the one that Tab leads to among those of its section, and gives it the focus. */
function enter(grip, options) {
  if (!grip) return;
  for (const other of grip.closest(".prose").querySelectorAll(".grip")) other.tabIndex = -1;
  grip.tabIndex = 0;
  grip.focus(options);
}

document.addEventListener("click", async (event) => {
  const grip = gripOf(event.target);
  if (!grip || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  opened = grip;
  await htmx.ajax("GET", grip.href, { source: grip, target: menu, swap: "innerHTML" });
});

/** Opens the menu below its grip, or as near to that as there is room. */
function openMenu() {
  if (menu.open) return;
  menu.showModal();
  const place = opened.getBoundingClientRect();
  const room = document.documentElement;
  menu.style.left = `${Math.max(8, Math.min(place.left, room.clientWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(place.bottom + 4, room.clientHeight - menu.offsetHeight - 8))}px`;
}

menu?.addEventListener("click", (event) => {
  if (event.target === menu || event.target.closest("[data-close]")) menu.close();
});

menu?.addEventListener("close", () => menu.replaceChildren());

/**
 * After an answer to what was done with a bullet: closes the menu and puts the focus where the bullet
 * is now. Says whether it was such an answer.
 */
export function followBullet({ xhr, requestConfig: config, target }) {
  const asked = config?.path.match(/\/sections\/([0-9a-f-]+)\/bullets\/(\d+)\//);
  if (!asked) return false;
  if (config.verb === "get" && target === menu) {
    openMenu();
    return true;
  }
  if (menu.open) menu.close();
  const done = xhr.status < 400 && document.querySelector("#said [data-anchor]")?.dataset.anchor;
  const bullet = document.getElementById(done || `bullet-${asked[1]}-${asked[2]}`);
  const section = bullet ?? document.getElementById(`section-${asked[1]}`);
  const grip = bullet?.querySelector(".grip");
  if (grip) enter(grip, { preventScroll: true });
  else section?.querySelector("[data-edit]")?.focus({ preventScroll: true });
  section?.scrollIntoView({ block: "nearest" });
  return true;
}

/** Lets Tab lead to one grip of each section: from there, arrows lead to the others. */
export function prepareBullets(root) {
  for (const prose of root.querySelectorAll("#sheet .prose:has(.grip)")) {
    const grips = [...prose.querySelectorAll(".grip")];
    if (grips.some((grip) => grip.hasAttribute("tabindex"))) continue;
    for (const grip of grips) {
      grip.tabIndex = -1;
      grip.title = "Drag, or Alt+↑ and Alt+↓, to move. Press for more.";
      grip.setAttribute("role", "button");
      grip.setAttribute("aria-haspopup", "dialog");
      grip.setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown");
    }
    grips[0].tabIndex = 0;
  }
}

document.addEventListener("dragstart", (event) => {
  dragged = gripOf(event.target);
  if (!dragged) return;
  const bullet = bulletOf(dragged);
  bullet.classList.add("is-dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
  event.dataTransfer.setDragImage(bullet, 20, 10);
});

function clearTarget() {
  for (const name of ["is-before", "is-after", "is-into"]) {
    document.querySelector(`#sheet .${name}`)?.classList.remove(name);
  }
}

document.addEventListener("dragend", () => {
  if (!dragged) return;
  bulletOf(dragged).classList.remove("is-dragged");
  clearTarget();
  dragged = null;
});

/** Where the pointer would drop a bullet: before or after another, or into a section that has none. */
function dropPlace({ target, clientY }) {
  const section = dragged && target.closest?.("#sheet [data-section]");
  if (!section) return null;
  const bullets = [...section.querySelectorAll("[data-bullet]")];
  if (bullets.length === 0) return { section, mark: section, name: "is-into" };
  const below = bullets.find((bullet) => {
    const { top, height } = bullet.querySelector(".grip").getBoundingClientRect();
    return clientY < top + height / 2;
  });
  const over = target.closest("[data-bullet]");
  // Below the last line of a bullet it comes after that, also where another list begins next.
  const last = below ? null : bullets.at(-1);
  if (over && over !== below && over.contains(target) && !over.querySelector("li")) {
    const { top, height } = over.getBoundingClientRect();
    if (clientY >= top + height / 2) return { section, mark: over, name: "is-after" };
    return { section, mark: over, name: "is-before" };
  }
  return last ? { section, mark: last, name: "is-after" } : { section, mark: below, name: "is-before" };
}

document.addEventListener("dragover", (event) => {
  const place = dropPlace(event);
  if (!place) return;
  event.preventDefault();
  clearTarget();
  place.mark.classList.add(place.name);
});

document.addEventListener("drop", (event) => {
  const place = dropPlace(event);
  if (!place) return;
  event.preventDefault();
  const version = place.section.querySelector(".tools [name=version]").value;
  const values = { do: "move", to: `${place.section.dataset.section} ${version}` };
  if (place.name !== "is-into") values.beside = place.mark.dataset.bullet;
  if (place.name === "is-after") values.after = "yes";
  if (place.mark !== bulletOf(dragged)) send(dragged, values);
});

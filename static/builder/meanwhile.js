// Brings what others saved into the page, and leaves open forms, focus and place as they are.

import { keepOpen } from "./swapping.js";

const isOpen = (block) => block.matches("[data-editing]");
const isHeld = (block) => isOpen(block) || block.contains(document.activeElement);

/** Shows a part as it is now, with the focus where it was in it. */
function replace(block, wanted) {
  const focused = block.contains(document.activeElement);
  const bullet = focused && document.activeElement.closest("[data-bullet]")?.id;
  htmx.swap(block, wanted.outerHTML, { swapStyle: "outerHTML" });
  if (focused) {
    const now = document.getElementById(wanted.id);
    const grip = bullet && document.getElementById(bullet)?.querySelector(".grip");
    (grip || now.querySelector("[data-edit], a"))?.focus({ preventScroll: true });
  }
}

/** Makes the parts of the sheet those of `next`. A form stays, even if its section was deleted. */
function takeSheet(next) {
  const sheet = document.getElementById("sheet");
  const wanted = [...next.children];
  const ids = new Set(wanted.map(({ id }) => id));
  for (const block of [...sheet.children]) if (!ids.has(block.id) && !isOpen(block)) block.remove();
  let place = sheet.firstElementChild;
  for (const fresh of wanted) {
    while (place && !ids.has(place.id)) place = place.nextElementSibling;
    let block = document.getElementById(fresh.id);
    if (!block) {
      block = document.createElement(fresh.localName);
      block.id = fresh.id;
      sheet.insertBefore(block, place);
    } else if (block !== place && isHeld(block)) {
      // A part that is moved loses the focus, so the others move: what stands before it finds its
      // place when its turn comes.
      while (place !== block) {
        const passed = place;
        place = place.nextElementSibling;
        sheet.append(passed);
      }
    } else if (block !== place) {
      sheet.insertBefore(block, place);
    }
    if (block === place) place = place.nextElementSibling;
    if (!isOpen(block) && block.dataset.shown !== fresh.dataset.shown) replace(block, fresh);
  }
  for (const name of ["lang", "dir", "data-version"]) sheet.setAttribute(name, next.getAttribute(name));
}

/** Takes a fresh panel; what is typed in it stays, and so do its place and the focus. */
function takePanel(fresh) {
  const panel = document.getElementById("panel");
  const { scrollTop } = panel;
  const focused = panel.contains(document.activeElement) && document.activeElement;
  keepOpen(fresh);
  htmx.swap(panel, fresh.getElementById("panel").outerHTML, { swapStyle: "outerHTML" });
  const now = document.getElementById("panel");
  now.scrollTop = scrollTop;
  if (!focused || focused === document.activeElement) return;
  const link = focused.getAttribute("href");
  const again = focused.isConnected ? focused : link && now.querySelector(`[href="${CSS.escape(link)}"]`);
  again?.focus({ preventScroll: true });
}

function takeBar(fresh) {
  for (const part of [".bar-title", ".bar-fill"]) {
    const [shown, next] = [document.querySelector(part), fresh.querySelector(part)];
    if (shown.textContent !== next.textContent) shown.replaceChildren(...next.childNodes);
  }
  const steps = [...document.querySelectorAll("#bar [data-step]")];
  for (const [place, next] of fresh.querySelectorAll("#bar [data-step]").entries()) {
    for (const name of ["value", "aria-label", "title", "disabled"]) {
      if (next.hasAttribute(name)) steps[place]?.setAttribute(name, next.getAttribute(name));
      else steps[place]?.removeAttribute(name);
    }
  }
}

/** Says what others did, unless that would take away an undo that is still on offer. */
function say(text) {
  const place = document.getElementById("said");
  if (!text || place.querySelector("form")) return;
  const said = document.createElement("div");
  said.className = "said";
  said.textContent = text;
  place.replaceChildren(said);
}

/** Shows the page as it is in `fresh`, an answer from the server. */
export function catchUp(fresh) {
  const focused = document.activeElement;
  takeSheet(fresh.getElementById("sheet"));
  takePanel(fresh);
  takeBar(fresh);
  say(fresh.getElementById("told").textContent);
  if (focused.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
}

// Undo and redo of saved changes by key, and showing where one went.

import { isTaken } from "./keys.js";

// The block that had the focus when a step was taken by key.
let cameFrom = null;

/** Takes a step, "undo" or "redo", as its button would; says whether there is one to take. */
export function takeStep(name) {
  const button = document.querySelector(`[data-step="${name}"]:not(:disabled)`);
  cameFrom = document.activeElement?.closest("[data-block]")?.id ?? "sheet";
  button?.click();
  return Boolean(button);
}

document.addEventListener("click", (event) => {
  if (event.isTrusted) cameFrom = null;
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTaken(event)) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  takeStep(key === "y" || event.shiftKey ? "redo" : "undo");
});

document.addEventListener("htmx:afterSettle", ({ detail: { requestConfig: config } }) => {
  if (!config?.elt.matches?.("[data-step-form]")) return;
  const changed = document.getElementById(document.querySelector("#said [data-anchor]")?.dataset.anchor);
  const block = changed ?? document.getElementById(cameFrom);
  changed?.scrollIntoView({ block: "nearest" });
  const step = config.triggeringEvent?.submitter?.dataset.step;
  const button = [...document.querySelectorAll(`[data-step="${step}"]:not(:disabled)`)].find((one) => one.checkVisibility());
  const target = cameFrom || !button ? block?.querySelector("[data-edit]") : button;
  target?.focus({ preventScroll: true });
});

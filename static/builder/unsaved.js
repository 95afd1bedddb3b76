// Keeps what is typed but not saved: on the server soon after a key, and in this browser for as long
// as the server cannot take it. Nothing of this is a save; that stays with the person.

import { post } from "./sending.js";
import { showFailure, showKept } from "./state.js";
import { clearTrouble, renewToken, sayLoggedOut } from "./trouble.js";

const PAUSE = 1500;
const LONGEST_PAUSE = 60_000;
// Browsers send no more than 64 KiB after a page is gone.
const LAST_BYTES = 60_000;
// The server takes no more of one form.
const MOST_CHARACTERS = 1_000_000;
const HOLDERS = "[data-editing], .fill-form";
const LOGGED_OUT = "logged out";
const REFUSED = {
  404: "cannot be changed now",
  413: "too long, shorten or save it",
};

// The organization's settings have the editor of texts, but no bar, and no such forms either.
const { person, keep, discard: drop } = document.getElementById("bar")?.dataset ?? {};
const waiting = new Map();

function keyOf(id) {
  return `unsaved ${person} ${keep} ${id}`;
}

/** What the form would send, without what belongs to its tools. */
export function typedIn(holder) {
  const form = holder.matches("form") ? holder : holder.querySelector("form");
  const fields = new URLSearchParams(new FormData(form));
  for (const { name } of form.querySelectorAll("[data-improve] [name]")) fields.delete(name);
  fields.delete("csrfmiddlewaretoken");
  return fields.toString();
}

function putAside(id, typed) {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify({ typed, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

/** Sends; returns what stands against it, or nothing. After a new login it tries once more. */
async function trouble(values, keepalive) {
  if (values.typed.length > MOST_CHARACTERS) return REFUSED[413];
  try {
    let answer = await post(keep, values, keepalive);
    if (answer.status === 403 && !keepalive) {
      if (!(await renewToken())) return LOGGED_OUT;
      answer = await post(keep, values);
    }
    return answer.ok ? "" : (REFUSED[answer.status] ?? "server problem");
  } catch {
    return "no connection";
  }
}

async function send(id, leaving = false) {
  const entry = waiting.get(id);
  const holder = document.getElementById(id);
  if (!entry || !holder?.matches("[data-typed]")) return;
  clearTimeout(entry.timer);
  entry.timer = null;
  if ((entry.sending || entry.saving) && !leaving) return;
  entry.changed = false;
  entry.sending = true;
  const values = { person, block: id, typed: typedIn(holder) };
  if (leaving) putAside(id, values.typed);
  const said = await trouble(values, leaving && values.typed.length < LAST_BYTES);
  entry.sending = false;
  if (waiting.get(id) !== entry) {
    // It was saved or dropped meanwhile, and this came after that.
    if (!said) post(drop, { block: id }).catch(() => {});
    return;
  }
  if (said) {
    // More may have been typed while that was under way.
    const aside = putAside(id, holder.isConnected ? typedIn(holder) : values.typed);
    showKept(aside ? "Kept in this browser" : "Not kept anywhere: save soon");
    if (said === LOGGED_OUT && !entry.failed) sayLoggedOut();
    showFailure(said);
    entry.failed = true;
    entry.pause = Math.min(entry.pause * 2, LONGEST_PAUSE);
    entry.timer = setTimeout(send, entry.pause, id);
  } else {
    localStorage.removeItem(keyOf(id));
    if (entry.failed) clearTrouble();
    entry.failed = false;
    entry.pause = PAUSE;
    if (entry.changed) entry.timer ??= setTimeout(send, PAUSE, id);
    else if (![...waiting.values()].some(({ failed }) => failed)) {
      showKept("Kept until you save");
      showFailure("");
    }
  }
}

function forget(id) {
  clearTimeout(waiting.get(id)?.timer);
  waiting.delete(id);
  localStorage.removeItem(keyOf(id));
}

document.addEventListener("input", ({ target }) => {
  const holder = target.closest(HOLDERS);
  if (!holder?.matches("[data-typed]") || target.closest(".rich-link, [data-improve]")) return;
  const { id } = holder;
  if (!waiting.has(id)) waiting.set(id, { pause: PAUSE });
  const entry = waiting.get(id);
  entry.changed = true;
  if (entry.failed) putAside(id, typedIn(holder));
  if (!entry.sending) entry.timer ??= setTimeout(send, PAUSE, id);
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const holder = target.closest?.(HOLDERS);
  const entry = waiting.get(holder?.id);
  // Whoever goes to a button of the form saves or cancels next.
  const presses = relatedTarget?.matches("[type=submit], [data-cancel]") && holder?.contains(relatedTarget);
  if (entry?.changed && !entry.failed && !presses) send(holder.id);
});

function entrySavedBy(config) {
  const saves = config.verb === "post" && !config.elt.closest("[data-improve]");
  return saves && waiting.get(config.elt.closest(HOLDERS)?.id);
}

document.addEventListener("htmx:beforeRequest", ({ detail: { requestConfig: config } }) => {
  const entry = entrySavedBy(config);
  if (!entry) return;
  entry.saving = true;
  // What is under way may come to the server after the save, and must not outlive it.
  entry.overtaken = entry.sending;
});

document.addEventListener("htmx:afterRequest", ({ detail: { requestConfig: config } }) => {
  const entry = entrySavedBy(config);
  if (!entry) return;
  entry.saving = false;
  if (entry.changed) entry.timer ??= setTimeout(send, PAUSE, config.elt.closest(HOLDERS).id);
});

function sendAll(leaving) {
  for (const [id, { changed, failed }] of waiting) {
    if (changed || failed) send(id, leaving);
  }
}

window.addEventListener("online", () => sendAll(false));
window.addEventListener("pagehide", () => sendAll(true));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") sendAll(true);
});

document.addEventListener("htmx:afterSettle", ({ detail: { xhr, requestConfig: config } }) => {
  for (const notice of document.querySelectorAll("[data-unsaved]")) {
    if (document.getElementById(notice.dataset.unsaved)?.matches("[data-editing]")) notice.remove();
  }
  const id = config?.elt.closest?.(HOLDERS)?.id;
  const saved = id && config.verb === "post" && xhr.status < 400;
  if (!saved || document.getElementById(id)?.matches("[data-typed]")) return;
  if (waiting.get(id)?.overtaken) post(drop, { block: id }).catch(() => {});
  forget(id);
});

document.addEventListener("htmx:afterRequest", ({ detail: { successful, requestConfig: config } }) => {
  const id = config.elt.matches("[data-cancel]") && config.elt.closest(HOLDERS)?.id;
  if (!id || !successful) return;
  forget(id);
  post(drop, { block: id }).catch(() => {});
});

/** Gives the server what only this browser has from an earlier visit; says whether it took any. */
async function handOver(keys) {
  let taken = false;
  for (const key of keys) {
    const { typed, at } = JSON.parse(localStorage.getItem(key));
    const answer = await post(keep, { person, block: key.slice(keyOf("").length), typed, typed_at: at });
    if (answer.ok) localStorage.removeItem(key);
    taken ||= answer.ok;
  }
  return taken;
}

/** Shows as unsaved what this browser had from an earlier visit. */
async function bringBack() {
  const keys = Object.keys(localStorage).filter((name) => name.startsWith(keyOf("")));
  const shown = document.getElementById("unsaved");
  if (keys.length === 0 || !shown) return;
  // What the server has may be older than what it gets now, and must not be continued meanwhile.
  shown.inert = true;
  try {
    if (!(await handOver(keys))) return;
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const fresh = page.getElementById("unsaved");
    if (!fresh) return;
    shown.replaceWith(fresh);
    htmx.process(fresh);
  } finally {
    shown.inert = false;
  }
}

bringBack().catch(() => {});

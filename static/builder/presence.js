// Says who else is here and what they edit, and brings in what they saved.

import { catchUp } from "./meanwhile.js";
import { post } from "./sending.js";

const PAUSE = 10_000;
const LONGEST_PAUSE = 60_000;
// As many questions without an answer, and what is known of others counts no longer.
const PATIENCE = 3;

const here = document.getElementById("here");
const { address } = here.dataset;
const page = crypto.getRandomValues(new Uint32Array(3)).join("-");
let mark = "";
let notes = [];
let failures = 0;
let timer = null;
let asking = false;
let askAgain = false;
let told = "";

/** The open forms, each with the version that it was filled from. */
function openForms() {
  return [...document.querySelectorAll("[data-editing]")].flatMap((block) => {
    const version = block.querySelector("form [name=version]")?.value;
    return version ? [`${block.id} ${version}`] : [];
  });
}

/** Whether a note still says what is so: of a part as it is shown, or of a form that began before. */
function holds({ dataset }, block) {
  if (dataset.shownAt) return block.dataset.shown?.split(" ")[0] === dataset.shownAt;
  if (!dataset.formBefore) return true;
  const version = block.matches("[data-editing]") && block.querySelector("form [name=version]")?.value;
  return Boolean(version) && Number(version) < Number(dataset.formBefore);
}

/** Puts each note to its part; a fresh part has none yet. */
function placeNotes() {
  for (const note of notes) {
    const block = document.getElementById(note.dataset.at);
    if (!block || !holds(note, block)) note.remove();
    else if (note.parentElement !== block) block.prepend(note);
  }
}

function isSame(note, other) {
  return ["className", "textContent"].every((name) => note[name] === other[name]) && note.dataset.at === other.dataset.at;
}

/** Takes fresh notes. One that says the same as before stays as it is, and what was saved stays said. */
function takeNotes(fresh) {
  const next = fresh.map((note) => notes.find((old) => isSame(old, note)) ?? document.importNode(note, true));
  for (const note of notes) {
    if (next.includes(note)) continue;
    const again = next.some(({ className, dataset: { at } }) => className === note.className && at === note.dataset.at);
    if (note.matches(".saved-note") && !again) next.push(note);
    else note.remove();
  }
  notes = next;
  placeNotes();
}

function take(answer) {
  const fresh = new DOMParser().parseFromString(answer, "text/html");
  // What is being saved just now brings a fresh page itself; the next question finds out the rest.
  const moved = fresh.getElementById("sheet");
  if (moved && document.querySelector(".htmx-request")) return;
  const others = fresh.getElementById("others");
  mark = others.dataset.mark;
  if (here.textContent !== others.textContent) here.textContent = others.textContent;
  if (moved) catchUp(fresh);
  takeNotes([...fresh.getElementById("notes").children]);
}

/** Says that nobody is known to be here, when that could not be asked for long. */
function forgetOthers() {
  mark = here.textContent = "";
  takeNotes([]);
}

async function ask() {
  clearTimeout(timer);
  askAgain = asking;
  if (asking || document.visibilityState === "hidden") return;
  asking = true;
  const forms = openForms();
  told = forms.join();
  const { version } = document.getElementById("sheet").dataset;
  const values = [["page", page], ["version", version], ["mark", mark], ...forms.map((form) => ["form", form])];
  try {
    const answer = await post(address, values);
    if (!answer.ok) throw new Error(answer.status);
    if (answer.status !== 204) take(await answer.text());
    failures = 0;
  } catch {
    failures += 1;
    if (failures === PATIENCE) forgetOthers();
  }
  asking = false;
  const pause = Math.min(PAUSE * 2 ** failures, LONGEST_PAUSE);
  timer = setTimeout(ask, askAgain || openForms().join() !== told ? 0 : pause);
}

// Others should soon see which form was opened or closed.
document.addEventListener("htmx:afterSettle", () => {
  placeNotes();
  if (!asking && openForms().join() !== told) {
    clearTimeout(timer);
    timer = setTimeout(ask, 300);
  }
});

document.addEventListener("visibilitychange", ask);
window.addEventListener("pageshow", ask);
window.addEventListener("online", ask);
window.addEventListener("pagehide", () => {
  clearTimeout(timer);
  post(address, { page, leaving: "" }, true).catch(() => {});
});

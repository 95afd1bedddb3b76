// How much candidates read, while one types; what is saved, the server counts.

const CHARACTER = /[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\u{20000}-\u{3ffff}]/gu;
const LINES = "p, li, h3, h4, br";

function textOf(field) {
  if (!field.closest(".rich")) return field.value;
  const { body } = new DOMParser().parseFromString(field.value, "text/html");
  for (const line of body.querySelectorAll(LINES)) line.before("\n");
  return body.textContent;
}

/** Returns words and characters, counted as `word_count.py` does. */
function count(text) {
  const characters = text.match(CHARACTER)?.length ?? 0;
  const words = text.replace(CHARACTER, " ").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [words.length, characters];
}

function countForm(holder) {
  const text = [...holder.querySelectorAll("textarea[name=html], textarea[name=apply_instructions]")].map(textOf).join("\n");
  const heading = holder.querySelector("input[name=heading]")?.value ?? "";
  const isSection = holder.querySelector("textarea[name=html]");
  if (isSection && (!text.trim() || "hidden" in holder.dataset)) return [0, 0];
  return count(`${heading}\n${text}`);
}

function several(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function show() {
  const places = document.querySelectorAll("[data-reading]");
  if (!places.length) return;
  const { words: w, characters: c, wordsAMinute, charactersAMinute } = places[0].dataset;
  let [words, characters] = [Number(w), Number(c)];
  for (const holder of document.querySelectorAll("[data-counted]")) {
    const [before, now] = [holder.dataset.counted.split(" ").map(Number), countForm(holder)];
    words += now[0] - before[0];
    characters += now[1] - before[1];
  }
  const minutes = words / wordsAMinute + characters / charactersAMinute;
  const counted = [words || !characters ? several(words, "word") : "", characters ? several(characters, "character") : ""];
  const time = minutes ? `, ${several(Math.max(1, Math.round(minutes)), "minute")} to read` : "";
  for (const place of places) place.textContent = counted.filter(Boolean).join(" and ") + time;
}

let timer = null;

document.addEventListener("input", ({ target }) => {
  if (!target.closest("[data-counted]")) return;
  clearTimeout(timer);
  timer = setTimeout(show, 200);
});

document.addEventListener("htmx:afterSettle", show);
if (document.querySelector("[data-counted]")) show();

// The library's search by keyboard: arrows go through the results, Escape clears, letters go on typing.

const box = document.getElementById("q");

function results() {
  return [...document.querySelectorAll("#results .found .row-title")];
}

document.addEventListener("keydown", (event) => {
  const found = results();
  const place = found.indexOf(event.target);
  if ((event.target !== box && place < 0) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = place + (event.key === "ArrowDown" ? 1 : -1);
    if (next < -1 || next >= found.length) return;
    event.preventDefault();
    (next < 0 ? box : found[next]).focus();
  } else if (event.key === "Escape") {
    event.preventDefault();
    box.focus();
    if (!box.value) return;
    box.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (place >= 0 && (event.key.length === 1 || event.key === "Backspace") && event.key !== " ") {
    // The letter itself lands in the box, which has the focus by then.
    box.focus();
  }
});

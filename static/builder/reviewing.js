// Reviewing an imported file: a click on a line of the source chooses it, and words selected in it count.

const form = document.getElementById("review-form");
const source = document.querySelector(".source-blocks");

if (form && source) {
  const note = document.getElementById("chosen-words");
  const { start, end } = form.elements;

  const choose = (pick, words) => {
    pick.checked = true;
    start.value = words ? words.start : "";
    end.value = words ? words.end : "";
    note.textContent = words ? `Selected: ${words.text}` : "";
  };

  const selectedIn = (text) => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    // The server counts characters, and a string here counts some of them twice.
    const from = [...before.toString()].length;
    return { start: from, end: from + [...range.toString()].length, text: range.toString() };
  };

  source.addEventListener("mouseup", (event) => {
    const block = event.target.closest(".source-block");
    const text = block?.querySelector(".source-text");
    if (text) choose(block.querySelector(".source-pick"), selectedIn(text));
  });
  source.addEventListener("change", (event) => choose(event.target, null));
}

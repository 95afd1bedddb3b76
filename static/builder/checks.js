// Marks in the posting what the checks speak of, and leads from a finding to its passage.

const KINDS = ["must_fix", "should_fix", "consider"];

/** The range of the first place of `text` within `part`, across tags; null where it is not found. */
function rangeOf(part, text) {
  const nodes = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let whole = "";
  while (walker.nextNode()) {
    nodes.push([whole.length, walker.currentNode]);
    whole += walker.currentNode.data;
  }
  const start = whole.indexOf(text.split("\n")[0]);
  if (start < 0) return null;
  const end = start + text.split("\n")[0].length;
  const at = (place) => nodes.findLast(([begins]) => begins <= place);
  const range = document.createRange();
  const [first, last] = [at(start), at(end - 1)];
  range.setStart(first[1], start - first[0]);
  range.setEnd(last[1], end - last[0]);
  return range;
}

function passageOf(finding) {
  const part = document.getElementById(finding.dataset.in);
  return part && !part.matches("[data-editing]") ? rangeOf(part, finding.dataset.passage) : null;
}

function markAll() {
  if (!CSS.highlights) return;
  for (const kind of KINDS) {
    const found = [...document.querySelectorAll(`#checks .finding-${kind}[data-passage]`)];
    CSS.highlights.set(`found-${kind}`, new Highlight(...found.map(passageOf).filter(Boolean)));
  }
  CSS.highlights.delete("found-now");
}

document.addEventListener("htmx:afterSettle", markAll);

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-finding]");
  if (!link) return;
  const range = passageOf(link.closest(".finding"));
  if (!range) return;
  event.preventDefault();
  const part = document.getElementById(link.closest(".finding").dataset.in);
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  if (CSS.highlights) CSS.highlights.set("found-now", new Highlight(range));
});

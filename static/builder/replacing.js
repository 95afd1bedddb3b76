// Find and replace: how many places are ticked, and ticking all of them or none.

const form = document.querySelector(".replacing");

function boxes() {
  return [...form.querySelectorAll("input[name=hit]")];
}

function show() {
  const place = form.querySelector("[data-ticked]");
  if (!place) return;
  const count = boxes().filter((box) => box.checked).length;
  place.textContent = count;
  place.closest("button").disabled = count === 0;
  for (const button of form.querySelectorAll("[data-tick]")) button.hidden = false;
}

form.addEventListener("change", show);

form.addEventListener("click", ({ target }) => {
  const wanted = target.dataset.tick;
  if (!wanted) return;
  for (const box of boxes()) box.checked = wanted === "all";
  show();
});

document.addEventListener("htmx:afterSettle", show);
show();

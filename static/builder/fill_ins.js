// From a placeholder in the text to the field that fills it in, and back.

function folded(text) {
  return text.replace(/[[\]]/g, "").trim().toLowerCase().replace(/\s+/g, " ");
}

export function focusFill(placeholder) {
  const form = [...document.querySelectorAll(".fill-form")].find(
    (candidate) => folded(candidate.dataset.placeholder) === folded(placeholder),
  );
  form?.querySelector("input[name=value]").focus();
  return Boolean(form);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-show]");
  if (!link) return;
  const wanted = folded(link.closest(".fill-form").dataset.placeholder);
  const marks = [...document.querySelectorAll("#sheet .fill-in")].filter((mark) => folded(mark.textContent) === wanted);
  if (marks.length === 0) return;
  event.preventDefault();
  const next = marks[(marks.findIndex((mark) => mark.matches(".is-shown")) + 1) % marks.length];
  for (const mark of document.querySelectorAll(".is-shown")) mark.classList.remove("is-shown");
  next.classList.add("is-shown");
  next.scrollIntoView({ block: "center" });
});

// Drag a section by its handle; the buttons Up and Down do the same by keyboard.
let dragged = null;

export function prepareDrag(root) {
  for (const handle of root.querySelectorAll("[data-drag][hidden]")) {
    handle.hidden = false;
    handle.addEventListener("dragstart", (event) => {
      dragged = handle.closest("[data-section]");
      dragged.classList.add("is-dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
      event.dataTransfer.setDragImage(dragged, 20, 20);
    });
    handle.addEventListener("dragend", () => {
      dragged?.classList.remove("is-dragged");
      document.querySelector(".is-target")?.classList.remove("is-target");
      dragged = null;
    });
  }
}

function dropPlace(event) {
  return dragged && event.target.closest?.("#sheet [data-section], #new-section");
}

document.addEventListener("dragover", (event) => {
  const place = dropPlace(event);
  if (!place) return;
  event.preventDefault();
  document.querySelector(".is-target")?.classList.remove("is-target");
  place.classList.add("is-target");
});

document.addEventListener("drop", (event) => {
  const place = dropPlace(event);
  if (!place) return;
  event.preventDefault();
  const order = [...document.querySelectorAll("#sheet > [data-section], #sheet > [data-editing]")].filter((block) =>
    block.id.startsWith("section-"),
  );
  const from = order.indexOf(dragged);
  const before = place.id === "new-section" ? order.length : order.indexOf(place);
  const position = from < before ? before - 1 : before;
  if (position === from) return;
  const handle = dragged.querySelector("[data-drag]");
  htmx.ajax("POST", handle.dataset.drag, {
    source: handle.form,
    target: "#sheet",
    swap: "outerHTML",
    values: { position },
  });
});

// An import: files dropped anywhere on the form, and the look of what is pasted.

const form = document.getElementById("import-form");

if (form) {
  const input = form.elements.uploads;
  const drop = input.closest(".drop");
  const note = document.getElementById("drop-note");
  const pasted = form.elements.pasted;
  const html = form.elements.pasted_html;
  let pastedText = "";

  const say = () => {
    const names = [...input.files].map((file) => file.name);
    const shown = names.slice(0, 5).join(", ");
    const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
    note.textContent = names.length ? `Chosen: ${shown}${more}` : "";
  };

  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");

  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) drop.classList.remove("is-over");
  });
  form.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    drop.classList.remove("is-over");
    const all = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
    input.files = all.files;
    say();
  });
  input.addEventListener("change", say);

  // A text box takes only letters; the headings and lists of a page go along beside it.
  pasted.addEventListener("paste", (event) => {
    const whole = pasted.selectionStart === 0 && pasted.selectionEnd === pasted.value.length;
    html.value = whole ? event.clipboardData.getData("text/html") : "";
    setTimeout(() => {
      pastedText = pasted.value;
    });
  });
  pasted.addEventListener("input", () => {
    if (pasted.value !== pastedText && pastedText) html.value = "";
  });
}

// The list of postings: how many are ticked, and "all" beside the single ones.

const form = document.getElementById("chosen");

if (form) {
  const all = form.elements.all;
  const rows = [...document.querySelectorAll("input[name=posting]")];
  const count = document.getElementById("chosen-count");

  const say = () => {
    const ticked = rows.filter((row) => row.checked).length;
    count.textContent = ticked && !all.checked ? `${ticked} ticked` : "";
  };

  all.addEventListener("change", () => {
    for (const row of rows) row.checked = all.checked;
    say();
  });

  for (const row of rows) {
    row.addEventListener("change", () => {
      if (!row.checked) all.checked = false;
      say();
    });
  }
}

// Adds rows of places and facts.

export function prepareRows(root) {
  for (const rows of root.querySelectorAll("[data-rows]")) {
    const add = rows.querySelector("[data-row-add]");
    if (!add.hidden) continue;
    add.hidden = false;
    add.addEventListener("click", () => {
      const total = rows.querySelector(`[name="${rows.dataset.rows}-TOTAL_FORMS"]`);
      const row = rows.querySelector("[data-row-template]").content.cloneNode(true);
      for (const part of row.querySelectorAll("[id], [name], [for]")) {
        for (const name of ["id", "name", "for"]) {
          const value = part.getAttribute(name);
          if (value) part.setAttribute(name, value.replace("__prefix__", total.value));
        }
      }
      total.value = Number(total.value) + 1;
      rows.querySelector("[data-row-list]").append(row);
      rows.querySelector("[data-row-list] > :last-child input").focus();
    });
  }
}

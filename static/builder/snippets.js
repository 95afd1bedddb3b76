// Insert a snippet: its text comes where the cursor last was, as if it had been typed there.

import { insertText } from "./rich_text.js";

// Before HTMX hears of the click: this needs no server.
document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    insertText(button.form.querySelector("textarea[data-rich-text]"), button.dataset.insert);
    button.closest("[data-snippets]").open = false;
  },
  true,
);

// Enter in the search of a form must find, not save.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  const search = event.target.closest?.("[data-snippets] input[type=search]");
  if (!search) return;
  event.preventDefault();
  search.closest("[data-snippets]").querySelector("[data-find]").click();
});

// Turns text boxes for formatted text into an editor with the few marks that a section may hold.

import {
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Editor,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  Italic,
  Link,
  ListItem,
  OrderedList,
  Paragraph,
  Text,
  Underline,
  pm,
} from "../django_prose_editor/editor.js";
import { cleanAddresses } from "./clean_links.js";
import { cleanHtml, htmlOfText } from "./pasting.js";

/** Moves the bullet or number that the cursor is in by so many places within its list. */
function moveItem({ state, view }, by) {
  const { $from, constructor } = state.selection;
  let depth = $from.depth;
  while (depth > 0 && $from.node(depth).type.name !== "listItem") depth -= 1;
  if (depth === 0) return false;
  const [item, list] = [$from.node(depth), $from.node(depth - 1)];
  const other = list.maybeChild($from.index(depth - 1) + by);
  // At an end of the list there is nothing to do, and nothing else that the key should do.
  if (!other) return true;
  const start = $from.before(depth);
  const to = start + Math.sign(by) * other.nodeSize;
  const change = state.tr.delete(start, start + item.nodeSize).insert(to, item);
  change.setSelection(constructor.near(change.doc.resolve(to + $from.pos - start)));
  view.dispatch(change.scrollIntoView());
  return true;
}

const Item = ListItem.extend({
  // Tab leads on to the next field, here as everywhere; brackets nest a list in another.
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      "Mod-]": () => this.editor.commands.sinkListItem(this.name),
      "Mod-[": () => this.editor.commands.liftListItem(this.name),
      "Alt-ArrowUp": () => moveItem(this.editor, -1),
      "Alt-ArrowDown": () => moveItem(this.editor, 1),
    };
  },
});

const TOOLS = [
  ["Bold", "bold", (chain) => chain.toggleBold()],
  ["Italic", "italic", (chain) => chain.toggleItalic()],
  ["Bullets", "bulletList", (chain) => chain.toggleBulletList()],
  ["Numbers", "orderedList", (chain) => chain.toggleOrderedList()],
  ["Heading", "heading", (chain) => chain.toggleHeading({ level: 3 })],
];

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function linkRow(editor) {
  const row = document.createElement("div");
  row.className = "rich-link";
  row.hidden = true;
  const input = document.createElement("input");
  input.className = "form-control";
  input.setAttribute("aria-label", "Web or e-mail address of the link");
  input.placeholder = "https://… or name@example.org";
  const close = () => {
    row.hidden = true;
    editor.commands.focus();
  };
  const set = () => {
    let href = input.value.trim();
    if (href && !/^[a-z]+:/i.test(href)) href = href.includes("@") ? `mailto:${href}` : `https://${href}`;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (href) chain.setLink({ href }).run();
    else chain.unsetLink().run();
    close();
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      set();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  row.append(input, button("Set link", set), button("Cancel", close));
  row.open = () => {
    input.value = editor.getAttributes("link").href ?? "";
    row.hidden = false;
    input.focus();
  };
  return row;
}

function toolbar(editor, label) {
  const tools = document.createElement("div");
  tools.className = "rich-tools";
  tools.setAttribute("role", "toolbar");
  tools.setAttribute("aria-label", `Formatting of ${label}`);
  const link = linkRow(editor);
  const toggles = TOOLS.map(([name, mark, act]) => {
    const made = button(name, () => act(editor.chain().focus()).run());
    tools.append(made);
    return [made, mark];
  });
  const linking = button("Link", () => link.open());
  const undo = button("Undo", () => editor.chain().focus().undo().run());
  const redo = button("Redo", () => editor.chain().focus().redo().run());
  tools.append(linking, undo, redo);
  const show = () => {
    for (const [made, mark] of toggles) made.setAttribute("aria-pressed", editor.isActive(mark));
    linking.disabled = editor.state.selection.empty && !editor.isActive("link");
    undo.disabled = !editor.can().undo();
    redo.disabled = !editor.can().redo();
  };
  editor.on("transaction", show);
  show();
  return [tools, link];
}

/** Pastes plain text that is more than a line, so that bullets in it become lists. */
function pasteText(view, event) {
  const { clipboardData: data } = event;
  const text = data && !data.getData("text/html") ? data.getData("text/plain") : "";
  const { $from } = view.state.selection;
  const inList = $from.depth > 1 && $from.node(-1).type.name === "listItem";
  const html = text && htmlOfText(cleanAddresses(text), inList);
  return Boolean(html) && view.pasteHTML(html);
}

const editors = new WeakMap();
/** The editors that someone has put a cursor into. */
const entered = new WeakSet();

function start(textarea) {
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  // The star of what is required is no part of its name.
  const name = label?.firstChild?.textContent.trim() || "Text";
  const format = textarea.form.elements[`${textarea.name}_format`];
  const frame = document.createElement("div");
  frame.className = "rich";
  textarea.before(frame);
  frame.append(textarea);
  const editor = new Editor({
    element: frame,
    injectCSS: false,
    content: textarea.dataset.html,
    extensions: [
      Document,
      Dropcursor,
      Gapcursor,
      Paragraph,
      HardBreak,
      Text,
      History,
      Bold,
      Italic,
      Underline,
      BulletList,
      OrderedList,
      Item,
      Heading.configure({ levels: [3, 4] }),
      Link.configure({ enableTarget: false, autolink: false }),
    ],
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": name,
        spellcheck: "true",
        ...(textarea.lang ? { lang: textarea.lang } : {}),
        ...(textarea.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
      },
      handlePaste: pasteText,
      transformPastedHTML: cleanHtml,
      transformPastedText: cleanAddresses,
    },
    onUpdate: () => {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  editors.set(textarea, editor);
  editor.on("focus", () => entered.add(editor));
  frame.prepend(...toolbar(editor, name));
  format.value = "html";
  textarea.value = textarea.dataset.html;
  label?.addEventListener("click", () => editor.commands.focus());
  textarea.closest("form").addEventListener("htmx:beforeCleanupElement", ({ target }) => {
    // Other parts of the form may come and go.
    if (target.contains(textarea)) editor.destroy();
  });
}

/** Starts an editor in each text box for formatted text within `root` that has none yet. */
export function startEditors(root) {
  for (const textarea of root.querySelectorAll("textarea[data-rich-text]")) {
    if (!textarea.closest(".rich")) start(textarea);
  }
}

/** Puts `html` into an editor as if it had been typed, and the cursor before it. */
export function setText(textarea, html) {
  const editor = editors.get(textarea);
  // To undo this must not undo with it what was typed just before.
  editor.view.dispatch(pm.history.closeHistory(editor.state.tr));
  editor.chain().setContent(html, { emitUpdate: true }).focus("start").run();
}

/** Puts `html` where the cursor is, or at the end where nobody has put one yet. */
export function insertText(textarea, html) {
  const editor = editors.get(textarea);
  editor.view.dispatch(pm.history.closeHistory(editor.state.tr));
  const place = entered.has(editor) ? undefined : "end";
  editor.chain().focus(place).insertContent(html).run();
}

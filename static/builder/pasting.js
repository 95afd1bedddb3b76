// Makes what is pasted into the few blocks and marks that a section holds. This is the one place that
// knows what Word, Google Docs, web pages and mail programs put on the clipboard.

import { cleanAddress } from "./clean_links.js";

/**
 * @typedef {{text: string, bold?: boolean, italic?: boolean, underline?: boolean, href?: string}} Run
 * Text with its marks; a line break is the text "\n".
 *
 * @typedef {{kind: "text" | "heading" | "item", level: number, ordered: boolean, runs: Run[]}} Block
 * A paragraph, a heading, or a list item; the level of a heading or an item counts from 1, the highest.
 */

const UNSEEN = new Set(
  ("head style script noscript template title iframe object embed svg math canvas audio video img picture map " +
    "input select textarea del").split(" "),
);
const BLOCKS = new Set(
  ("address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure " +
    "footer form header hgroup hr legend main nav p pre section summary").split(" "),
);
// Word's own marks of comments and deleted text, and what Word in the browser writes at the end of a paragraph.
const UNSEEN_CLASSES = new Set("msoDel MsoCommentReference msocomanchor msocomtxt msocomoff EOP ListMarker".split(" "));
// What stands in the place of style attributes: our policy lets no page have them, nor scripts in
// attributes, and browsers complain of both even in a page that is only read.
const STYLE = "data-style";
const SCHEMES = /^(https?|mailto|tel):/i;
const SPACE = /[ \t\r\n\f]+/g;
const WIDE_SPACE = /[ \u00a0]{2,}/g;

/** Returns the declarations in an element's style attribute, by name. */
function stylesOf(element) {
  const styles = {};
  for (const declaration of (element.getAttribute(STYLE) ?? "").split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0) {
      styles[declaration.slice(0, colon).trim().toLowerCase()] = declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
    }
  }
  return styles;
}

function isUnseen(element, styles) {
  return (
    UNSEEN.has(element.localName) ||
    [...element.classList].some((name) => UNSEEN_CLASSES.has(name)) ||
    element.hidden ||
    styles.display === "none" ||
    styles["mso-hide"] === "all" ||
    styles["mso-list"] === "ignore" ||
    /^comment/.test(styles["mso-element"] ?? "")
  );
}

/** Returns the rank of a heading, 1 being the highest, or 0 where the element is none. */
function rankOf(element) {
  if (/^h[1-6]$/.test(element.localName)) return Number(element.localName[1]);
  if (element.getAttribute("role") === "heading") return Number(element.getAttribute("aria-level")) || 2;
  return /\bMsoTitle/.test(element.className) ? 1 : 0;
}

/** Returns the marks that text within `element` has, where text around it has `marks`. */
function marksWithin(element, styles, marks) {
  const within = { ...marks };
  const name = element.localName;
  const weight = styles["font-weight"] ?? (/^(b|strong)$/.test(name) ? "bold" : "");
  if (weight) within.bold = /^bold/.test(weight) || Number(weight) >= 600;
  const slant = styles["font-style"] ?? (/^(i|em)$/.test(name) ? "italic" : "");
  if (slant) within.italic = /^(italic|oblique)/.test(slant);
  const line = styles["text-decoration"] ?? styles["text-decoration-line"] ?? (name === "u" ? "underline" : "");
  if (line) within.underline = line.includes("underline");
  const href = name === "a" ? (element.getAttribute("href") ?? "").trim() : "";
  if (SCHEMES.test(href)) within.href = cleanAddress(href);
  return within;
}

/** Returns how Word marks a list paragraph, such as "·" or "2.", or nothing where it is none. */
function wordMarker(element, styles) {
  const level = /\blevel(\d+)/.exec(styles["mso-list"] ?? "");
  if (!level) return null;
  const marker = [...element.querySelectorAll(`[${STYLE}]`)].find((one) => stylesOf(one)["mso-list"] === "ignore");
  return { level: Number(level[1]), ordered: /^\W*[a-z\d]+[.):]/i.test(marker?.textContent.trim() ?? "") };
}

/** Lays out what it walks over as blocks. */
class Layout {
  constructor() {
    /** @type {Block[]} */
    this.blocks = [];
    /** @type {Block | null} */
    this.open = null;
  }

  walk(node, within) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.text(child.data, within);
      else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, within);
    }
  }

  element(element, within) {
    const styles = stylesOf(element);
    if (isUnseen(element, styles)) return;
    const name = element.localName;
    const inside = { ...within, marks: marksWithin(element, styles, within.marks) };
    const spacing = styles["white-space"] ?? (name === "pre" ? "pre" : "");
    if (spacing) inside.keepsLines = spacing.startsWith("pre");
    const marker = wordMarker(element, styles);
    const rank = rankOf(element);
    if (element.matches(".Apple-converted-space") || styles["mso-spacerun"] || styles["mso-tab-count"]) {
      this.add(" ", inside);
    } else if (name === "br") {
      this.breakLine(within);
    } else if (name === "table") {
      this.table(element, inside);
    } else if (name === "ul" || name === "ol") {
      this.close();
      this.walk(element, { ...inside, depth: within.depth + 1, ordered: name === "ol", item: null });
      this.close();
    } else if (name === "li" || (marker && !rank && !within.item)) {
      const told = Number(element.getAttribute("aria-level") ?? element.dataset.ariaLevel);
      const level = marker?.level ?? (told || Math.max(within.depth, 1));
      this.close();
      this.start("item", level, name === "li" ? within.ordered : marker.ordered);
      this.walk(element, { ...inside, item: this.open });
      this.close();
    } else if (within.item && (rank || BLOCKS.has(name))) {
      this.nextLine();
      this.walk(element, inside);
      this.nextLine();
    } else if (rank) {
      this.close();
      this.start("heading", rank);
      this.walk(element, { ...inside, heading: true });
      this.close();
    } else if (BLOCKS.has(name)) {
      this.close();
      // In Word, a paragraph of a list without a number of its own goes on with the item before it.
      const goesOn = /MsoListParagraphCxSp(Middle|Last)/.test(element.className) && this.blocks.at(-1);
      if (goesOn?.kind === "item") {
        this.open = this.blocks.pop();
        this.nextLine();
        this.walk(element, { ...inside, item: this.open });
      } else {
        this.walk(element, inside);
      }
      this.close();
    } else {
      this.walk(element, inside);
    }
  }

  text(data, within) {
    const text = within.keepsLines ? data.replace(/\r\n?/g, "\n") : data.replace(SPACE, " ");
    text.split("\n").forEach((line, number) => {
      if (number) this.breakLine(within);
      this.add(line, within);
    });
  }

  add(line, { marks, heading, item }) {
    let text = line.replace(WIDE_SPACE, " ");
    const before = this.open?.runs.at(-1)?.text ?? "\n";
    if (/[\s\u00a0]$/.test(before)) text = text.replace(/^[\s\u00a0]+/, "");
    if (!text) return;
    if (!this.open) {
      if (item) this.start("item", item.level, item.ordered);
      else this.start("text");
    }
    const run = { text };
    if (marks.bold && !heading) run.bold = true;
    if (marks.italic) run.italic = true;
    if (marks.href) run.href = marks.href;
    else if (marks.underline) run.underline = true;
    this.open.runs.push(run);
  }

  start(kind, level = 1, ordered = false) {
    this.open = { kind, level, ordered, runs: [] };
  }

  /** Goes on in a new line, or after two breaks in a row in a new paragraph. */
  breakLine({ item }) {
    if (!this.open) return;
    if (this.open.runs.at(-1)?.text === "\n" && this.open.kind === "text" && !item) this.close();
    else this.open.runs.push({ text: "\n" });
  }

  /** Goes on in a new line unless it is at the beginning of one. */
  nextLine() {
    const last = this.open?.runs.at(-1);
    if (last && last.text !== "\n") this.open.runs.push({ text: "\n" });
  }

  close() {
    const { open } = this;
    this.open = null;
    if (!open) return;
    trim(open.runs);
    if (open.runs.length) this.blocks.push(open);
  }

  /** Makes a line of each row, or else of each cell, where cells hold more than a line. */
  table(table, within) {
    this.close();
    if (table.caption) this.element(table.caption, within);
    for (const row of table.rows) {
      const cells = [...row.cells].map((cell) => layOut(cell, { ...within, item: null, depth: 0 }));
      const filled = cells.filter((blocks) => blocks.length);
      if (filled.every((blocks) => blocks.length === 1 && blocks[0].kind !== "item")) {
        const runs = filled.flatMap(([cell], number) => (number ? [between(filled), ...cell.runs] : cell.runs));
        if (runs.length) this.blocks.push({ kind: "text", level: 1, ordered: false, runs });
      } else {
        this.blocks.push(...filled.flat());
      }
    }
  }
}

/** Returns what stands between two cells of a row; a row of two is mostly a name and a value. */
function between(cells) {
  if (cells.length > 2) return { text: " | " };
  const [[{ runs: name }]] = cells;
  return { text: /[:.?!]$/.test(name.at(-1).text) ? " " : ": " };
}

/** Takes white space and line breaks away from both ends. */
function trim(runs) {
  const trimAt = (place, pattern) => {
    while (runs.length) {
      const run = runs.at(place);
      run.text = run.text.replace(pattern, "");
      if (run.text) return;
      runs.splice(place, 1);
    }
  };
  trimAt(0, /^[\s\u00a0]+/);
  trimAt(-1, /[\s\u00a0]+$/);
}

function layOut(node, within) {
  const layout = new Layout();
  layout.walk(node, within);
  layout.close();
  return layout.blocks;
}

function nodeOf(run, page) {
  if (run.text === "\n") return page.createElement("br");
  let node = page.createTextNode(run.text);
  const wrap = (name) => {
    const around = page.createElement(name);
    around.append(node);
    node = around;
  };
  if (run.underline) wrap("u");
  if (run.italic) wrap("em");
  if (run.bold) wrap("strong");
  if (run.href) wrap("a");
  if (run.href) node.setAttribute("href", run.href);
  return node;
}

/** Writes blocks as HTML: the highest headings as h3, others as h4, items as lists within lists. */
function written(blocks) {
  const page = document.implementation.createHTMLDocument();
  const highest = Math.min(...blocks.filter(({ kind }) => kind === "heading").map(({ level }) => level));
  /** The lists that the next item may go into, from the outermost. */
  let lists = [];
  for (const block of blocks) {
    let name = "p";
    let parent = page.body;
    if (block.kind === "item") {
      name = "li";
      parent = listFor(block, lists, page);
    } else {
      lists = [];
      if (block.kind === "heading") name = block.level === highest ? "h3" : "h4";
    }
    const made = page.createElement(name);
    made.append(...block.runs.map((run) => nodeOf(run, page)));
    parent.append(made);
  }
  return page.body.innerHTML;
}

function listFor({ level, ordered }, lists, page) {
  const make = (parent) => {
    const list = page.createElement(ordered ? "ol" : "ul");
    parent.append(list);
    return list;
  };
  while (lists.length > 1 && lists.at(-1).level > level) lists.pop();
  const last = lists.at(-1);
  if (!last) {
    lists.push({ level, list: make(page.body) });
  } else if (level > last.level) {
    lists.push({ level, list: make(last.list.lastElementChild) });
  } else {
    last.level = level;
    if ((last.list.localName === "ol") !== ordered) last.list = make(last.list.parentNode);
  }
  return lists.at(-1).list;
}

/** Returns HTML from the clipboard as that of a section. */
export function cleanHtml(html) {
  // What was copied in an editor of ours is clean, and says how it is cut.
  if (html.includes("data-pm-slice")) return html;
  const unstyled = html
    .replace(/<style[^>]*>[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)\s*=/gi, " data-$1="));
  const page = new DOMParser().parseFromString(unstyled, "text/html");
  return written(layOut(page.body, { marks: {}, depth: 0, ordered: false, item: null }));
}

// Bullets as people type them and as Word writes them into plain text: its second level is an "o" and a tab.
const BULLET = /^(\s*)(?:([•‣◦▪●○■□❖➢➤✓✔·\uf0b7\uf0a7*+–—-])\s+|(o)\t\s*|(\d{1,3})[.)]\s+)(.*)$/u;

/** Returns the width of the white space that a line begins with. */
function indentOf(line) {
  return /^\s*/.exec(line)[0].replace(/\t/g, "    ").length;
}

/**
 * Returns plain text as HTML with lists, or nothing where it is a single line without a bullet.
 *
 * `inList` says that it goes into a list, where each line is an item.
 */
export function htmlOfText(text, inList) {
  const lines = text.replace(/\s+$/, "").split(/\r\n?|\n/);
  const listed = lines.some((line) => BULLET.test(line));
  if (lines.length < 2 && !listed) return null;
  const blocks = [];
  /** The kinds of items that the next item may go on with, from the outermost: indent and bullet. */
  let kinds = [];
  let gap = false;
  for (const line of lines) {
    const runs = [{ text: line.trim() }];
    const [, , bullet, circle, number, rest] = BULLET.exec(line) ?? [];
    const indent = indentOf(line);
    const last = blocks.at(-1);
    if (!line.trim()) {
      gap = true;
    } else if (rest !== undefined) {
      const sign = number ? "1" : (bullet ?? circle);
      const known = kinds.findIndex((kind) => kind.indent === indent && kind.sign === sign);
      if (known >= 0) kinds = kinds.slice(0, known + 1);
      else if (gap) kinds = [{ indent, sign }];
      else kinds = [...kinds.filter((kind) => kind.indent <= indent), { indent, sign }];
      runs[0].text = rest.trim();
      if (rest) blocks.push({ kind: "item", level: kinds.length, ordered: Boolean(number), runs });
      gap = false;
    } else if (last?.kind === "item" && !gap && kinds.length && indent > kinds.at(-1).indent) {
      last.runs.at(-1).text += ` ${line.trim()}`;
    } else {
      kinds = [];
      gap = false;
      blocks.push({ kind: inList && !listed ? "item" : "text", level: 1, ordered: false, runs });
    }
  }
  return written(blocks);
}

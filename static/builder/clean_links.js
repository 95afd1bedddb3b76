// Takes from a link's address what is there to watch who follows it.

// Where an address leads elsewhere: the host, the path, and the parameter that says where.
const REDIRECTS = [
  [/^(www\.)?google\.[a-z.]+$/, "/url", ["q", "url"]],
  [/\.safelinks\.protection\.outlook\.com$/, "/", ["url"]],
  [/^(l|lm)\.facebook\.com$/, "/l.php", ["u"]],
  [/^(www\.)?linkedin\.com$/, "/redir/redirect", ["url"]],
  [/^slack-redir\.net$/, "/link", ["url"]],
];

const TRACKING = new RegExp(
  "^(utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|srsltid|msclkid|yclid|twclid|ttclid|li_fat_id" +
    "|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|hsctatracking|vero_id|oly_anon_id|oly_enc_id|_ga|_gl)$",
  "i",
);

const MOST_REDIRECTS = 5;

function destination(address) {
  const { hostname, pathname, searchParams } = address;
  for (const [host, path, names] of REDIRECTS) {
    if (!host.test(hostname) || pathname !== path) continue;
    const target = names.map((name) => searchParams.get(name)).find((value) => /^https?:/i.test(value ?? ""));
    if (target) return new URL(target);
  }
  return null;
}

/** Whether one "name=value" of an address only tells where its reader came from. */
function isTracking(pair) {
  return TRACKING.test(pair.split("=", 1)[0]);
}

/** Returns where a web address leads, without redirections and tracking; others stay as they are. */
export function cleanAddress(text) {
  if (!/^https?:/i.test(text)) return text;
  let begun;
  let address;
  try {
    begun = address = new URL(text);
    for (let count = 0; count < MOST_REDIRECTS; count += 1) address = destination(address) ?? address;
  } catch {
    return text;
  }
  // What stays is left as it was written: `searchParams` would write it anew in its own way.
  const pairs = address.search.slice(1).split("&");
  const kept = pairs.filter((pair) => !isTracking(pair));
  if (kept.length < pairs.length) address.search = kept.join("&");
  return kept.length < pairs.length || address !== begun ? address.href : text;
}

/** Returns plain text with the web addresses in it cleaned. */
export function cleanAddresses(text) {
  return text.replace(/https?:\/\/[^\s<>"]+/gi, (address) => cleanAddress(address));
}

// Whether a key is meant for what has the focus, so that no shortcut may take it.

const TYPED_INTO = "textarea, select, [contenteditable=true], input:not([type=checkbox], [type=radio], [type=button], [type=submit])";

/** Says whether the key goes into a field, into a dialog, or was taken already. */
export function isTaken(event) {
  return event.defaultPrevented || event.isComposing || Boolean(event.target.closest?.(`${TYPED_INTO}, dialog`));
}

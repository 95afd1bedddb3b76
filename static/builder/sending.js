// Sends values to an address as a form of this page would.

/** Returns the answer; one that was kept alive arrives even if the page is gone. */
export function post(address, values, keepalive = false) {
  const token = document.getElementsByName("csrfmiddlewaretoken")[0].value;
  const body = new URLSearchParams(values);
  const headers = { "HX-Request": "true", "X-CSRFToken": token };
  return fetch(address, { method: "POST", body, headers, keepalive });
}

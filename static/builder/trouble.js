// Says in the corner of the page why something was not saved, and gets over a new log-in.

import { showFailure } from "./state.js";

const trouble = document.getElementById("trouble");

/** Says it at length in the corner, and in a few words in the bar. */
function say([why, text]) {
  const said = document.createElement("div");
  said.className = "said said-trouble";
  said.textContent = text;
  trouble.replaceChildren(said);
  showFailure(why);
}

export function sayLoggedOut() {
  say(TROUBLE[401]);
}

export function clearTrouble() {
  trouble.replaceChildren();
  showFailure("");
}

const TROUBLE = {
  0: ["no connection", "Not saved: the server cannot be reached. What you typed is still here; try again in a moment."],
  400: ["refused", "Not saved: this is not what the server takes, or it is larger than 10 MB. What you typed is still here."],
  401: ["logged out", "Not saved: you were logged out. What you typed is still here. Log in in another tab, then try again."],
  403: ["not allowed", "Not saved: you are not allowed to change this. What you typed is still here."],
  404: ["no longer there", "Not saved: this is no longer there. It may have been moved to the trash."],
  500: ["server problem", "Not saved: something went wrong on the server. What you typed is still here; try again in a moment."],
};

// These come with a form or a sheet that says the rest.
const ANSWERED = { 409: "changed by someone else", 422: "see what is wrong", 429: "too often, wait a little" };

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () => say(TROUBLE[0]));
}
document.addEventListener("htmx:responseError", ({ detail: { xhr, requestConfig } }) => {
  if (xhr.status === 403) refused(requestConfig).catch(() => say(TROUBLE[403]));
  else say(TROUBLE[xhr.status] ?? TROUBLE[500]);
});
document.addEventListener("htmx:afterRequest", ({ detail: { xhr, requestConfig } }) => {
  if (requestConfig.verb === "post" && xhr.status in ANSWERED) showFailure(ANSWERED[xhr.status]);
});

/** Takes the token of the present login into all forms; says no where nobody is logged in. */
export async function renewToken() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.getElementById("sheet")) return false;
  const { value } = page.querySelector("[name=csrfmiddlewaretoken]");
  for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = value;
  return true;
}

/** Finds out why a request was refused. After a new login in another tab, sends the form again with its new token. */
async function refused({ elt, triggeringEvent }) {
  if (!(await renewToken())) {
    sayLoggedOut();
  } else if (!elt.matches("form") || "renewed" in elt.dataset) {
    delete elt.dataset.renewed;
    say(TROUBLE[403]);
  } else {
    elt.dataset.renewed = "";
    elt.requestSubmit(triggeringEvent?.submitter);
  }
}

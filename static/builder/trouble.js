// Says in the corner of the page why something was not saved, and gets over a new log-in.

const trouble = document.getElementById("trouble");

function say(text) {
  const said = document.createElement("div");
  said.className = "said said-trouble";
  said.textContent = text;
  trouble.replaceChildren(said);
}

export function clearTrouble() {
  trouble.replaceChildren();
}

const TROUBLE = {
  400: "Not saved: this is not what the server takes, or it is larger than 10 MB. What you typed is still here.",
  403: "Not saved: you are not allowed to change this. What you typed is still here.",
  404: "Not saved: this is no longer there. It may have been moved to the trash.",
};

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () =>
    say("Not saved: the server cannot be reached. What you typed is still here; try again in a moment."),
  );
}
document.addEventListener("htmx:responseError", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (xhr.status === 403) refused(requestConfig).catch(() => say(TROUBLE[403]));
  else say(TROUBLE[xhr.status] ?? "Not saved: something went wrong on the server. What you typed is still here; try again in a moment.");
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
    say("Not saved: you were logged out. What you typed is still here. Log in in another tab, then try again.");
  } else if (!elt.matches("form") || "renewed" in elt.dataset) {
    delete elt.dataset.renewed;
    say(TROUBLE[403]);
  } else {
    elt.dataset.renewed = "";
    elt.requestSubmit(triggeringEvent?.submitter);
  }
}

// A tick takes effect at once: the list at the foot of the page is made anew, and the reader stays where they are.
const tray = document.querySelector("[data-tray]");

function show(keys) {
  for (const tick of document.querySelectorAll("[data-tick]")) {
    const isAside = keys.includes(tick.dataset.tick);
    tick.setAttribute("aria-pressed", isAside);
    tick.name = isAside ? "remove" : "add";
  }
}

const keysOf = (part) => part.querySelector("[data-keys]").dataset.keys.split(" ");

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.id !== "comparing" || !event.submitter) return;
  event.preventDefault();
  const sent = new FormData(form, event.submitter);
  sent.set("next", location.pathname + location.search);
  const wasInTray = tray.contains(document.activeElement);
  const answer = await fetch(form.action, { method: "POST", body: sent, headers: { "X-Part": "tray" } }).catch(() => null);
  if (!answer?.ok) return location.reload();
  tray.innerHTML = await answer.text();
  show(keysOf(tray));
  if (wasInTray) (tray.querySelector("a, button") ?? document.querySelector("[data-tick]"))?.focus();
}, true);

// Results and suggestions that were fetched meanwhile bear the ticks of the moment at which they were made.
new MutationObserver(() => tray && show(keysOf(tray))).observe(document.body, { childList: true, subtree: true });

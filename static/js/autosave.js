// Saves a section two seconds after the last keystroke, or as it is left, and says so. Without it, the buttons save.
const form = document.querySelector("form[data-autosave]");
const said = document.getElementById("saved");
const edition = form?.querySelector("[name=edition]");
const paste = form?.querySelector("[name=paste]");
const MOST = 50_000; // letters: what a browser still sends of a page that is gone, and the server keeps of one
const PATIENCE = 3000; // milliseconds that a link waits for what is being saved
let timer;
let saving = null; // one at a time, or the second save would meet the first as somebody else's
let isTyped = false; // since the last save began
let isSent = false;
function tell(words, told = {}) {
  said.textContent = words;
  if (!told.url) return;
  const link = Object.assign(document.createElement("a"), { href: told.url, textContent: told.action });
  said.append(" ", link);
}

function encoded({ leaving }) {
  const typed = new FormData(form);
  if (!leaving) typed.delete("paste"); // pasted rows are looked at when the person saves
  return new URLSearchParams(typed).toString();
}

async function save({ leaving = false } = {}) {
  const headers = { "X-Autosave": "1", ...(leaving && { "X-Leaving": "1" }) };
  headers["Content-Type"] = "application/x-www-form-urlencoded";
  const body = encoded({ leaving });
  isTyped = false;
  let answer;
  let told;
  try {
    answer = await fetch(location.href, { method: "POST", body, headers, keepalive: body.length <= MOST });
    told = await answer.json();
  } catch {
    isTyped = true;
    return tell(said.dataset.failed);
  }
  if (!answer.ok) return tell(told.error, told);
  edition.value = told.edition;
  if (isTyped) return; // more was typed meanwhile: that is not saved, and it says so
  tell(`${said.dataset.saved} ${told.saved_at}${paste?.value.trim() ? ` ${said.dataset.pasted}` : ""}`);
}

async function saveNow(how) {
  clearTimeout(timer);
  while (saving) await saving;
  saving = save(how);
  await saving;
  saving = null;
}

function saveLater() {
  clearTimeout(timer);
  timer = setTimeout(saveNow, 2000);
}

const isWaiting = () => isTyped || Boolean(paste && paste.value !== paste.defaultValue);

function leave() {
  clearTimeout(timer);
  if (isWaiting() && !isSent) save({ leaving: true });
}

if (edition) {
  form.addEventListener("input", (event) => {
    if (event.target === paste) return tell(said.dataset.pasted);
    isTyped = true;
    tell(said.dataset.waiting);
    saveLater();
  });
  window.addEventListener("online", saveLater);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => event.persisted && location.reload()); // left, saved, and back
  window.addEventListener("beforeunload", (event) => {
    if (isSent || !isWaiting()) return;
    if (navigator.onLine && encoded({ leaving: true }).length <= MOST) return;
    event.preventDefault(); // it cannot be sent from a page that is gone: the browser asks whether to leave
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]:not([target])");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || link.hash || !isTyped) return;
    event.preventDefault(); // the next page shows what this one has saved
    await Promise.race([saveNow(), new Promise((done) => setTimeout(done, PATIENCE))]);
    location.href = link.href;
  });
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    isSent = true; // by its button: that is no leaving
    if (!saving) return;
    event.preventDefault();
    await saving;
    form.requestSubmit(event.submitter);
  });
}

// Saves a section two seconds after the last keystroke and says so. Without it, the buttons save.
const form = document.querySelector("form[data-autosave]");
const said = document.getElementById("saved");
const edition = form?.querySelector("[name=edition]");
let timer;
let saving = null; // one at a time, or the second save would meet the first as somebody else's
function tell(words, told = {}) {
  said.textContent = words;
  if (!told.url) return;
  const link = Object.assign(document.createElement("a"), { href: told.url, textContent: told.action });
  said.append(" ", link);
}

async function save() {
  const typed = new FormData(form);
  typed.delete("paste"); // pasted rows are looked at when the person saves
  let answer;
  let told;
  try {
    answer = await fetch(location.href, { method: "POST", body: typed, headers: { "X-Autosave": "1" } });
    told = await answer.json();
  } catch {
    return tell(said.dataset.failed);
  }
  if (!answer.ok) return tell(told.error, told);
  edition.value = told.edition;
  tell(`${said.dataset.saved} ${told.saved_at}`);
}

function saveLater() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    if (saving) return saveLater();
    saving = save();
    await saving;
    saving = null;
  }, 2000);
}

if (edition) {
  form.addEventListener("input", (event) => event.target.name !== "paste" && saveLater());
  window.addEventListener("online", saveLater);
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (!saving) return;
    event.preventDefault();
    await saving;
    form.requestSubmit(event.submitter);
  });
}

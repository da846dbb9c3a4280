// Saves a section two seconds after the last keystroke and says so. Without it, the buttons save.
const form = document.querySelector("form[data-autosave]");
const said = document.getElementById("saved");
let timer;

async function save() {
  const edition = form.querySelector("[name=edition]");
  try {
    const answer = await fetch(form.action || location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "1" },
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.error);
    edition.value = told.edition;
    said.textContent = `${said.dataset.saved} ${told.saved_at}`;
  } catch (failure) {
    said.textContent = failure.message && !(failure instanceof SyntaxError) && !(failure instanceof TypeError) ? failure.message : said.dataset.failed;
  }
}

if (form?.querySelector("[name=edition]")) {
  form.addEventListener("input", (event) => {
    if (event.target.name === "paste") return;
    clearTimeout(timer);
    timer = setTimeout(save, 2000);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

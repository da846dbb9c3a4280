// The preview beside the editor follows what is typed; without this script it follows what is saved.
const form = document.querySelector("form[data-live]");
const preview = document.getElementById("preview");
let waiting = 0;
let asked = 0;

async function refresh() {
  const mine = ++asked;
  const answer = await fetch(form.dataset.live, { method: "POST", body: new FormData(form) });
  if (answer.ok && mine === asked) preview.innerHTML = await answer.text();
}

if (form && preview) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    if (getComputedStyle(preview).display !== "none") waiting = setTimeout(refresh, 500);
  });
}

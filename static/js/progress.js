// Looks every two seconds how far the work has come, and shows the whole page anew once it is done.
const box = document.querySelector("[data-progress]");

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { "X-Progress": "1" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-progress]");
    if (answer.ok && !now) return location.reload();
    if (now) box.replaceChildren(...now.childNodes);
  } catch {
    // away for a moment: look again
  }
  setTimeout(look, 2000);
}

if (box) setTimeout(look, 1000);

// How far the demo is filled, asked again every few seconds. When all is there the strip goes, and a page on which nobody has
// typed anything is shown anew. Without this, a reload says the same.
const PAUSE = 3000; // milliseconds
let isTouched = false;

addEventListener("input", () => (isTouched = true));

async function look() {
  const strip = document.getElementById("filling");
  if (!strip || "stuck" in strip.dataset) return;
  const answer = await fetch(strip.dataset.ask).catch(() => null);
  if (answer?.status === 204) return settle(strip);
  if (answer?.ok) strip.outerHTML = await answer.text();
  setTimeout(look, PAUSE);
}

function settle(strip) {
  strip.remove();
  const isAnswerToForm = document.querySelector("[data-not-yet]");
  if (!isTouched && !isAnswerToForm) location.reload();
}

setTimeout(look, PAUSE);

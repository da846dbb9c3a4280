// Filters, order and sizes apply at once: the page is fetched and its results put in place. Without it the buttons do so.
const form = document.querySelector("form[data-narrowing]");
const part = () => form.querySelector("[data-part]");
let asked = new AbortController();
form?.classList.add("at-once"); // and no button is needed that does so

function address() {
  const pairs = [...new FormData(form)].filter(([, value]) => value !== "");
  return `?${new URLSearchParams(pairs)}`;
}

async function show(url, isNew) {
  asked.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(url, { signal: asked.signal });
    if (!answer.ok) return location.assign(url); // it says in words what is the matter
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const here = document.activeElement;
    const open = new Set([...part().querySelectorAll("details[open]")].map((fold) => fold.dataset.facet ?? fold.className));
    for (const fold of page.querySelectorAll("[data-part] details")) fold.open = open.has(fold.dataset.facet ?? fold.className);
    part().replaceWith(page.querySelector("[data-part]"));
    document.title = page.title;
    if (isNew) history.pushState(null, "", url);
    const same = [...form.elements].find((one) => one.name && one.name === here.name && (one.type !== "checkbox" || one.value === here.value));
    same?.focus({ preventScroll: true });
  } catch (trouble) {
    if (trouble.name !== "AbortError") location.assign(url);
  }
}

form?.addEventListener("change", (event) => {
  if (event.target.matches("[data-part] :is(input, select)") && form.checkValidity()) show(address(), true);
});
addEventListener("popstate", () => form && show(location.href, false));

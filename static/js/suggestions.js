// Answers while somebody types in the box. Without this module the box leads to the same results.
const PAUSE = 160; // milliseconds without a keystroke, before the server is asked

function combobox(field) {
  const [input, list, status] = [field.querySelector("input"), field.querySelector(".suggestions"), field.querySelector("[role=status]")];
  const options = () => [...list.querySelectorAll("[role=option]")];
  let [timer, asked, active] = [0, new AbortController(), -1];
  const words = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions" };
  for (const [name, value] of Object.entries(words)) input.setAttribute(name, value);
  Object.assign(list, { id: "suggestions", role: "listbox", ariaLabel: input.ariaLabel });

  function choose(number) {
    active = number;
    for (const [at, option] of options().entries()) option.setAttribute("aria-selected", String(at === number));
    input.setAttribute("aria-activedescendant", options()[number]?.id ?? "");
    options()[number]?.scrollIntoView({ block: "nearest" });
  }
  function show(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) choose(-1);
  }
  async function ask() {
    asked.abort();
    asked = new AbortController();
    if (!input.value.trim()) return show(false);
    try {
      const answer = await fetch(`${field.dataset.suggestions}?q=${encodeURIComponent(input.value)}`, { signal: asked.signal });
      if (!answer.ok) return show(false);
      list.innerHTML = await answer.text();
      status.textContent = list.querySelector(".suggestions-count")?.textContent.trim() ?? "";
      choose(-1);
      show(options().length > 0 && field.contains(document.activeElement));
    } catch {
      // asked anew meanwhile, or away: the form still leads to the results
    }
  }
  function later(event) {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, PAUSE); // half a Chinese word is nobody's question
  }
  function pressed(event) {
    const count = options().length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && list.hidden) ask();
    else if (step && count) choose(((active + 1 + step + count + 1) % (count + 1)) - 1); // beyond the last: the box itself
    else if (event.key === "Escape" && !list.hidden) show(false);
    else if (event.key === "Enter" && active >= 0 && event.shiftKey) options()[active].parentElement.querySelector("[data-tick]")?.click();
    else if (event.key === "Enter" && active >= 0) options()[active].click();
    else return;
    event.preventDefault();
  }

  input.addEventListener("input", later);
  input.addEventListener("compositionend", later);
  input.addEventListener("keydown", pressed);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  field.addEventListener("focusout", (event) => field.contains(event.relatedTarget) || show(false));
}

for (const field of document.querySelectorAll("[data-suggestions]")) combobox(field);

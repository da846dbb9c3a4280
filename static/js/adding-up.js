// What invoices take of a transfer and what is left, while one types. Without it the button “Add up” says so.
const form = document.querySelector("form[data-adding-up]");
const shown = form?.querySelector("[data-sums]");
const typed = (name) => Number(form.elements[name]?.value.replace(",", ".") || 0);

function addUp() {
  const currency = form.elements.currency.value;
  const coins = currency === "JPY" ? 0 : 2;
  const names = [...form.elements].map((field) => field.name).filter((name) => name.startsWith("invoice_"));
  const taken = names.reduce((sum, name) => sum + typed(name), 0);
  const amount = typed("amount");
  shown.hidden = !amount || Number.isNaN(amount + taken);
  const written = (number) => `${number.toLocaleString(document.documentElement.lang, { minimumFractionDigits: coins, maximumFractionDigits: coins })} ${currency}`;
  shown.querySelector("[data-taken]").textContent = written(taken);
  shown.querySelector("[data-rest]").textContent = written(amount - taken);
}

form?.addEventListener("input", addUp);

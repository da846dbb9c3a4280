// The bulk bar: "select all" and how many are selected. Without it the boxes and the button still work.
for (const bar of document.querySelectorAll("[data-bulk]")) {
  const form = bar.closest("form");
  const boxes = () => [...form.querySelectorAll('tbody input[type="checkbox"]')];
  const all = form.querySelector("[data-bulk-all]");
  const count = bar.querySelector("[data-bulk-count]");

  form.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes()) box.checked = all.checked;
    const chosen = boxes().filter((box) => box.checked).length;
    if (count) count.textContent = chosen;
    if (all) {
      all.checked = chosen > 0 && chosen === boxes().length;
      all.indeterminate = chosen > 0 && !all.checked;
    }
  });
}

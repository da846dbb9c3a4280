// Says at once that a file is too large, instead of after it has been sent.
document.addEventListener("change", (event) => {
  const input = event.target.closest("[data-biggest]");
  if (!input) return;
  const isTooLarge = [...input.files].some((file) => file.size > Number(input.dataset.biggest));
  input.setCustomValidity(isTooLarge ? input.dataset.tooLarge : "");
  input.reportValidity();
});

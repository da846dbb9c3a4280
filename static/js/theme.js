// Light, dark, or as the system says: at once, without reloading the page. Without this module the form posts to the server.
const form = document.querySelector("form[data-theme-switch]");

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const theme = event.submitter?.value ?? "auto";
  const secure = location.protocol === "https:" ? "; secure" : "";
  const age = theme === "auto" ? 0 : 31536000;
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax${secure}`;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const button of form.elements) button.setAttribute?.("aria-pressed", String(button.value === theme));
  form.closest("details")?.removeAttribute("open");
});

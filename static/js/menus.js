// Menus are <details>: they open without a script. This closes them on Escape and on a click elsewhere.
const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A row of tabs or places too wide for its page is moved to the one that is open.
for (const tab of document.querySelectorAll(".tabs [aria-current], .side-nav [aria-current]")) {
  const row = tab.closest(".side-nav") ?? tab.parentElement;
  const [at, room] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += at.left + at.width / 2 - (room.left + room.width / 2);
}

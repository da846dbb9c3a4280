// A file is dropped where a form takes one: it is as if it had been chosen, and sent.
for (const zone of document.querySelectorAll("form[data-drop]")) {
  const input = zone.querySelector("input[type=file]");
  const hint = zone.querySelector(".drop-hint");
  if (hint) hint.hidden = false;

  const over = (isOver) => zone.classList.toggle("is-over", isOver);
  zone.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    over(true);
  });
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) over(false);
  });
  zone.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    over(false);
    const [file] = event.dataTransfer.files;
    const dropped = new DataTransfer(); // one, however many were dropped
    dropped.items.add(file);
    input.files = dropped.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    if (input.checkValidity()) zone.requestSubmit();
  });
}

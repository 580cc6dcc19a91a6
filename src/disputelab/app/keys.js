// Tells the kernel which of some keys were pressed while its view is shown, wherever the focus is,
// unless the focus is on something that uses the key itself.
const USED = {
  " ": "button, a, summary, input, select, textarea",
  Enter: "button, a, summary, input, select, textarea",
};
const TYPED = "input:not([type=checkbox]), select, textarea, [contenteditable]";

function named(event) {
  const command = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const shift = event.shiftKey && (command || event.key.length > 1) ? "Shift+" : "";
  return command + shift + (command ? event.key.toLowerCase() : event.key);
}

function render({ model, el }) {
  const pressed = (event) => {
    if (!model.get("active") || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const key = named(event), moves = key.includes("Arrow") || key.includes("Page");
    if (!model.get("watched").includes(key)) return;
    if (target.closest(USED[key] ?? (moves ? TYPED + ", [role=slider]" : TYPED))) return;
    event.preventDefault();
    if (key === "f") full(); // only what the reader has just done may fill the screen
    else model.send({ key });
  };
  const full = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  };
  const button = el.appendChild(document.createElement("button"));
  button.className = "jupyter-button widget-button";
  button.addEventListener("click", full);
  const show = () => {
    button.textContent = model.get("label");
    button.hidden = !model.get("label");
  };
  model.on("change:label", show);
  show();
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
export default { render };

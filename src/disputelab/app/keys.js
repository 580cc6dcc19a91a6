// Tells the kernel which of some keys were pressed while its view is shown, wherever the focus is,
// unless the focus is on something that uses the key itself.
const USED = {
  " ": "button, a, summary, input, select, textarea",
  Enter: "button, a, summary, input, select, textarea",
};
const TYPED = "input:not([type=checkbox]), select, textarea, [contenteditable], [role=slider]";

function render({ model, el }) {
  const pressed = (event) => {
    if (!model.get("active") || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const key = (event.shiftKey && event.key.startsWith("Arrow") ? "Shift+" : "") + event.key;
    if (!model.get("keys").includes(key)) return;
    if (target.closest(USED[event.key] ?? TYPED)) return;
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
  };
  model.on("change:label", show);
  show();
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
export default { render };

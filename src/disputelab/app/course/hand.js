// A button that hands a text over: saved as a file, or copied. The kernel is not asked.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // only a page of this machine or over https may use the clipboard
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.body.appendChild(document.createElement("a"));
  link.href = address;
  link.download = name;
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  return true;
}

function render({ model, el }) {
  const button = el.appendChild(document.createElement("button"));
  const said = el.appendChild(document.createElement("span"));
  button.className = "jupyter-button widget-button";
  said.className = "said";
  said.setAttribute("role", "status");
  const show = () => {
    button.textContent = model.get("label");
    button.title = model.get("tip");
    said.textContent = "";
  };
  button.addEventListener("click", async () => {
    const text = model.get("text"), file = model.get("file");
    const done = file ? save(text, file) : await copy(text);
    said.textContent = done ? "✓ " + model.get("done") : "";
  });
  model.on("change:label change:tip change:text", show);
  show();
}
export default { render };

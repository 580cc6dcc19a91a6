// A button that hands a text over: saved as a file, or copied. The kernel is not asked.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // only a page of this machine or over https may use the clipboard
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text;
    area.select();
    document.execCommand("copy");
    area.remove();
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
    if (model.get("file")) save(model.get("text"), model.get("file"));
    else await copy(model.get("text"));
    said.textContent = "✓ " + model.get("done");
  });
  model.on("change:label change:tip change:text", show);
  show();
}
export default { render };

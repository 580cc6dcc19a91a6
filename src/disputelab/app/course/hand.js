// A button that hands something over: a text that is here, saved as a file or copied, or a file
// that the kernel makes only when it is asked for.
const PATIENCE = 120_000; // milliseconds: the slowest file takes a few seconds

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

function save(content, name, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
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
  let waiting = 0;
  button.className = "jupyter-button widget-button";
  said.className = "said";
  said.setAttribute("role", "status");
  const say = (text, wrong = false) => {
    said.textContent = text;
    said.classList.toggle("refused", wrong);
  };
  const show = () => {
    button.textContent = model.get("label");
    button.title = model.get("tip");
    if (!waiting) say("");
  };
  // Not `disabled`, which would take the focus away from who uses the keyboard.
  const wait = (on) => {
    clearTimeout(waiting);
    waiting = on ? setTimeout(() => over(model.get("lost"), true), PATIENCE) : 0;
    button.setAttribute("aria-busy", String(on));
    button.setAttribute("aria-disabled", String(on));
  };
  const over = (text, wrong) => {
    wait(false);
    say(text, wrong);
  };
  const done = () => "✓ " + model.get("done");
  const heard = ({ file, type, wrong }, buffers) => {
    if (!waiting) return;
    if (file) save(buffers[0], file, type);
    over(file ? done() : "✗ " + wrong, !file);
  };
  button.addEventListener("click", async () => {
    if (waiting) return;
    if (model.get("asks")) {
      wait(true);
      say(model.get("making"));
      model.send({ kind: "make" });
      return;
    }
    const text = model.get("text"), file = model.get("file");
    const well = file ? save(text, file, "application/json") : await copy(text);
    say(well ? done() : "");
  });
  model.on("change:label change:tip change:text", show);
  model.on("msg:custom", heard);
  show();
  return () => {
    clearTimeout(waiting);
    model.off("change:label change:tip change:text", show);
    model.off("msg:custom", heard);
  };
}
export default { render };

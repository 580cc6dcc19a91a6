// Takes files in, from a button or dropped anywhere on the page, and hands their bytes over.
async function taken(files, most) {
  const found = [...files].map((file) => ({ file, name: file.name, large: file.size > most }));
  const buffers = found.map(({ file, large }) => large ? new ArrayBuffer(0) : file.arrayBuffer());
  const named = found.map(({ name, large }) => ({ name, large }));
  return { content: { kind: "files", files: named }, buffers: await Promise.all(buffers) };
}

function render({ model, el }) {
  const label = el.appendChild(document.createElement("label"));
  const text = label.appendChild(document.createElement("span"));
  const input = label.appendChild(document.createElement("input"));
  const hint = el.appendChild(document.createElement("span"));
  const veil = document.createElement("div");
  label.className = "jupyter-button widget-button take-in";
  hint.className = "hint";
  veil.className = "drop-here";
  input.type = "file";
  input.multiple = true;
  input.accept = ".yaml,.yml,.json,.jsonl";
  const show = () => {
    text.textContent = model.get("label");
    hint.textContent = model.get("hint");
    veil.textContent = model.get("drop");
  };
  const hand = async (files) => {
    const some = [...files].slice(0, model.get("most_files"));
    const { content, buffers } = await taken(some, model.get("most_bytes"));
    if (some.length) model.send(content, undefined, buffers);
  };
  input.addEventListener("change", async () => {
    await hand(input.files);
    input.value = ""; // so that the same file can be taken once more
  });
  let root = null;
  const holds = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const over = (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    root.append(veil);
  };
  const out = (event) => {
    if (!event.relatedTarget || !root.contains(event.relatedTarget)) veil.remove();
  };
  const drop = (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    veil.remove();
    hand(event.dataTransfer.files);
  };
  model.on("change:label change:hint change:drop", show);
  show();
  const ended = standing(el, () => {
    const page = el.closest(".disputelab");
    // It may stand on the page twice, unseen and in a panel.
    if (!page || "takesFiles" in page.dataset) return;
    root = page;
    root.dataset.takesFiles = "";
    root.addEventListener("dragover", over);
    root.addEventListener("dragleave", out);
    root.addEventListener("drop", drop);
  });
  return () => {
    ended();
    veil.remove();
    if (!root) return;
    delete root.dataset.takesFiles;
    root.removeEventListener("dragover", over);
    root.removeEventListener("dragleave", out);
    root.removeEventListener("drop", drop);
  };
}
export default { render };

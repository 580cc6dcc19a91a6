// Makes relative links to notebooks work in JupyterLab too. Voila's pages need nothing: there the
// address of the page is the path of the notebook. JupyterLab's address need not be, so the path
// is taken from the notebook that shows the widget, and JupyterLab opens the link as it opens
// those of its own Markdown: in a tab. Where it offers no way, the link leads to its address.
function resolve(path, link) {
  const parts = path.split("/").slice(0, -1);
  for (const part of link.split("?")[0].split("/")) {
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

function lab() {
  const told = document.getElementById("jupyter-config-data");
  const settings = told ? JSON.parse(told.textContent) : {};
  return settings.appUrl?.endsWith("/lab") ? settings : null;
}

function render({ model, el }) {
  const settings = document.body.dataset.voila === "voila" ? null : lab();
  const manager = model.widget_manager;
  const here = manager?.context?.path;
  if (!settings || !here) return; // elsewhere the address of the page has the path
  const prepared = new WeakSet();
  const prepare = ({ target }) => {
    const link = target.closest("a[data-page]");
    if (!link || prepared.has(link)) return;
    prepared.add(link);
    const path = resolve(here, link.dataset.page);
    link.href = `${settings.baseUrl}lab/tree/${encodeURI(path)}`;
    manager.rendermime?.linkHandler?.handleLink(link, path, "");
  };
  let root = null;
  const events = ["pointerdown", "focusin", "click"];
  const ended = standing(el, () => {
    root = el.closest(".disputelab");
    // While the event goes down: JupyterLab follows the link when it has come up again.
    for (const event of events) root?.addEventListener(event, prepare, true);
  });
  return () => {
    ended();
    for (const event of events) root?.removeEventListener(event, prepare, true);
  };
}
export default { render };

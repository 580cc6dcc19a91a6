// What a server does elsewhere, where the pages are files: it tells Python the address, and leads
// from notebook to notebook.
(() => {
  const KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel";
  const told = document.getElementById("jupyter-config-data");
  const settings = JSON.parse(told.textContent);
  const russian = navigator.languages?.find((one) => /^(ru|en)/.test(one))?.startsWith("ru");
  settings.litePluginSettings[KERNEL].loadPyodideOptions.env = {
    HOME: "/home/pyodide",
    QUERY_STRING: location.search.slice(1),
    DISPUTELAB_LANG: russian ? "ru" : "en",
    JUPYTER_WIDGETS_ECHO: "0",
  };
  told.textContent = JSON.stringify(settings);

  window.update_loading_text = () => {}; // it would say in English how many cells have run
  const lead = ({ target }) => {
    const link = target.closest?.('a[href*=".ipynb"]');
    if (link) link.setAttribute("href", link.getAttribute("href").replace(".ipynb", ".html"));
  };
  // While the event goes down, so that opening in a new tab or by the keyboard leads there too.
  for (const event of ["pointerdown", "focusin", "click"]) addEventListener(event, lead, true);
})();

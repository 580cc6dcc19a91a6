// What the page itself tells and is told: its width, its address, its title and language.
const KEPT = "disputelab.kept"; // a state too long for an address, for as long as the tab is open
const BETWEEN = 250; // browsers refuse more than some hundred changes of the address a minute

function remember(code) {
  try {
    sessionStorage.setItem(KEPT, code);
    return true;
  } catch { // full, or forbidden: then only a file keeps it
    return false;
  }
}

function remembered() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

function render({ model, el }) {
  const ours = document.body.dataset.voila === "voila"; // JupyterLab's page is not ours
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const query = new URL(window.location).searchParams;
  let root = null, mended = null, waiting = 0, written = 0;
  const sizes = new ResizeObserver(([{ contentRect }]) => {
    model.set("narrow", contentRect.width < 900);
    model.save_changes();
  });
  const moves = () => {
    model.set("still", still.matches);
    model.save_changes();
  };
  const speak = () => {
    const language = model.get("language");
    if (root) root.lang = language;
    if (!ours) return;
    document.documentElement.lang = language;
    document.title = model.get("title");
    write();
  };
  const write = () => {
    waiting = 0;
    written = performance.now();
    const address = new URL(window.location), code = model.get("code");
    if (code) {
      const long = model.get("long"), kept = long && remember(code);
      address.searchParams.delete("story");
      if (!long || kept) address.searchParams.set("state", kept ? "kept" : code);
      else address.searchParams.delete("state");
    }
    address.searchParams.delete("lang"); // it goes last: a code may end in what a chat cuts off
    address.searchParams.append("lang", model.get("language"));
    if (address.href !== window.location.href) window.history.replaceState(null, "", address);
  };
  const soon = () => {
    if (!ours || waiting) return;
    waiting = setTimeout(write, Math.max(0, written + BETWEEN - performance.now()));
  };
  const leave = () => waiting && write();
  const scroll = () => requestAnimationFrame(() => {
    const past = root ? [...root.querySelectorAll("tr.step:not(.later)")] : [];
    const row = past[past.length - 1];
    const box = row && row.closest(".scroll");
    if (box) box.scrollTop = row.offsetTop - box.clientHeight / 3;
  });
  model.on("change:language change:title", speak);
  model.on("change:code", soon);
  model.on("change:today", scroll);
  still.addEventListener("change", moves);
  window.addEventListener("pagehide", leave);
  const ended = standing(el, () => {
    root = el.closest(".disputelab");
    if (root) sizes.observe(root);
    speak();
    moves();
    mended = repair(el.closest(".jp-Notebook") ?? document.body, () => model.get("names"));
    const kept = ours && query.get("state") === "kept" ? remembered() : "";
    const base = ours ? window.location.origin + window.location.pathname : "";
    model.send({ kind: "here", kept, base });
  });
  return () => {
    ended();
    sizes.disconnect();
    mended?.();
    still.removeEventListener("change", moves);
    window.removeEventListener("pagehide", leave);
    clearTimeout(waiting);
  };
}
export default { render };

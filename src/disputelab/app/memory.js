// Keeps a text in this browser, under one key, and tells the kernel what is there: at the start,
// and when another tab has changed it.
function initialize({ model }) {
  const KEY = model.get("key");
  const tell = (kind, text) => model.send({ kind, text });
  const kept = (work) => {
    try {
      work(window.localStorage);
    } catch { // a browser may forbid it, or be full
      tell("blocked", "");
    }
  };
  const changed = (event) => {
    if (event.key === KEY || event.key === null) tell("other", event.newValue ?? "");
  };
  model.on("msg:custom", ({ keep }) => kept((store) => {
    if (keep) store.setItem(KEY, keep);
    else store.removeItem(KEY);
  }));
  window.addEventListener("storage", changed);
  kept((store) => tell("start", store.getItem(KEY) ?? ""));
  return () => window.removeEventListener("storage", changed);
}
export default { initialize, render() {} };

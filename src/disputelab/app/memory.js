// Keeps a text in this browser, under one key, and tells the kernel what is there: at the start,
// when another tab has changed it, and when it has been written. Only who has heard all that was
// told may write: so no tab writes over what another has just put there.
function initialize({ model }) {
  const KEY = model.get("key");
  let seen = null, count = 0;
  const tell = (kind, text) => model.send({ kind, text, count });
  const found = (kind, text) => {
    seen = text;
    count += 1;
    tell(kind, text);
  };
  const kept = (work) => {
    try {
      work(window.localStorage);
    } catch { // a browser may forbid it, or be full
      tell("blocked", "");
    }
  };
  const look = (store, kind) => {
    const text = store.getItem(KEY) ?? "";
    if (text !== seen) found(kind, text);
  };
  const changed = (event) => {
    if (event.key === KEY || event.key === null) kept((store) => look(store, "other"));
  };
  const back = () => kept((store) => found("other", store.getItem(KEY) ?? ""));
  model.on("msg:custom", ({ keep, heard }) => kept((store) => {
    look(store, "other");
    if (heard !== count) return; // it comes again, with what has been told meanwhile
    if (keep) store.setItem(KEY, keep);
    else store.removeItem(KEY);
    seen = keep;
    tell("kept", keep);
  }));
  window.addEventListener("storage", changed);
  window.addEventListener("disputelab-back", back); // a cut may have taken what was told
  kept((store) => look(store, "start"));
  return () => {
    window.removeEventListener("storage", changed);
    window.removeEventListener("disputelab-back", back);
  };
}
export default { initialize, render() {} };

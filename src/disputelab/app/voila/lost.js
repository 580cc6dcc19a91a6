// Voila says nothing when a page's kernel has died or is out of reach. Here the page says it, and
// mends what a cut has taken.
(() => {
  const lost = document.getElementById("lost");
  const [cutWords, goneWords, button] = lost.children;
  const main = document.getElementById("rendered_cells");
  const PATIENCE = 4000; // milliseconds: a short gap in the network mends itself
  const AGAIN = 1500; // between two tries while it is cut
  const LOOK = 15_000; // between two looks while all is well: some cuts come without a word
  const DIED = ["dead", "restarting", "autorestarting"];
  const PROBE = "comm_info_request";
  const sent = new Map(); // changes that the kernel has not answered, oldest first, and probes
  let kernel = null, opened = false, gone = false, told = false, focus = null;
  let since = 0, tried = 0, asking = false, timer = 0; // since when it is cut, 0: it is not

  // While the kernel cannot hear it, nothing on the page can be changed.
  const show = () => {
    const tell = gone || (since > 0 && performance.now() - since >= PATIENCE);
    cutWords.hidden = gone;
    goneWords.hidden = button.hidden = !gone;
    if (tell === told) return;
    told = tell;
    if (told) focus = document.activeElement;
    main.inert = told;
    lost.hidden = !told;
    if (!told) focus?.focus({ preventScroll: true });
  };

  // "there", "gone" for ever, or "cut".
  const ask = async () => {
    const place = new URL(`api/kernels/${kernel.id}`, kernel.serverSettings.baseUrl);
    const token = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
    try {
      const { ok, status } = await fetch(place, { cache: "no-store", redirect: "manual",
        headers: { "X-XSRFToken": token }, signal: AbortSignal.timeout(PATIENCE) });
      if (ok) return "there";
      return status >= 500 ? "cut" : "gone";
    } catch {
      return "cut";
    }
  };
  const look = async () => {
    if (asking || gone) return;
    asking = true;
    clearTimeout(timer);
    const found = await ask();
    asking = false;
    gone ||= found === "gone";
    if (found === "cut") cut();
    else if (since && !gone) back();
    show();
    soon();
  };
  const soon = () => {
    clearTimeout(timer);
    if (!gone) timer = setTimeout(look, since ? AGAIN : LOOK);
  };
  const cut = () => {
    if (since) return;
    since = performance.now();
    tried = opened ? 0 : since; // a page that starts is not disturbed
    setTimeout(show, PATIENCE);
    soon();
  };

  // The kernel answers in order: when it has answered a probe, what was sent before and has no
  // answer is lost. Such a change is sent again; then all widgets are as the kernel has them.
  const back = async () => {
    const open = kernel.connectionStatus === "connected";
    try {
      // Jupyter's own tries become rare, and a socket may be dead though nobody has closed it.
      if (!tried || performance.now() - tried > (open ? 3 : 1) * PATIENCE) {
        tried = performance.now();
        await kernel.reconnect();
      } else if (open) {
        kernel._sendPending(); // otherwise Jupyter waits for three seconds more
        await kernel.requestCommInfo({});
      }
    } catch { /* it is cut again, and then it is tried again */ }
  };
  const answered = (probe) => {
    let missing = false;
    for (const [id, message] of sent) {
      if (id === probe) break;
      if (message.header.msg_type === PROBE) sent.delete(id);
      else {
        missing = true;
        kernel._sendMessage(message);
      }
    }
    if (missing) window.jupyterapp.widgetManager._loadFromKernel();
    if (missing || told) dispatchEvent(new Event("disputelab-back"));
    since = 0;
    show();
  };
  const heard = (_, { msg, direction }) => {
    const { msg_id, msg_type } = msg.header;
    if (direction === "send") {
      if (msg_type === PROBE || msg.content.data?.method === "update") sent.set(msg_id, msg);
    } else if (msg_type === "status" && msg.content.execution_state === "idle") {
      if (since && !gone && msg.parent_header.msg_type === PROBE) answered(msg.parent_header.msg_id);
      sent.delete(msg.parent_header.msg_id);
    }
  };

  const changed = () => {
    gone ||= DIED.includes(kernel.status);
    const open = kernel.connectionStatus === "connected";
    opened ||= open;
    if (!gone && !open) cut();
    else if (!gone && since) {
      tried = performance.now();
      look();
    }
    show();
  };
  button.addEventListener("click", () => location.reload());
  for (const event of ["online", "offline"]) addEventListener(event, () => kernel && look());
  addEventListener("pagehide", () => clearTimeout(timer));
  const follow = () => {
    kernel = window.jupyterapp?.widgetManager?.kernel;
    if (!kernel) return setTimeout(follow, 500);
    kernel.anyMessage.connect(heard);
    kernel.statusChanged.connect(changed);
    kernel.connectionStatusChanged.connect(changed);
    changed();
    soon();
  };
  follow();
})();

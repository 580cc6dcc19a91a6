// A tour of the page in steps: a note beside each part, one after another. It covers nothing that
// it speaks of, it can be left at any time, and the page stays usable beside it.
const DONE = "disputelab.tour";

function seen() {
  try {
    return localStorage.getItem(DONE) !== null;
  } catch {
    return true; // a browser that keeps nothing would be asked at every visit
  }
}

function remember() {
  try {
    localStorage.setItem(DONE, "1");
  } catch { /* then it is offered again */ }
}

function made(tag, parent, kind) {
  const one = parent.appendChild(document.createElement(tag));
  if (kind) one.className = kind;
  return one;
}

function render({ model, el }) {
  let root = null, note = null, at = -1, before = null;
  const words = (name) => model.get("words")[name];
  const button = (text, act, kind) => {
    const one = made("button", note.lastChild, "jupyter-button widget-button " + (kind ?? ""));
    one.type = "button";
    one.textContent = text;
    one.addEventListener("click", act);
    return one;
  };
  const close = () => {
    root?.querySelector(".toured")?.classList.remove("toured");
    note?.remove();
    note = null;
    at = -1;
  };
  const leave = () => {
    close();
    remember();
    before?.focus?.();
  };
  const frame = (title, text) => {
    close();
    note = made("div", root, "tour");
    note.setAttribute("role", "dialog");
    note.setAttribute("aria-label", title);
    note.tabIndex = -1;
    made("b", note).textContent = title;
    made("p", note).textContent = text;
    made("div", note, "tools");
    note.addEventListener("keydown", (event) => event.key === "Escape" && leave());
  };
  const place = (target) => {
    const box = target.getBoundingClientRect(), own = note.getBoundingClientRect();
    const frame = root.getBoundingClientRect(), gap = 10;
    const below = box.bottom + gap + own.height < innerHeight;
    const above = box.top - gap - own.height > 0;
    const beside = box.right + gap + own.width < innerWidth;
    const left = box.left - gap - own.width > 0;
    let x = Math.max(gap, Math.min(box.left, innerWidth - own.width - gap)), y = gap;
    if (below) y = box.bottom + gap;
    else if (above) y = box.top - gap - own.height;
    else {
      y = Math.max(gap, Math.min(box.top, innerHeight - own.height - gap));
      if (beside) x = box.right + gap;
      else if (left) x = box.left - gap - own.width;
      else y = innerHeight - own.height - gap;
    }
    note.style.left = `${x - frame.left}px`;
    note.style.top = `${y - frame.top}px`;
  };
  const step = (number) => {
    const steps = model.get("steps");
    const { target, title, text } = steps[number];
    const part = [...root.querySelectorAll(target)].find((one) => one.offsetParent !== null);
    if (!part) { // a part that this view does not show
      if (number + 1 < steps.length) step(number + 1);
      else leave();
      return;
    }
    frame(`${number + 1}/${steps.length} ${title}`, text);
    at = number;
    part.classList.add("toured");
    part.scrollIntoView({ block: "nearest" });
    button(words("leave"), leave);
    if (number > 0) button(words("back"), () => step(number - 1));
    const last = number + 1 === steps.length;
    button(words(last ? "end" : "next"), () => last ? leave() : step(number + 1), "mod-primary");
    place(part);
    note.focus({ preventScroll: true });
  };
  const start = () => {
    before = document.activeElement;
    step(0);
  };
  const offer = () => {
    frame(words("title"), words("offer"));
    note.classList.add("offer");
    button(words("no"), leave);
    button(words("yes"), start, "mod-primary");
  };
  const again = () => at >= 0 && place(root.querySelector(".toured") ?? root);
  model.on("msg:custom", ({ kind }) => kind === "start" && start());
  window.addEventListener("resize", again);
  const ended = standing(el, () => {
    root = el.closest(".disputelab");
    if (root && model.get("offered") && !seen()) offer();
  });
  return () => {
    ended();
    close();
    window.removeEventListener("resize", again);
  };
}
export default { render };

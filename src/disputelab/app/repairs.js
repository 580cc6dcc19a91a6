// What Jupyter's widgets leave out for those who use the keyboard or a screen reader, put in
// wherever widgets of ours stand: names, states and roles, places to scroll in, levels of
// headings, and one voice that says what has changed.
const PAUSE = 150; // milliseconds without a change before anything is mended
const HUSH = 10_000; // milliseconds after which what was read out is taken away again
const REST = 500; // and before it is said: dragging must not chatter
const SCROLLS = ".scroll, .rows, .inbox, .add-why, table.figures, details, pre";

const text = (element) => element?.textContent.replace(/[\t\n ]+/g, " ").trim() ?? "";
const seen = (element) => element.getClientRects().length > 0;

function set(element, attribute, value) {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}

/** What a widget is called: its own label, else the text beside it in its row. */
function called(widget) {
  return text(widget.querySelector(":scope > label"))
    || text(widget.closest(".row")?.querySelector(".row-name"));
}

function sliders(root) {
  for (const handle of root.querySelectorAll(".noUi-handle")) {
    const widget = handle.closest(".widget-slider");
    const name = called(widget), readout = widget.querySelector(".widget-readout");
    if (name) set(handle, "aria-label", name);
    if (!readout) continue;
    set(handle, "aria-valuetext", text(readout) || handle.getAttribute("aria-valuenow"));
    set(readout, "role", "textbox");
    if (name) set(readout, "aria-label", name);
  }
}

function buttons(root, words) {
  const icons = { "fa-play": "play", "fa-pause": "pause", "fa-stop": "stop" };
  for (const button of root.querySelectorAll(".widget-play button")) {
    const icon = [...(button.firstElementChild?.classList ?? [])].find((name) => icons[name]);
    if (icon) set(button, "aria-label", words[icons[icon]]);
  }
  for (const button of root.querySelectorAll(".widget-button, .stepper")) {
    if (!text(button) && button.title) set(button, "aria-label", button.title);
  }
  for (const button of root.querySelectorAll(".widget-toggle-button")) {
    set(button, "aria-pressed", String(button.classList.contains("mod-active")));
  }
  for (const icon of root.querySelectorAll("i.fa")) set(icon, "aria-hidden", "true");
}

let groupsMade = 0;
function groups(root) {
  // Without a common name each radio button is a stop of its own.
  for (const widget of root.querySelectorAll(".widget-radio")) {
    const inputs = [...widget.querySelectorAll("input")];
    const name = inputs.find((input) => input.name)?.name || `disputelab-${(groupsMade += 1)}`;
    for (const input of inputs) set(input, "name", name);
  }
  for (const [kind, role] of [[".widget-toggle-buttons", "group"], [".widget-radio", "radiogroup"]]) {
    for (const widget of root.querySelectorAll(kind)) {
      set(widget, "role", role);
      const name = called(widget) || before(widget);
      if (name) set(widget, "aria-label", name);
    }
  }
}

/** The question or heading that stands last before a widget. */
function before(element) {
  for (let place = element; place && !place.matches(".disputelab"); place = place.parentElement) {
    for (let one = place.previousElementSibling; one; one = one.previousElementSibling) {
      const heads = one.querySelectorAll("h1, h2, h3, h4, .ask, .prompt, figcaption, summary");
      if (heads.length) return text(heads[heads.length - 1]);
    }
  }
  return "";
}

function scrolling(root) {
  for (const box of root.querySelectorAll(SCROLLS)) {
    const over = box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth;
    const style = over && getComputedStyle(box);
    const scrolls = over && /auto|scroll/.test(style.overflowX + style.overflowY);
    if (scrolls === (box.dataset.scrolls === "")) continue;
    if (!scrolls) {
      for (const name of ["data-scrolls", "tabindex", "role", "aria-label"]) {
        box.removeAttribute(name);
      }
      continue;
    }
    box.dataset.scrolls = "";
    box.tabIndex = 0;
    // A table stays a table: its caption or heading is read with it.
    if (!box.matches("table, details")) set(box, "role", "group");
    const name = before(box);
    if (name && !box.matches("details")) set(box, "aria-label", name);
  }
}

// The same widget stands under a page's title here and under a section's heading there.
function headings(root) {
  let level = 0;
  for (const heading of root.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    if (!seen(heading)) continue;
    const own = Number(heading.tagName[1]);
    const right = Math.min(own, level + 1) || own;
    if (right !== own) set(heading, "aria-level", String(right));
    else heading.removeAttribute("aria-level");
    level = right;
  }
}

function labels(root) {
  // A widget without a tooltip would show one that reads "null".
  for (const label of root.querySelectorAll("label[title=null]")) label.removeAttribute("title");
  for (const field of root.querySelectorAll("select, input, textarea")) {
    if (field.type === "file" || field.labels?.[0]?.offsetParent) continue;
    const name = field.title || text(field.labels?.[0]) || called(field.parentElement)
      || before(field.closest(".jupyter-widgets") ?? field);
    if (name) set(field, "aria-label", name);
  }
}

/** A place on the page that is read out when its text changes; made once, never replaced. */
function voice() {
  let place = document.getElementById("disputelab-voice");
  if (!place) {
    place = document.body.appendChild(document.createElement("div"));
    place.id = "disputelab-voice";
    for (const [name, value] of [["role", "status"], ["aria-live", "polite"],
      ["aria-atomic", "true"]]) place.setAttribute(name, value);
    place.style.cssText = "position:fixed;width:1px;height:1px;overflow:hidden;"
      + "clip-path:inset(50%);white-space:nowrap";
  }
  return place;
}

/** In JupyterLab the widgets follow its theme; Voila's pages have one of their own. */
function dress(root) {
  const dark = document.body.dataset.jpThemeLight === "false";
  for (const one of [root, ...root.querySelectorAll(".disputelab")]) {
    if (one.matches?.(".disputelab")) set(one, "data-theme", dark ? "dark" : "light");
  }
}

/**
 * Keep everything below `root` mended until the function that is returned is called.
 * `words`: {play, pause, stop}, or a function that gives them. What carries `data-aloud` is read
 * out when it changes, once the page has come to rest. While nothing waits to be mended, `root`
 * has `data-mended`.
 */
export function repair(root, words) {
  const spoken = () => (typeof words === "function" ? words() : words);
  const aloud = () => [...root.querySelectorAll("[data-aloud]")].filter(seen).map(text);
  const lab = document.body.dataset.voila !== "voila";
  let said = null, mending = 0, saying = 0, hushing = 0;
  const speak = () => {
    const now = aloud(), fresh = said ? now.filter((one) => one && !said.has(one)) : [];
    said = new Set(now);
    if (!fresh.length) return;
    voice().textContent = [...new Set(fresh)].join(" ");
    clearTimeout(hushing); // said once, it is not to be found on the page again
    hushing = setTimeout(() => { voice().textContent = ""; }, HUSH);
  };
  // What was there before the reader did anything is read with the page.
  const begun = () => { said ??= new Set(aloud()); };
  const mend = () => {
    if (lab) dress(root);
    for (const part of [sliders, groups, scrolling, headings, labels]) part(root);
    buttons(root, spoken());
    root.dataset.mended = "";
  };
  const changed = () => {
    delete root.dataset.mended;
    clearTimeout(saying);
    clearTimeout(mending);
    saying = setTimeout(speak, REST);
    mending = setTimeout(mend, PAUSE);
  };
  const watch = new MutationObserver(changed);
  watch.observe(root, { childList: true, subtree: true, characterData: true,
    attributeFilter: ["class", "style"] });
  const theme = new MutationObserver(mend);
  if (lab) theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  addEventListener("resize", changed);
  for (const event of ["keydown", "pointerdown"]) addEventListener(event, begun, true);
  voice();
  mend();
  changed();
  return () => {
    watch.disconnect();
    theme.disconnect();
    removeEventListener("resize", changed);
    for (const event of ["keydown", "pointerdown"]) removeEventListener(event, begun, true);
    clearTimeout(mending);
    clearTimeout(saying);
  };
}

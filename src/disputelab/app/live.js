// The timeline in the browser. The kernel sends a scene: what is drawn, and the handles by which
// days can be moved. What is held follows the hand here, at once; the kernel is told each new day
// and answers with another scene, never more than one question at a time being on its way.
const SVG = "http://www.w3.org/2000/svg";
const FONT =
  '"DejaVu Sans", "Bitstream Vera Sans", "Lucida Grande", Verdana, Geneva, Arial, sans-serif';
const TARGET = 24; // the least that a finger can hit, in pixels of the screen
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 };
const DASHES = { "-": [], "--": [3.7, 1.6], "-.": [6.4, 1.6, 1, 1.6], ":": [1, 1.65] };
const TILE = 72; // in which matplotlib repeats its patterns, six lines for each letter of a hatch

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
const paint = (hex) => (hex === "none" ? hex : `var(--c-${hex.slice(1, 7)}, ${hex.slice(0, 7)})`);
const opacity = (hex) => (hex.length > 7 ? parseInt(hex.slice(7), 16) / 255 : 1);

function polygon(corners, radius) {
  const points = [...Array(corners).keys()].map((corner) => {
    const angle = (2 * Math.PI * corner) / corners;
    return `${radius * Math.sin(angle)} ${-radius * Math.cos(angle)}`;
  });
  return `M${points.join("L")}Z`;
}

// matplotlib's markers, from half of their size.
const SIGNS = {
  o: (r) => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`,
  s: (r) => `M${-r} ${-r}H${r}V${r}H${-r}Z`,
  D: (r) => polygon(4, r * Math.SQRT2),
  p: (r) => polygon(5, r),
  h: (r) => polygon(6, r),
  v: (r) => `M0 ${r}L${-r} ${-r}H${r}Z`,
  x: (r) => `M${-r} ${-r}L${r} ${r}M${-r} ${r}L${r} ${-r}`,
};

// Lines of a pattern: `count` times a sign, so many more of it.
const HATCHES = {
  "|": (gap) => lines(gap, (at) => `M${at + gap / 2} 0V${TILE}`),
  "-": (gap) => lines(gap, (at) => `M0 ${at + gap / 2}H${TILE}`),
  "/": (gap) => lines(2 * gap, (at) => `M${at} 0L${at - TILE} ${TILE}M${at + TILE} 0L${at} ${TILE}`),
  "\\": (gap) => lines(2 * gap, (at) => `M${at} 0L${at + TILE} ${TILE}M${at - TILE} 0L${at} ${TILE}`),
  ".": (gap) =>
    lines(gap, (y) =>
      lines(gap, (x) => `M${x + (y / gap % 2 ? gap / 2 : 0)} ${y + gap / 2}h.6v.6h-.6z`)),
};

function lines(gap, draw) {
  return [...Array(Math.round(TILE / gap)).keys()].map((number) => draw(number * gap)).join("");
}

function element(name, attributes = {}, parent = null) {
  const made = document.createElementNS(SVG, name);
  set(made, attributes);
  return parent ? parent.appendChild(made) : made;
}

function set(node, attributes) {
  const known = (node.known ??= {});
  for (const [name, value] of Object.entries(attributes)) {
    if (known[name] === value) continue;
    known[name] = value;
    node.setAttribute(name, value);
  }
}

/** Draws scenes into a group, its elements used again; patterns are named after `name`. */
function canvas(group, name) {
  const patterns = element("defs", {}, group);
  const drawn = element("g", {}, group);
  const known = new Set();
  let nodes = [];

  function pattern({ face, hatch, edge }) {
    const codes = [...hatch].map((sign) => sign.charCodeAt(0)).join("-");
    const id = `${name}-${face.slice(1)}-${edge.slice(1)}-${codes}`;
    if (known.has(id)) return `url(#${id})`;
    known.add(id);
    const tile = { id, width: TILE, height: TILE, patternUnits: "userSpaceOnUse" };
    const made = element("pattern", tile, patterns);
    element("rect", { width: TILE + 1, height: TILE + 1, style: `fill: ${paint(face)}` }, made);
    const signs = [...new Set(hatch === "xx" ? "/\\" : hatch)];
    const d = signs.map((sign) => HATCHES[sign](TILE / (6 * hatch.length))).join("");
    const fill = hatch.includes(".") ? paint(edge) : "none";
    element("path", { d, style: `fill: ${fill}; stroke: ${paint(edge)}; stroke-width: 1` }, made);
    return `url(#${id})`;
  }

  const kinds = {
    Rect: ["rect", (item) => ({
      x: item.x, y: item.y, width: Math.max(item.width, 0), height: item.height,
      style: `fill: ${item.hatch ? pattern(item) : paint(item.face)}; ` +
        `fill-opacity: ${opacity(item.face)}; stroke: ${paint(item.edge)}; stroke-width: 0.8`,
    })],
    Line: ["line", (item) => ({
      x1: item.xs[0], x2: item.xs[1], y1: item.ys[0], y2: item.ys[1],
      style: `stroke: ${paint(item.color)}; stroke-width: ${item.width}; ` +
        `stroke-dasharray: ${DASHES[item.dash].map((part) => part * item.width).join(" ") || "none"}`,
    })],
    Dot: ["path", (item) => ({
      d: SIGNS[item.sign](item.size / 2), transform: `translate(${item.x} ${item.y})`,
      style: `fill: ${paint(item.face)}; stroke: ${paint(item.edge)}; stroke-width: 1.6`,
    })],
    Label: ["text", (item) => ({
      x: item.x, y: item.y + 0.36 * item.size,
      style: `fill: ${paint(item.color)}; font: ${item.weight} ${item.size}px ${FONT}; ` +
        `text-anchor: ${{ left: "start", center: "middle", right: "end" }[item.anchor]}`,
    })],
  };

  function place(node, item) {
    node.drawn = null;
    set(node, kinds[item.kind][1](item));
    if (item.kind === "Label" && node.textContent !== item.text) node.textContent = item.text;
  }

  return {
    draw(items) {
      nodes.slice(items.length).forEach((node) => node.remove());
      nodes = items.map((item, number) => {
        const name = kinds[item.kind][0];
        let node = nodes[number];
        if (node?.localName !== name) {
          const made = element(name);
          if (node) node.replaceWith(made);
          else drawn.append(made);
          node = made;
        }
        const known = JSON.stringify(item);
        if (node.drawn !== known) place(node, item);
        node.drawn = known;
        return node;
      });
    },
    place: (number, item) => place(nodes[number], item),
  };
}

/** An item that has followed what it hangs on; `own` moves the sign that is held itself. */
function followed(item, tie, dx, own, edges) {
  if (item.kind === "Rect") {
    const [start, end] = [item.x, item.x + item.width].map((x, side) =>
      item.ties[side] === tie ? clamp(x + dx, ...edges) : x);
    return { ...item, x: start, width: end - start };
  }
  if (item.kind === "Line") return { ...item, xs: item.xs.map((x) => x + dx) };
  const held = own && Math.abs(item.y - own.y) < TARGET / 2;
  return held ? { ...item, x: item.x + own.dx, y: item.y + own.dy } : { ...item, x: item.x + dx };
}

const hangs = (item, tie) => (item.ties ? item.ties.includes(tie) : item.tie === tie);

/** Asks the kernel one thing at a time: of several days on the way to one, only the newest. */
function teller(send) {
  let waiting = false;
  let queue = [];
  function next() {
    if (waiting || !queue.length) return;
    waiting = true;
    send(queue.shift());
  }
  return {
    tell(message) {
      const last = queue[queue.length - 1];
      if (last && !last.done && last.kind === message.kind && last.row === message.row) queue.pop();
      queue.push(message);
      next();
    },
    answered() {
      waiting = false;
      next();
    },
    get idle() { return !waiting && !queue.length; },
  };
}

function render({ model, el }) {
  const svg = element("svg", { class: "timeline", role: "group" }, el);
  const image = element("g", { role: "img" }, svg);
  const drawing = canvas(image, `live-${crypto.getRandomValues(new Uint32Array(1))[0]}`);
  const flag = element("g", { class: "flag", "aria-hidden": "true", visibility: "hidden" });
  const plate = element("rect", { rx: 3, height: 18 }, flag);
  const flagged = element("text", { y: 13 }, flag);
  const grips = element("g", {}, svg);
  svg.append(flag);
  const made = new Map(); // the elements of handles, by their keys
  const widths = new Map(); // of the days that have been told beside the hand
  const kernel = teller((message) => model.send(message));
  let scene = model.get("scene");
  let wide = 1; // pixels of the screen for one of the scene
  let hold = null; // what the hand has, or had until the kernel answers
  let hand = null; // where the pointer is, until the next frame

  const handle = (key) => scene.handles.find((one) => one.key === key);
  const edges = () => [scene.left, scene.left + scene.days * scene.scale];
  const place = (one, day) => clamp(scene.left + (day + one.offset) * scene.scale, ...edges());
  const day = (one, x) =>
    clamp(Math.round((x - scene.left) / scene.scale - one.offset), one.min, one.max);
  const said = (one, value) =>
    value === one.value ? one.text : model.get("days")[value] ?? String(value);

  // What is seen: the scene, and over it what has followed the hand.

  function redraw() {
    scene = model.get("scene");
    if (!scene.items) return; // nothing has been shown yet
    set(svg, { viewBox: `0 0 ${scene.width} ${scene.height}`, "aria-label": scene.name });
    set(image, { "aria-label": model.get("said") });
    drawing.draw(scene.items);
    keep();
    if (hold && !handle(hold.key)) hold = null;
    shifted = [];
    show();
  }

  let shifted = []; // the numbers of items that do not stand where the scene has them

  function show() {
    const held = hold && handle(hold.key);
    // A sign under a pointer stays there; one that was moved by a key stands where it belongs.
    const moved = held && (hold.pointer !== null || held.value !== hold.day);
    const before = shifted;
    shifted = [];
    let at = null;
    if (moved) {
      const dx = hold.x - place(held, held.value);
      const own = held.row === undefined ? null : hold.pointer === null
        ? { y: held.y, dx, dy: 0 }
        : { y: held.y, dx: hold.sign - held.x, dy: hold.y - held.y };
      at = own ? [held.x + own.dx, held.y + own.dy] : [held.x + dx, held.y];
      scene.items.forEach((item, number) => {
        if (!hangs(item, held.tie)) return;
        drawing.place(number, followed(item, held.tie, dx, own, edges()));
        shifted.push(number);
      });
    }
    for (const number of before) {
      if (!shifted.includes(number)) drawing.place(number, scene.items[number]);
    }
    for (const one of scene.handles) dress(one, one === held && at ? at : [one.x, one.y]);
    tellDay(held, at);
  }

  function tellDay(held, at) {
    if (!held) return set(flag, { visibility: "hidden" });
    const text = said(held, hold.day);
    if (flagged.textContent !== text) flagged.textContent = text;
    if (!widths.has(text)) widths.set(text, flagged.getComputedTextLength() + 10);
    const long = widths.get(text);
    const [x, y] = at ?? [held.x, held.y];
    const left = clamp(x - long / 2, 1, scene.width - long - 1);
    const top = held.row === undefined ? 1 : y - 31;
    set(plate, { width: long });
    set(flagged, { x: 5 });
    set(flag, { visibility: "visible", transform: `translate(${left} ${Math.max(top, 1)})` });
  }

  // The handles: an element for each, which lives as long as what it moves.

  function keep() {
    const keys = scene.handles.map((one) => one.key);
    for (const [key, node] of made) {
      if (keys.includes(key)) continue;
      node.remove();
      made.delete(key);
    }
    for (const one of scene.handles) if (!made.has(one.key)) made.set(one.key, fresh(one));
    const wanted = keys.map((key) => made.get(key));
    if (wanted.every((node, number) => grips.children[number] === node)) return;
    // An element that is taken out of the page loses the focus: the others go around it.
    const still = wanted.find((node) => node === document.activeElement);
    if (!still) return grips.append(...wanted);
    const middle = wanted.indexOf(still);
    still.before(...wanted.slice(0, middle));
    still.after(...wanted.slice(middle + 1));
  }

  function fresh(one) {
    const key = one.key;
    const node = element("g", { class: `handle ${one.kind}`, role: "slider", tabindex: 0 });
    element("title", {}, node);
    element("rect", { class: "hit" }, node);
    element("rect", { class: "ring", rx: 4 }, node);
    element("rect", { class: "grip", rx: 2 }, node);
    node.dataset.key = key;
    node.addEventListener("keydown", (event) => pressed(key, event));
    node.addEventListener("keyup", (event) => STEPS[event.key] && lifted(key));
    node.addEventListener("blur", () => lifted(key));
    return node;
  }

  function dress(one, [x, y]) {
    const node = made.get(one.key);
    const value = hold?.key === one.key ? hold.day : one.value;
    set(node, {
      "aria-label": one.name, "aria-valuemin": one.min, "aria-valuemax": one.max,
      "aria-valuenow": value, "aria-valuetext": said(one, value),
    });
    const [title, hit, ring, grip] = node.children;
    if (title.textContent !== one.name) title.textContent = one.name;
    const side = Math.max(TARGET, TARGET / wide);
    const tall = Math.max(one.tall, side);
    set(hit, { x: x - side / 2, y: y - tall / 2, width: side, height: tall });
    const inner = one.row === undefined ? 10 : 22;
    const high = one.row === undefined ? one.tall : inner;
    set(ring, { x: x - inner / 2, y: y - high / 2, width: inner, height: high });
    const [top, size] = { move: [y, 0], protection: [y - 8, 16], today: [y - one.tall / 2 - 4, 10] }[one.kind];
    set(grip, { x: x - 3, y: top, width: 6, height: size });
  }

  // The hand: a pointer that holds a handle, or keys.

  function take(one, pointer) {
    if (hold && hold.key !== one.key) lifted(hold.key);
    // What was let go just now stands where the hand left it, until the kernel answers.
    const value = hold?.key === one.key ? hold.day : one.value;
    const x = place(one, value);
    const sign = one.x + x - place(one, one.value);
    hold = {
      key: one.key, start: value, day: value, pointer, keys: false, told: false,
      x, sign, y: one.y, from: { hand: 0, x, sign },
    };
  }

  function move(to) {
    const one = handle(hold.key);
    if (to === hold.day) return;
    hold.day = to;
    hold.told = true;
    kernel.tell(message(one, false));
  }

  function message(one, done) {
    const { kind, row } = one;
    const value = kind === "protection" ? { days: hold.day } : { day: hold.day };
    return { kind, ...(row === undefined ? {} : { row }), ...value, done };
  }

  /** The handle nearest to a point of the page among those whose target it is in. */
  function nearest(x, y) {
    const near = [...made].flatMap(([key, node]) => {
      const box = node.querySelector(".hit").getBoundingClientRect();
      const inside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      const [dx, dy] = [x - (box.left + box.right) / 2, y - (box.top + box.bottom) / 2];
      const order = ["move", "protection", "today"].indexOf(handle(key).kind);
      return inside ? [{ key, node, order, far: Math.hypot(dx, order ? 0 : dy) }] : [];
    });
    return near.sort((one, other) => one.order - other.order || one.far - other.far)[0];
  }

  svg.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button || hold?.pointer != null) return;
    const found = nearest(event.clientX, event.clientY);
    if (!found) return;
    event.preventDefault();
    measure();
    svg.setPointerCapture(event.pointerId);
    found.node.focus({ preventScroll: true });
    take(handle(found.key), event.pointerId);
    hold.from.hand = event.clientX;
    svg.classList.add("held");
    show();
  });

  // What touch-action says of parts of an SVG is not heeded everywhere: this keeps a finger that
  // holds something from scrolling the page.
  const hushed = (event) => { if (hold?.pointer != null) event.preventDefault(); };
  svg.addEventListener("touchstart", hushed, { passive: false });

  svg.addEventListener("pointermove", (event) => {
    if (hold?.pointer !== event.pointerId) return;
    if (hand === null) requestAnimationFrame(follow);
    hand = event.clientX;
  });

  function follow() {
    const x = hand;
    hand = null;
    if (x === null || !hold || hold.pointer === null) return;
    const one = handle(hold.key);
    const { from } = hold;
    const ends = [place(one, one.min), place(one, one.max)];
    hold.x = clamp(from.x + (x - from.hand) / wide, ...ends);
    hold.sign = from.sign + hold.x - from.x;
    if (hold.told || Math.abs(x - from.hand) > 2) move(day(one, hold.x));
    show();
  }

  function released(event) {
    if (hold?.pointer !== event.pointerId) return;
    if (hand !== null) follow();
    settle();
  }

  function settle() {
    const one = handle(hold.key);
    hold.pointer = null;
    hold.keys = false;
    svg.classList.remove("held");
    hold.x = place(one, hold.day);
    if (hold.told) kernel.tell(message(one, true));
    else hold = null;
    show();
  }

  svg.addEventListener("pointerup", released);
  svg.addEventListener("pointercancel", released);

  function pressed(key, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const one = handle(key);
    if (event.key === "Escape" && hold?.key === key && hold.told) {
      move(hold.start);
      settle();
    } else {
      const ends = { Home: one.min, End: Math.min(one.max, scene.days - 1) };
      const step = (STEPS[event.key] ?? 0) * (event.shiftKey && event.key.startsWith("Arrow") ? 5 : 1);
      if (!step && !(event.key in ends)) return;
      if (hold?.pointer != null) return;
      if (hold?.key !== key) take(one, null);
      hold.keys = true;
      move(clamp(step ? hold.day + step : ends[event.key], one.min, one.max));
      hold.x = place(one, hold.day);
      requestAnimationFrame(show); // the answer may come in the same frame
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function lifted(key) {
    if (hold?.key === key && hold.keys) settle();
  }

  // The kernel and the page.

  function answered() {
    kernel.answered();
    if (!hold || hold.pointer !== null || hold.keys || !kernel.idle) return;
    hold = null;
    show();
  }

  function measure() {
    wide = svg.getBoundingClientRect().width / scene.width || 1;
  }

  const sizes = new ResizeObserver(() => {
    if (!scene.items) return;
    measure();
    show();
  });
  el.dataset.lmSuppressShortcuts = "true"; // JupyterLab's keys are not for what is held here
  model.on("change:scene", redraw);
  model.on("change:said", () => set(image, { "aria-label": model.get("said") }));
  model.on("msg:custom", answered);
  redraw();
  sizes.observe(svg);
  return () => {
    sizes.disconnect();
    model.off("change:scene", redraw);
    model.off("msg:custom", answered);
  };
}
export default { render };

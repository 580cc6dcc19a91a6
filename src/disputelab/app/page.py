"""What the page itself tells and is told: its address, its width, its language."""

import os
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import parse_qs

import anywidget
from traitlets import Bool, Dict, Int, Unicode, default, observe

from disputelab.locale import LANGUAGES, N_, translator

NAMES = {"play": N_("Play the days"), "pause": N_("Pause"), "stop": N_("Stop, back to day 0")}
"""The names of buttons that show a sign alone."""
SCRIPT = """
function render({ model, el }) {
  let root = null, mended = null;
  const sizes = new ResizeObserver(([{ contentRect }]) => {
    model.set("narrow", contentRect.width < 900);
    model.save_changes();
  });
  const speak = () => {
    const language = model.get("language");
    if (root) root.lang = language;
    if (document.body.dataset.voila !== "voila") return; // JupyterLab's page is not ours
    document.documentElement.lang = language;
    document.title = model.get("title");
    const address = new URL(window.location);
    address.searchParams.set("lang", language);
    if (model.get("story")) address.searchParams.set("story", model.get("story"));
    window.history.replaceState(null, "", address);
  };
  model.on("change:language", speak);
  model.on("change:title", speak);
  model.on("change:story", speak);
  model.on("change:today", () => requestAnimationFrame(() => {
    const past = root ? [...root.querySelectorAll("tr.step:not(.later)")] : [];
    const row = past[past.length - 1];
    const box = row && row.closest(".scroll");
    if (box) box.scrollTop = row.offsetTop - box.clientHeight / 3;
  }));
  requestAnimationFrame(() => { // only then does the widget stand in the page
    root = el.closest(".disputelab");
    if (root) sizes.observe(root);
    speak();
    mended = repair(el.closest(".jp-Notebook") ?? document.body, () => model.get("names"));
  });
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const rest = () => {
    model.set("still", still.matches);
    model.save_changes();
  };
  still.addEventListener("change", rest);
  rest();
  return () => {
    sizes.disconnect();
    still.removeEventListener("change", rest);
    mended?.();
  };
}
export default { render };
"""


class Page(anywidget.AnyWidget):
    """An invisible widget: keeps address, title and scrolling with the model, tells the width.

    `still`: whether the reader wants nothing to move. What Jupyter's widgets lack for readers who
    use the keyboard or a screen reader is mended in the whole notebook, see repairs.js.
    """

    _esm = files(__package__).joinpath("repairs.js").read_text("utf-8") + SCRIPT
    language = Unicode("en").tag(sync=True)
    title = Unicode().tag(sync=True)
    story = Unicode().tag(sync=True)
    today = Int().tag(sync=True)
    narrow = Bool(False).tag(sync=True)
    still = Bool(False).tag(sync=True)
    names = Dict().tag(sync=True)

    @default("names")
    def _names(self) -> dict[str, str]:
        say = translator(self.language)
        return {sign: say(name) for sign, name in NAMES.items()}

    @observe("language")
    def _rename(self, _: object) -> None:
        self.names = self._names()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the page asks for."""

    language: str
    story: str


def asked() -> Asked:
    """The language and story of the address (`?lang=ru&story=…`), else of the environment."""
    query = parse_qs(os.environ.get("QUERY_STRING", ""))
    languages = (query.get("lang", [""])[0], os.environ.get("DISPUTELAB_LANG", ""), "en")
    return Asked(
        next(language for language in languages if language in LANGUAGES),
        query.get("story", [""])[0],
    )

"""The dashboard: controls on the left, what the rules make of them on the right."""

from typing import Any

import ipywidgets as w

from disputelab.app.ahead import AheadModel
from disputelab.app.bench import Bench
from disputelab.app.course.browser import Links
from disputelab.app.course.frame import link
from disputelab.app.forecast import Forecast
from disputelab.app.model import LabModel
from disputelab.app.page import Page
from disputelab.app.rows import close
from disputelab.app.style import style
from disputelab.figures.draw import NARROW, WIDE
from disputelab.figures.plot import Chart
from disputelab.figures.words import Words
from disputelab.locale import LANGUAGES, N_

TITLE = N_("Dispute lab: whose money is it, and until when?")
NOTICE = N_(
    "Taught from four undated articles, best matched by 2017-2020. Not the marketplace's current "
    "policy, and not legal advice."
)
HELP = N_(
    "Pick a story. Drag the day of an event, or change the order and the rules, and watch what "
    "becomes of the money. The line on the timeline is today: move it, or play the story day by "
    "day. Below you see every step with its reason and what the buyer may do today. The small "
    "numbers are claims of the articles: click them to read what they say. A star marks a story "
    "that buyers have reported."
)
HELP_AHEAD = N_(
    "This page looks ahead from a day of the story; the slider beside the title moves that day. At "
    "the left are beliefs, assumptions about the seller, the parcel and the platform: drag them "
    "and watch the expected figures move. At the right you see what each move is worth at worst, "
    "as expected and at best; through which day each ending stays in reach; what waiting costs; "
    "and at which belief another move becomes best. A star marks the best move. Buttons compare "
    "the readings of the articles and run a million such orders."
)


class Dashboard:
    """The whole page over one model; `widget` is what a notebook shows."""

    def __init__(self, language: str = "en", story: str = "") -> None:
        self.model = LabModel(story, language)
        self._ahead, self._turned = AheadModel(self.model), "story"
        self._charts = {False: Chart(WIDE), True: Chart(NARROW)}
        self._forecast: Forecast | None = None
        self._page = Page()
        self._unseen = w.Box([self._page, Links()]).add_class("unseen")
        self._page.observe(lambda _: self.update(), "narrow")
        self._style = w.HTML(style())
        self.widget = w.VBox([]).add_class("disputelab")
        self.model.observe(lambda _: self._build(), "language")
        self.model.observe(lambda _: self.update(), ["history", "today"])
        self._build()

    @property
    def words(self) -> Words:
        """The words of the page, in the story's currency and dates."""
        return Words(self.model.language, self.model.draft.scenario.order)

    def _build(self) -> None:
        """Make the widgets in the language of the page."""
        words = self.words
        self._page.language = self.model.language
        self._page.title = words.text(TITLE)
        self._bench = Bench(self.model, words)
        if self._forecast:
            self._forecast.retire()
        self._forecast = Forecast(self._ahead, words, self._chart, self._to_story)
        old, self.widget.children = (
            self.widget.children[2:],
            [
                self._style,
                self._unseen,
                self._header(words),
                self._pages(words),
                w.HTML(f'<p class="notice">{words.text(NOTICE)}</p>'),
            ],
        )
        for child in old:
            close(child)
        self.update()

    def _pages(self, words: Words) -> w.Widget:
        """The story, and beside it what may follow."""
        assert self._forecast
        pages = {"story": self._bench.widget, "ahead": self._forecast.widget}
        chosen, ahead = self._chosen, self._forecast

        def turned(_: Any = None) -> None:
            self._turned = chosen.value
            told = HELP_AHEAD if chosen.value == "ahead" else HELP
            self._help.value = f'<p class="help">{words.text(told)}</p>'
            for page, content in pages.items():
                content.layout.display = "" if page == chosen.value else "none"
            ahead.show(chosen.value == "ahead")

        chosen.observe(turned, "value")
        turned()
        return w.VBox(list(pages.values())).add_class("pages-box")

    def turn_to(self, page: str) -> None:
        """Turn to a page: "story", or "ahead" for what may follow."""
        self._chosen.value = page

    def _to_story(self) -> None:
        self.turn_to("story")

    def _chart(self) -> Chart:
        return self._charts[self._page.narrow]

    def _header(self, words: Words) -> w.Widget:
        language = w.ToggleButtons(
            options=[(name, code) for code, name in LANGUAGES.items()], value=self.model.language
        ).add_class("language")
        w.link((language, "value"), (self.model, "language"))
        reset = w.Button(
            description=words.text(N_("Reset")),
            icon="undo",
            tooltip=words.text(N_("The story as it was when you opened it")),
        )
        reset.on_click(lambda _: self.model.reset())
        asked = w.ToggleButton(False, description=words.text(N_("Help")), icon="question")
        told = self._help = w.HTML()
        w.dlink((asked, "value"), (told.layout, "display"), lambda on: "" if on else "none")
        names = {"story": N_("The story"), "ahead": N_("What may follow")}
        self._chosen = w.ToggleButtons(
            options=[(words.text(name), page) for page, name in names.items()], value=self._turned
        ).add_class("pages")
        title = w.HTML(f"<h1>{words.text(TITLE)}</h1>")
        language_of_page = f"?lang={self.model.language}"
        ways = " ".join(
            link(f"{page}.ipynb{language_of_page}", words.text(name))
            for page, name in (("start", N_("All lessons")), ("guide", N_("Trainer's guide")))
        )
        links = w.HTML(f'<nav class="ways">{ways}</nav>')
        bar = w.HBox([title, w.HBox([self._chosen, reset, asked, language]).add_class("tools")])
        return w.VBox([bar.add_class("bar"), links, told]).add_class("header")

    def update(self, *_: Any) -> None:
        """Show what the model holds."""
        model, words = self.model, self.words
        self._bench.update(words, self._page.narrow)
        self._page.story, self._page.today = model.story, model.today
        if self._forecast:
            self._forecast.update(words)

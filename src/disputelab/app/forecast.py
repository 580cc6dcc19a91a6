"""The second page: what may still follow, how likely it is, and what to do now."""

import asyncio
from collections.abc import Callable
from typing import Any

import ipywidgets as w

from disputelab.app import html, html_ahead
from disputelab.app.ahead import AheadModel
from disputelab.app.beliefs import BeliefPanel
from disputelab.app.runs import Runs
from disputelab.core import Event
from disputelab.figures import ahead as charts
from disputelab.figures import forecast, tables
from disputelab.figures.charts import Curves, DoorChart, Ranges, Stacks
from disputelab.figures.naming import belief_name, end_name
from disputelab.figures.plot import Chart
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.futures import Ahead, Door, Prospect, TooFar, assumptions, sweep
from disputelab.locale import N_

INTRO = N_(
    "All of this is worked out from the same rules as the story, from the day called today on. "
    "Worst and best follow from the rules alone. Expected figures rest on the beliefs shown here: "
    "assumptions, which you can change. Amounts are what the buyer has in the end: money back, and "
    "goods that have come by then; goods that are known to be faulty count nothing."
)
INVENTED = N_("{title} (an invented continuation)")
REACHES = N_(
    "An invented continuation of “{title}” {since} on. It reaches this ending: {ending}. “Reset” "
    "brings the story back."
)
MISSES = N_(
    "An invented continuation of “{title}” {since} on. It misses this ending: {ending}. “Reset” "
    "brings the story back."
)
OPENS = N_(
    "Such a story is invented: it opens on the page of the story, which it continues from today "
    "on. “Reset” brings the story back."
)


class Forecast:
    """The page over a model; it works only while it is `shown`."""

    def __init__(
        self,
        model: AheadModel,
        words: Words,
        paper: Callable[[], Chart],
        leave: Callable[[], None],
    ) -> None:
        self.model, self._paper, self._leave = model, paper, leave
        self._words, self.shown = words, False
        self._waiting: asyncio.TimerHandle | None = None
        self._doors_of: Ahead | None = None
        panels = ("best", "moves", "doors", "seller", "patience", "sweep")
        self._panels = {panel: w.HTML().add_class("ahead-panel") for panel in panels}
        self._beliefs = BeliefPanel(model, words)
        self.runs = Runs(model, words, paper)
        self.widget = self._layout()
        model.observe(self._changed, ["beliefs", "proof", "swept"])

    def _changed(self, _: Any) -> None:
        self.update()

    def retire(self) -> None:
        """Stop following the model: another page has taken this one's place."""
        self.shown = False
        self.runs.halt()
        self.model.unobserve(self._changed, ["beliefs", "proof", "swept"])

    def _layout(self) -> w.Widget:
        text = self._words.text
        self._head = w.HTML().add_class("looked-at")
        self._today = w.IntSlider(
            self.model.lab.today,
            0,
            self.model.lab.draft.scenario.until,
            description=text(N_("Today: day")),
            continuous_update=False,
        ).add_class("from-day")
        w.link((self.model.lab, "today"), (self._today, "value"))
        self._swept = w.Dropdown(
            options=[(belief_name(belief, self._words), belief) for belief in assumptions()],
            description=text(N_("Belief")),
        ).add_class("wide")
        w.link((self.model, "swept"), (self._swept, "value"))
        sections: tuple[tuple[str, str, list[w.Widget]], ...] = (
            (N_("What each move is worth today"), "moves", []),
            (N_("Doors: how long each ending stays in reach"), "doors", self._witnesses()),
            (N_("What the seller has shown"), "seller", []),
            (N_("What waiting costs, and what proof is worth"), "patience", []),
            (N_("At which belief the best move changes"), "sweep", [self._swept]),
        )
        intro = w.HTML(f'<p class="intro">{text(INTRO)}</p>')
        rest = [
            w.VBox([w.HTML(f"<h3>{text(title)}</h3>"), *tools, self._panels[panel]])
            for title, panel, tools in sections
        ]
        rest += self.runs.widgets
        for one in rest:
            one.add_class("panel")
        self._while_open = [self._beliefs.widget, intro, *rest]
        right = w.VBox([intro, self._panels["best"], *rest]).add_class("outlook")
        columns = w.Box([self._beliefs.widget, right]).add_class("columns").add_class("ahead")
        top = w.HBox([self._head, self._today]).add_class("looked")
        return w.VBox([top, columns]).add_class("pages-box")

    def _witnesses(self) -> list[w.Widget]:
        """What opens a story that reaches an ending, or one that misses it."""
        text = self._words.text
        self._door = w.Dropdown(description=text(N_("Ending"))).add_class("wide")
        reach = w.Button(description=text(N_("Open a story that reaches it")))
        miss = w.Button(description=text(N_("Open a story that misses it")))
        reach.on_click(lambda _: self._opened(self.model.ahead.doors.witness, REACHES))
        miss.on_click(lambda _: self._opened(self.model.ahead.doors.counter, MISSES))
        self._told = w.HTML().add_class("told")
        opens = w.HTML(html.note(text(OPENS)))
        return [w.HBox([self._door, reach, miss]).add_class("tools"), opens, self._told]

    def _opened(self, find: Callable[[Door], tuple[Event, ...] | None], about: str) -> None:
        chosen, words = self._door.value, self._words
        door = next((one for one in self.model.ahead.doors.all if one.end == chosen), None)
        events = find(door) if door else None
        if door is None or events is None:
            shut = door is None or door.possible is None
            why = N_("There is no such story: nothing can bring this ending about any more.")
            sure = N_("There is no such story: nobody can keep the buyer from this ending.")
            self._told.value = html.note(words.text(why if shut else sure))
            return
        title = words.text(self.model.lab.opened.scenario.title)
        since, ending = words.since(self.model.lab.today), end_name(door.end, words)
        self.model.open(
            events,
            words.text(INVENTED).format(title=title),
            words.text(about).format(title=title, since=since, ending=ending),
        )
        self._leave()

    def show(self, shown: bool) -> None:
        """Show the page or put it away."""
        self.shown = shown
        self.update()

    def update(self, words: Words | None = None) -> None:
        """Show what the model holds, if the page is shown at all."""
        self._words = words or self._words
        self._today.max = self.model.lab.draft.scenario.until
        if not self.shown:
            return
        model, words = self.model, self._words
        ahead, beliefs = model.ahead, model.beliefs
        self._head.value = html_ahead.heading(*self._called(), ahead.day, words)
        self._beliefs.update(words)
        self.runs.update(words)
        if ahead.position.finished:
            self._only(html.sentence(forecast.over_sentence(ahead, words)))
            return
        try:
            prospects = ahead.prospects(beliefs, model.proof)
        except TooFar as far:
            self._only(html.note(far.text(words.language)))
            return
        self._tell(prospects, words)

    def _only(self, told: str) -> None:
        """Show nothing but that."""
        if self._waiting:
            self._waiting.cancel()
        for part in self._while_open:
            part.layout.display = "none"
        for panel in self._panels:
            self._set(panel, "")
        self._set("best", told)

    def _tell(self, prospects: tuple[Prospect, ...], words: Words) -> None:
        """The moves and the doors; the rest comes a moment later."""
        ahead = self.model.ahead
        for part in self._while_open:
            part.layout.display = ""
        best = forecast.best_sentence(prospects, words)
        tie = forecast.tie_sentence(ahead, prospects, words)
        self._set("best", html.sentence(best) + (html.note(tie) if tie else ""))
        self._fresh(words)
        told = [(one, forecast.sentences(ahead, one, words)) for one in prospects]
        shares = charts.shares(prospects, words)
        self._set(
            "moves",
            self._svg(charts.ranges(prospects, words), best)
            + html.table(tables.prospects_table(prospects, words))
            + html_ahead.told(told, ahead.position, words)
            + self._svg(shares, words.text(N_("How it may end")))
            + html.folded(tables.stacks_table(shares, N_("Move"), words), words),
        )
        self._soon(self._rest)

    def _called(self) -> tuple[str, str]:
        """The title of the story that is looked at, and what it is if it is an invented one."""
        scenario, opened = self.model.lab.draft.scenario, self.model.lab.opened.scenario
        if scenario.title == opened.title:
            return self._words.text(scenario.title), ""
        return self._words.text(scenario.title), self._words.text(scenario.about)

    def _rest(self) -> None:
        """What takes longer, and may come a moment after the figures."""
        model, words = self.model, self._words
        ahead, beliefs = model.ahead, model.beliefs
        seen = ahead.seen(beliefs)
        chart = charts.bayes(seen, words)
        said = forecast.seen_sentence(seen, words)
        table = tables.stacks_table(chart, N_("After"), words)
        self._set(
            "seller",
            html.sentence(said)
            + html.note(forecast.repeat_sentence(ahead, words))
            + self._svg(chart, said)
            + html.folded(table, words),
        )
        days = ahead.patience(beliefs, model.proof)
        waiting, said = charts.patience(days, words), forecast.patience_sentence(days, words)
        proof = forecast.proof_sentence(ahead, beliefs, words)
        said = f"{said} {proof}"
        lines = self._lines(waiting, said, lambda day: f"{day:.0f}")
        self._set("patience", lines if len(days) > 1 else html.sentence(said))
        swept = sweep(ahead, beliefs, model.swept, model.proof)
        said = forecast.sweep_sentence(swept, words)
        self._set(
            "sweep",
            self._lines(
                charts.curve(swept, words),
                said,
                lambda value: charts.amount(swept.belief, value, words),
            ),
        )

    def _lines(self, chart: Curves, said: str, across: Callable[[float], str]) -> str:
        """Lines in words, as a picture and as a table."""
        table = html.folded(tables.curves_table(chart, across, self._words), self._words)
        return html.sentence(said) + self._svg(chart, said) + table

    def _svg(self, chart: Ranges | DoorChart | Stacks | Curves, said: str) -> str:
        return self._paper().svg(chart, said)

    def _fresh(self, words: Words) -> None:
        """The doors."""
        ahead = self.model.ahead
        found = ahead.doors.all
        sentences = " ".join(forecast.door_sentence(door, words) for door in found)
        chart = charts.doors(ahead, self.model.lab.draft.scenario.until + 1, words)
        quiet = ahead.quiet(chart.days - 1)
        picture = timeline(quiet, words, ahead.day)
        above = self._paper().timeline(picture, chart, verdict(quiet.end, words))
        table = html.table(tables.doors_table(found, words))
        self._set("doors", above + self._svg(chart, sentences) + table)
        if self._doors_of is not ahead:
            self._doors_of = ahead
            self._door.options = [(end_name(door.end, words), door.end) for door in found]
            self._door.value = found[0].end if found else None
            self._told.value = ""

    def _set(self, panel: str, content: str) -> None:
        self._panels[panel].value = content

    def _soon(self, work: Callable[[], None]) -> None:
        """Do something once everything that waits has been done; at once where nothing can wait."""
        if self._waiting:
            self._waiting.cancel()
        try:
            self._waiting = asyncio.get_running_loop().call_later(0.05, work)
        except RuntimeError:
            work()

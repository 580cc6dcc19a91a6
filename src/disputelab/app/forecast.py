"""The second page: what may still follow, how likely it is, and what to do now."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import ipywidgets as w

from disputelab.app import html
from disputelab.app.ahead import AheadModel
from disputelab.core import Event
from disputelab.figures import ahead as charts
from disputelab.figures import forecast, tables
from disputelab.figures.charts import Curves, DoorChart, Ranges, Stacks
from disputelab.figures.naming import end_name, name
from disputelab.figures.plot import Chart
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import Words
from disputelab.futures import (
    Ahead,
    Door,
    Habit,
    Kind,
    Plan,
    Population,
    assumptions,
    contrasts,
    differing,
    sweep,
    unstarted,
)
from disputelab.futures.outlook import Outlook
from disputelab.futures.sensitivity import MOST_DAYS
from disputelab.locale import N_
from disputelab.scenarios import shipped

INTRO = N_(
    "All of this is worked out from the same rules as the story, from the day called today on. "
    "Worst and best follow from the rules alone. Expected figures rest on the beliefs at the left: "
    "assumptions, which you can change. Amounts are what the buyer has in the end: money back, and "
    "goods that have come by then; goods that are known to be faulty count nothing."
)
BELIEFS = N_("Beliefs: all of them assumptions")
ORDERS = 1_000_000
HEADINGS = {
    "agrees": N_("The seller: one who …"),
    "comes": N_("The parcel"),
    "wins_with_proof": N_("The platform's ruling"),
    "review_days": N_("How long things take"),
}
"""What stands above a belief and those that follow it."""


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
        self._words, self.shown, self._busy = words, False, False
        self._tasks: set[asyncio.Task[None]] = set()
        self._stop = False
        self._waiting: asyncio.TimerHandle | None = None
        self._doors_of: Ahead | None = None
        panels = ("best", "moves", "doors", "seller", "patience", "sweep", "readings", "orders")
        self._panels = {panel: w.HTML().add_class("ahead-panel") for panel in panels}
        self._sliders = {belief: self._slider(belief) for belief in assumptions()}
        self._whys = {belief: w.HTML() for belief in assumptions()}
        self.widget = self._layout()
        model.observe(lambda _: self.update(), ["beliefs", "proof", "swept"])

    def _slider(self, belief: str) -> Any:
        days = assumptions()[belief].kind is Kind.DAYS
        label = name(belief, self._words)
        made = (
            w.IntSlider(1, 1, MOST_DAYS, description=label)
            if days
            else w.FloatSlider(0, min=0, max=1, step=0.05, description=label, readout_format=".0%")
        )

        def moved(change: Any) -> None:
            if not self._busy:
                self.model.believe(belief, change["new"])

        made.observe(moved, "value")
        return made.add_class("belief")

    def _layout(self) -> w.Widget:
        text = self._words.text
        neutral = w.Button(description=text(N_("Neutral beliefs")), icon="undo")
        neutral.on_click(lambda _: self.model.reset())
        proof = w.Checkbox(True, description=text(N_("the buyer has proof to show")), indent=False)
        w.link((self.model, "proof"), (proof, "value"))
        beliefs = w.VBox(
            [
                w.HTML(f"<h3>{text(BELIEFS)}</h3>"),
                neutral,
                proof,
                *(part for belief in assumptions() for part in self._entry(belief)),
            ]
        ).add_class("beliefs")
        self._swept = w.Dropdown(
            options=[(name(belief, self._words), belief) for belief in assumptions()],
            description=text(N_("Belief")),
        )
        w.link((self.model, "swept"), (self._swept, "value"))
        self._door = w.Dropdown(description=text(N_("Ending")))
        reach = w.Button(description=text(N_("Open a story that reaches it")))
        miss = w.Button(description=text(N_("Open a story that misses it")))
        reach.on_click(lambda _: self._opened(self.model.ahead.doors.witness))
        miss.on_click(lambda _: self._opened(self.model.ahead.doors.counter))
        self._told = w.HTML().add_class("told")
        self._compare = w.Button(description=text(N_("Compare the readings")), icon="balance-scale")
        self._compare.on_click(lambda _: self._start(self.compare()))
        self._run = w.Button(description=text(N_("Run a million orders")), icon="play")
        self._run.on_click(lambda _: self._start(self.populate()))
        halt = w.Button(description=text(N_("Stop")), icon="stop")
        halt.on_click(lambda _: self._halt())
        self._progress = w.IntProgress(0, 0, 100)
        self._seed = w.BoundedIntText(1, min=0, max=10**6, description=text(N_("Seed")))
        sections: tuple[tuple[str, str, list[w.Widget]], ...] = (
            (N_("What each move is worth today"), "moves", []),
            (
                N_("Doors: how long each ending stays in reach"),
                "doors",
                [w.HBox([self._door, reach, miss]).add_class("tools"), self._told],
            ),
            (N_("What the seller has shown"), "seller", []),
            (N_("What waiting costs, and what proof is worth"), "patience", []),
            (N_("At which belief the best move changes"), "sweep", [self._swept]),
            (N_("Does the articles' disagreement matter here?"), "readings", [self._compare]),
            (
                N_("Very many such orders, by the buyer's habit"),
                "orders",
                [w.HBox([self._run, halt, self._progress, self._seed]).add_class("tools")],
            ),
        )
        right = [w.HTML(f'<p class="intro">{text(INTRO)}</p>'), self._panels["best"]]
        for title, panel, tools in sections:
            head = w.HTML(f"<h3>{text(title)}</h3>")
            right.append(w.VBox([head, *tools, self._panels[panel]]).add_class("panel"))
        columns = w.Box([beliefs, w.VBox(right).add_class("outlook")])
        return columns.add_class("columns").add_class("ahead")

    def _entry(self, belief: str) -> Iterator[w.Widget]:
        if belief in HEADINGS:
            yield w.HTML(f"<h4>{self._words.text(HEADINGS[belief])}</h4>")
        yield w.VBox([self._sliders[belief], self._whys[belief]]).add_class("entry")

    def _opened(self, find: Callable[[Door], tuple[Event, ...] | None]) -> None:
        chosen = self._door.value
        door = next((one for one in self.model.ahead.doors.all if one.end == chosen), None)
        events = find(door) if door else None
        if events is None:
            said = self._words.text(
                N_("There is no such story: nothing can bring it about, or nobody can prevent it.")
            )
            self._told.value = f"<p>{said}</p>"
            return
        self.model.open(events)
        self._leave()

    def show(self, shown: bool) -> None:
        """Show the page or put it away."""
        self.shown = shown
        self.update()

    def update(self, words: Words | None = None) -> None:
        """Show what the model holds, if the page is shown at all."""
        self._words = words or self._words
        if not self.shown:
            return
        model, words = self.model, self._words
        ahead, beliefs = model.ahead, model.beliefs
        self._busy = True
        for belief, slider in self._sliders.items():
            slider.value = beliefs[belief]
            self._whys[belief].value = html.assumption(assumptions()[belief], words)
        self._busy = False
        prospects = ahead.prospects(beliefs, model.proof)
        self._set("best", html.sentence(forecast.best_sentence(prospects, words)))
        self._fresh(words)
        if not prospects:
            for panel in ("moves", "seller", "patience", "sweep"):
                self._set(panel, "")
            return
        table = tables.prospects_table(prospects, words)
        told = [(one, forecast.sentences(ahead, one, words)) for one in prospects]
        shares = charts.shares(prospects, words)
        self._set(
            "moves",
            self._svg(charts.ranges(prospects, words), forecast.best_sentence(prospects, words))
            + html.table(table)
            + html.told(told, ahead.position, words)
            + self._svg(shares, words.text(N_("How it may end")))
            + html.folded(tables.stacks_table(shares, N_("Move"), words), words),
        )
        self._soon(self._rest)

    def _rest(self) -> None:
        """What takes longer, and may come a moment after the figures."""
        model, words = self.model, self._words
        ahead, beliefs = model.ahead, model.beliefs
        if ahead.position.finished:
            return
        seen = ahead.seen(beliefs)
        chart = charts.bayes(seen, words)
        said = forecast.seen_sentence(seen, words)
        table = tables.stacks_table(chart, N_("After"), words)
        self._set(
            "seller", html.sentence(said) + self._svg(chart, said) + html.folded(table, words)
        )
        days = ahead.patience(beliefs, model.proof)
        waiting, said = charts.patience(days, words), forecast.patience_sentence(days, words)
        proof = forecast.proof_sentence(ahead.proof_worth(beliefs), words)
        self._set("patience", self._lines(waiting, f"{said} {proof}", lambda day: f"{day:.0f}"))
        swept = sweep(ahead, beliefs, model.swept)
        said = forecast.sweep_sentence(swept, words)
        self._set(
            "sweep",
            self._lines(
                charts.curve(swept, words), said, lambda value: charts.amount(swept.belief, value)
            ),
        )

    def _lines(self, chart: Curves, said: str, across: Callable[[float], str]) -> str:
        """Lines in words, as a picture and as a table."""
        table = html.folded(tables.curves_table(chart, across, self._words), self._words)
        return html.sentence(said) + self._svg(chart, said) + table

    def _svg(self, chart: Ranges | DoorChart | Stacks | Curves, said: str) -> str:
        return self._paper().svg(chart, said)

    def _fresh(self, words: Words) -> None:
        """The doors; what was compared or run before does not hold for another day or story."""
        ahead = self.model.ahead
        found = ahead.doors.all
        sentences = " ".join(forecast.door_sentence(door, words) for door in found)
        chart = charts.doors(ahead, self.model.lab.draft.scenario.until + 1, words)
        quiet = ahead.quiet(chart.days - 1)
        above = self._paper().timeline(timeline(quiet, words, ahead.day), verdict(quiet.end, words))
        table = html.table(tables.doors_table(found, words))
        self._set("doors", above + self._svg(chart, sentences) + table)
        if self._doors_of is not ahead:
            self._doors_of = ahead
            self._door.options = [(end_name(door.end, words), door.end) for door in found]
            self._door.value = found[0].end if found else None
            self._set("readings", "")
            self._set("orders", "")
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

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _halt(self) -> None:
        self._stop = True

    async def compare(self) -> None:
        """Hold the position against every other reading, and every story against `strictest`."""
        words, found = self._words, []
        for one in contrasts(self.model.ahead, self.model.beliefs):
            found.append(one)
            self._set("readings", html.contrasts(found, words))
            await asyncio.sleep(0)
        stories = differing({key: story.scenario for key, story in shipped().items()})
        titles = [words.text(shipped()[key].scenario.title) for key in stories]
        self._set("readings", html.contrasts(found, words) + html.differing(titles, words))

    async def populate(self, orders: int = ORDERS) -> None:
        """Run so many orders for every habit, a day at a time, until done or stopped."""
        self._stop = False
        history = unstarted(self.model.lab.draft.scenario)
        outlook = Outlook(history, 0)
        chances = outlook.chances(self.model.beliefs, proof=self.model.proof)
        solved = outlook.solve(chances)
        found: dict[Habit, Population] = {}
        self._progress.max = len(Habit) * (outlook.until + 1)
        self._progress.value = 0
        for habit in Habit:
            population = Population(Plan(outlook, habit, chances, solved), orders, self._seed.value)
            for _ in population.run():
                self._progress.value += 1
                await asyncio.sleep(0)
                if self._stop:
                    self._progress.value = 0
                    return
            found[habit] = population
            words = self._words
            table = html.table(tables.population_table(found, words))
            said = words.text(N_("How the orders end for each habit"))
            self._set("orders", self._svg(charts.populations(found, words), said) + table)

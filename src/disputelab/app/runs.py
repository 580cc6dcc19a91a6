"""What the second page works out on a click alone: other readings, and very many orders."""

import asyncio
from collections.abc import Callable
from typing import Any

import ipywidgets as w

from disputelab.app import html, html_ahead
from disputelab.app.ahead import AheadModel
from disputelab.core import NEAR_DAYS
from disputelab.figures import ahead as charts
from disputelab.figures import tables
from disputelab.figures.plot import Chart
from disputelab.figures.words import Words
from disputelab.futures import (
    Ahead,
    Beliefs,
    Habit,
    Plan,
    Population,
    TooFar,
    contrasts,
    differing,
    unstarted,
)
from disputelab.futures.outlook import Outlook
from disputelab.locale import N_
from disputelab.scenarios import shipped

ORDERS = 1_000_000
READINGS = N_("Does the articles' disagreement matter here?")
HABITS = N_("Very many such orders, by the buyer's habit")
START = N_(
    "Each order starts at payment, with the price, the protection and the rulebook of this story, "
    "and under the beliefs shown here; nothing else of the story happens in it. The buyers differ "
    "in their habit alone. All but the first and the last open a dispute when protection ends "
    "within {days} days and nothing has come, and cancel it if the parcel comes after all."
)
SEED = N_("The same number draws the same orders and gives the same result.")
IDLE = N_("Nothing is running.")
STOPS = N_("Stops the run; what is finished stays.")
Under = tuple[Ahead, Beliefs, bool]


class Runs:
    """Two panels over a model; what they show is marked once it no longer holds."""

    def __init__(self, model: AheadModel, words: Words, paper: Callable[[], Chart]) -> None:
        self.model, self._words, self._paper = model, words, paper
        self._tasks: set[asyncio.Task[None]] = set()
        self._stop = False
        self._found: dict[str, tuple[Under, str]] = {}
        self.panels = {panel: w.HTML().add_class("ahead-panel") for panel in ("readings", "orders")}
        self.widgets = [self._readings(), self._orders()]

    def _readings(self) -> w.VBox:
        text = self._words.text
        self._compare = w.Button(description=text(N_("Compare the readings")), icon="balance-scale")
        self._compare.on_click(lambda _: self._start(self.compare()))
        head = w.HTML(f"<h3>{text(READINGS)}</h3>")
        return w.VBox([head, self._compare, self.panels["readings"]])

    def _orders(self) -> w.VBox:
        words = self._words
        text = words.text
        self._run = w.Button(description=text(N_("Run a million orders")), icon="play")
        self._run.on_click(lambda _: self._start(self.populate()))
        self.stop = w.Button(description=text(N_("Stop")), icon="stop")
        self.stop.on_click(lambda _: self.halt())
        self.progress = w.IntProgress(0, 0, 100)
        self._seed = w.BoundedIntText(1, min=0, max=10**6, description=text(N_("Draw number")))
        self._seed.add_class("seed")
        self._running(False)
        head = w.HTML(f"<h3>{text(HABITS)}</h3>")
        about = html.note(text(START).format(days=NEAR_DAYS)) + html_ahead.habits(words)
        same = w.HTML(html.note(text(SEED)))
        tools = w.HBox([self._run, self.stop, self.progress, self._seed, same]).add_class("tools")
        return w.VBox([head, w.HTML(about), tools, self.panels["orders"]])

    def _running(self, on: bool) -> None:
        self._run.disabled, self.stop.disabled = on, not on
        self.stop.tooltip = self._words.text(STOPS if on else IDLE)

    def update(self, words: Words) -> None:
        """Mark what was found under other beliefs; what was found of another day or story goes."""
        self._words = words
        for panel, shown in self.panels.items():
            if panel not in self._found:
                shown.value = ""
                continue
            (ahead, *believed), content = self._found[panel]
            if ahead is not self.model.ahead:
                del self._found[panel]
                shown.value = ""
            elif believed == [self.model.beliefs, self.model.proof]:
                shown.value = content
            else:
                shown.value = html_ahead.stale(content, words)

    def _show(self, panel: str, under: Under, content: str) -> None:
        self._found[panel] = under, content
        self.update(self._words)

    def _under(self) -> Under:
        return self.model.ahead, self.model.beliefs, self.model.proof

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def halt(self) -> None:
        """Stop the run."""
        self._stop = True

    async def compare(self) -> None:
        """Hold the position against every other reading, and every story against `strictest`."""
        under, words, found = self._under(), self._words, []
        self._compare.disabled = True
        try:
            for one in contrasts(*under):
                if under[0] is not self.model.ahead:
                    return
                found.append(one)
                self._show("readings", under, html_ahead.contrasts(found, words))
                await asyncio.sleep(0)
            stories = differing({key: story.scenario for key, story in shipped().items()})
            titles = [words.text(shipped()[key].scenario.title) for key in stories]
            told = html_ahead.contrasts(found, words) + html_ahead.differing(titles, words)
            self._show("readings", under, told)
        except TooFar as far:
            self._show("readings", under, html.note(far.text(words.language)))
        finally:
            self._compare.disabled = False

    async def populate(self, orders: int = ORDERS) -> None:
        """Run so many orders for every habit, a day at a time, until done or stopped."""
        self._stop = False
        self._running(True)
        try:
            await self._populate(orders, self._under())
        except TooFar as far:
            self._show("orders", self._under(), html.note(far.text(self._words.language)))
        finally:
            self._running(False)

    async def _populate(self, orders: int, under: Under) -> None:
        ahead, beliefs, proof = under
        outlook = Outlook(unstarted(ahead.history.scenario), 0)
        chances = outlook.chances(beliefs, proof=proof)
        solved = outlook.solve(chances)
        found: dict[Habit, Population] = {}
        self.progress.max = len(Habit) * (outlook.until + 1)
        self.progress.value = 0
        for habit in Habit:
            population = Population(Plan(outlook, habit, chances, solved), orders, self._seed.value)
            for _ in population.run():
                self.progress.value += 1
                await asyncio.sleep(0)
                if self._stop or ahead is not self.model.ahead:
                    self.progress.value = 0
                    return
            found[habit] = population
            words = self._words
            said = words.text(N_("How the orders end for each habit"))
            picture = self._paper().svg(charts.populations(found, words), said)
            table = html.table(tables.population_table(found, words))
            self._show("orders", under, picture + table)

"""Stories to make: any story that meets the conditions passes."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from disputelab.core import (
    Do,
    EndedBy,
    Event,
    History,
    Move,
    OpenReason,
    Order,
    Scenario,
    State,
    replay,
    rulebook,
)
from disputelab.locale import N_
from disputelab.scenarios import shipped

Test = Callable[[History], bool]
PROTECTION, PRICES = (60, 45, 75, 30, 90), (4000, 2550, 12000, 999)


def start(seed: int = 0) -> Scenario:
    """What a learner begins with: goods that are on their way, and nothing else."""
    days = PROTECTION[seed % len(PROTECTION)]
    order = Order(PRICES[seed % len(PRICES)], "USD", days)
    return Scenario("", order, (Event(3, Move(Do.SHIP)),), days + 30)


@dataclass(frozen=True, slots=True)
class Goal:
    """A story to make: what is asked for, and the conditions, each with its words."""

    id: str
    ask: str
    conditions: tuple[tuple[str, Test], ...]
    claims: tuple[str, ...]
    late: Move | None = None
    """What has to be tried a day after protection, where no story that ships is an example."""

    def met(self, history: History) -> tuple[bool, ...]:
        """Whether each condition holds in a history."""
        return tuple(test(history) for _, test in self.conditions)

    def example(self) -> Scenario:
        """A story that meets the conditions: one that ships, or the start with a move too late.

        Raises StopIteration where none does.
        """
        begun = start()
        day = begun.protection_days + 1
        late = (Event(day, self.late),) if self.late else ()
        made = replace(begun, events=(*begun.events, *late))
        stories = (made, *(story.scenario for story in shipped().values()))
        return next(story for story in stories if all(self.met(replay(story))))


def _done(history: History, do: Do) -> bool:
    return any(step.accepted and step.move.do is do for step in history.steps)


def _answered(history: History) -> bool:
    return any(_done(history, do) for do in (Do.AGREE, Do.OFFER, Do.DECLINE))


def _cancelled_in_time(history: History) -> bool:
    return any(
        step.accepted and step.move.do is Do.CANCEL_DISPUTE and not step.after.finished
        for step in history.steps
    )


def _too_late(history: History) -> bool:
    return any(
        step.move.do is Do.OPEN_DISPUTE
        and not step.accepted
        and step.day == step.after.protection.last_day + 1
        for step in history.steps
    )


def _open_at_the_end(history: History) -> bool:
    return any(
        step.move.do is Do.PROTECTION_EXPIRES and step.after.dispute is not None
        for step in history.steps
    )


def _strictly(history: History) -> History:
    return replay(replace(history.scenario, rulebook=rulebook("strictest")))


def _refunded(history: History) -> bool:
    return history.outcome.state is State.REFUNDED


def _by(cause: EndedBy) -> Test:
    return lambda history: history.outcome.ended_by is cause


GOALS = {
    goal.id: goal
    for goal in (
        Goal(
            "cancel-and-win",
            N_("Make a story in which the buyer cancels a dispute and still gets everything back."),
            (
                (N_("a dispute is cancelled, and the money stays held"), _cancelled_in_time),
                (N_("in the end all of the money is back"), _refunded),
            ),
            ("1.08", "2.21", "3.13"),
        ),
        Goal(
            "silence-pays",
            N_("Make a story in which the seller never answers, and that costs him everything."),
            (
                (N_("a dispute is opened"), lambda history: _done(history, Do.OPEN_DISPUTE)),
                (N_("the seller gives no answer to it"), lambda h: not _answered(h)),
                (N_("the silence ends the order"), _by(EndedBy.SELLER_SILENT)),
            ),
            ("2.18", "2.28", "3.16"),
        ),
        Goal(
            "one-day-late",
            N_("Make a story in which the buyer comes one day too late."),
            (
                (N_("a dispute is refused on the day after the last protected one"), _too_late),
                (N_("protection had run out before"), _by(EndedBy.PROTECTION_EXPIRED)),
            ),
            ("2.22",),
            Move(Do.OPEN_DISPUTE, reason=OpenReason.NOT_RECEIVED),
        ),
        Goal(
            "split",
            N_("Make a story in which the two settle for a part, without the platform."),
            (
                (N_("each gets a part"), lambda h: h.outcome.state is State.SPLIT),
                (N_("they settle it themselves"), _by(EndedBy.SETTLED)),
            ),
            ("1.11", "1.12", "2.05"),
        ),
        Goal(
            "eight-days",
            N_("Make a story in which the platform joins although nobody calls it."),
            (
                (N_("the time to settle runs out"), lambda h: _done(h, Do.SETTLEMENT_DEADLINE)),
                (N_("nobody escalates"), lambda h: not _done(h, Do.ESCALATE)),
                (N_("the platform decides"), _by(EndedBy.DECIDED)),
            ),
            ("3.20",),
        ),
        Goal(
            "open-past-the-end",
            N_("Make a story in which protection ends first and the buyer is paid later."),
            (
                (N_("a dispute is open when protection ends"), _open_at_the_end),
                (N_("in the end all of the money is back"), _refunded),
            ),
            ("2.22",),
        ),
        Goal(
            "reading-decides",
            N_("Make a story that ends otherwise if the articles are read as strictly as can be."),
            (
                (
                    N_("the ending under the strictest rulebook is another"),
                    lambda h: _strictly(h).outcome.state is not h.outcome.state,
                ),
            ),
            ("1.14", "2.21", "2.19"),
        ),
    )
}

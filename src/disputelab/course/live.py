"""An order that is being lived through: what has happened, and what others will still do."""

from dataclasses import dataclass, replace

from disputelab.core import (
    ARC,
    Actor,
    Do,
    Event,
    History,
    Move,
    Position,
    Rulebook,
    Scenario,
    next_dawn,
    on_day,
    replay,
    step,
)


@dataclass(frozen=True, slots=True)
class Live:
    """A story up to today, and what others will do after it; no day comes after the last one."""

    story: Scenario
    ahead: tuple[Event, ...]
    last: int
    position: Position

    @property
    def day(self) -> int:
        """Today."""
        return self.position.day

    @property
    def rulebook(self) -> Rulebook:
        """The rules that are followed."""
        return self.story.rulebook

    @property
    def history(self) -> History:
        """Everything up to today, replayed."""
        return replay(self.story)

    @property
    def mine(self) -> tuple[Event, ...]:
        """What the buyer has done so far."""
        return tuple(e for e in self.story.events if ARC[e.move.do].actor is Actor.BUYER)

    def made(self, move: Move) -> "Live":
        """The same day after a move of the buyer's; one that is refused is on record only."""
        verdict = step(self.position, move, self.rulebook)
        events = (*self.story.events, Event(self.day, move))
        story = replace(self.story, events=events)
        return replace(self, story=story, position=verdict.after or self.position)

    def waited(self, day: int) -> "Live":
        """A later day: what others do on the days in between has been done, as far as it can be."""
        now = self
        while now.ahead and now.ahead[0].day <= day:
            event, *ahead = now.ahead
            now = replace(now._slept(event.day), ahead=tuple(ahead))
            if _happens(now, event.move):
                now = now.made(event.move)
        return now._slept(day)

    def news(self, limit: int | None = None) -> "Live":
        """The next day on which something happens, or the last one (or `limit`)."""
        limit, now = self.last if limit is None else limit, self
        while now.day < limit and now.is_like(self):
            due = next_dawn(now.position, now.rulebook)
            planned = now.ahead[0].day if now.ahead else None
            now = now.waited(min(day for day in (due, planned, limit) if day is not None))
        return now

    def is_like(self, other: "Live") -> bool:
        """Whether nothing but time lies between the two."""
        same = len(self.story.events) == len(other.story.events)
        return same and on_day(self.position, other.day) == other.position

    def _slept(self, day: int) -> "Live":
        story = replace(self.story, until=day)
        return replace(self, story=story, position=replay(story).end)


def _happens(live: Live, move: Move) -> bool:
    """Whether somebody else does what the story has them do.

    A seller who is rid of the dispute is heard of no more, and a platform has nothing to rule on.
    """
    idle = live.position.dispute is None and move.do is not Do.SHIP
    if idle and ARC[move.do].actor is not Actor.CARRIER:
        return False
    return step(live.position, move, live.rulebook).allowed


def begin(scenario: Scenario, day: int) -> Live:
    """A story on a day: what it has the buyer do after that day is left to whoever plays."""
    past = tuple(event for event in scenario.events if event.day <= day)
    later = (event for event in scenario.events if event.day > day)
    ahead = tuple(event for event in later if ARC[event.move.do].actor is not Actor.BUYER)
    story = replace(scenario, events=past, until=day)
    return Live(story, ahead, scenario.until, replay(story).end)


def moments(start: Live, end: Live) -> list[Live]:
    """Every moment from the start of a play to its end, each after one thing more."""
    found = [start]

    def wait(day: int) -> None:
        while found[-1].day < day:
            found.append(found[-1].news(day))

    for event in end.mine[len(start.mine) :]:
        wait(event.day)
        found.append(found[-1].made(event.move))
    wait(end.day)
    return found

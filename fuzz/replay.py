"""Any story that a file may hold, replayed and told: no error at all, and every invariant holds.

An input is a story in JSON. It is changed as a story, not as bytes, so that it stays one.
"""

import json
import math
import random
import zlib
from dataclasses import fields

import atheris
from harness import start

with atheris.instrument_imports(include=["disputelab"]):
    from beginnings import seeds
    from changing import changed
    from core.invariants import AGAIN, ALWAYS

    from disputelab.core import History, advise, difference, eve, menu, replay
    from disputelab.figures.compose import compose
    from disputelab.figures.report import to_csv, to_json, to_text
    from disputelab.figures.scene import SIZES
    from disputelab.figures.timeline import timeline
    from disputelab.figures.verdict import verdict
    from disputelab.figures.words import Words
    from disputelab.locale import LANGUAGES
    from disputelab.scenarios import Malformed, read_json

MOST_DAYS = 200
SAMPLE = 8
"""Of so many stories, if it is no longer than that, one is also held against others like it."""


def one(data: bytes) -> None:
    """Replay an input, if it is a story, and make all of it that can be made of a history."""
    try:
        story = read_json(data.decode())
    except (Malformed, UnicodeDecodeError):
        return
    history = replay(story)
    book = story.rulebook
    waits = story.until + history.end.protection.last_day
    waits += book.reply_days.value + book.settle_days.value
    deeply = waits <= MOST_DAYS and zlib.crc32(data) % SAMPLE == 0
    for invariant in ALWAYS + AGAIN if deeply else ALWAYS:
        invariant(history)
    assert difference(history, history).same
    for language in LANGUAGES:
        tell(history, Words(language, story.order))
    for made in menu(history.end, book):
        assert advise(history.end, made.move.do) is not None


def tell(history: History, words: Words) -> None:
    """Make words, data, a sheet and pictures of a history."""
    last = history.scenario.until
    json.dumps(to_json(history, words), allow_nan=False)
    to_csv(history, words).encode()
    to_text(history, words).encode()
    for today in {0, eve(history), last}:
        assert verdict(history.at(today), words)
        shown = timeline(history, words, today, hidden=today < last)
        for size in SIZES.values():
            for item in compose(shown, size).items:
                numbers = (getattr(item, one.name) for one in fields(item))
                assert all(math.isfinite(n) for n in numbers if isinstance(n, float)), item


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Another story like this one; now and then other bytes."""
    chance = random.Random(seed)
    if chance.random() < 0.02:
        return atheris.Mutate(data, most)
    try:
        story = json.loads(data)
        for _ in range(chance.choice([1, 1, 1, 2, 4])):
            story = changed(story, chance)
        made = json.dumps(story, ensure_ascii=False).encode()
    except (ValueError, TypeError, LookupError, AttributeError):
        made = b""
    return made if 0 < len(made) <= most else chance.choice(seeds("replay"))


if __name__ == "__main__":
    start(one, seeds("replay"), mutate)

"""A story as Python to paste into a notebook: the code that makes it, replays it, and draws it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from disputelab.core import Rulebook, Scenario
from disputelab.locale import N_, translator
from disputelab.scenarios.load import dump
from disputelab.scenarios.shipped import shipped

if TYPE_CHECKING:
    from disputelab.futures import Beliefs

PLAIN = ("price", "currency", "protection_days")
"""Fields of an order that a change can name without another import."""
STORIES = "disputelab.scenarios"
Names = set[tuple[str, str]]
"""What code imports: modules, and the names in them."""
NEEDED: Names = {
    ("IPython.display", "SVG"),
    ("IPython.display", "display"),
    ("disputelab", "replay"),
    ("disputelab.figures", "tell"),
    ("disputelab.figures.export", "figure"),
    ("disputelab.figures.words", "Words"),
}
AHEAD_NEEDS: Names = {
    ("disputelab.figures.foretell", "to_text"),
    ("disputelab.futures", "Ahead"),
    ("disputelab.futures", "Beliefs"),
}
SHOW = 'display(SVG(figure(history, words, today, "svg")))'
FORETELL = "print(to_text(Ahead(history, today), beliefs, {proof}, (), words))"
MADE = N_("Where the story comes from: change it here, and run the code again.")
CHANGED = N_("A story that ships, with some changes (amounts in cents): change more, run it again.")
REPLAYED = N_("What the rules make of it: every step with its reason, and how it ends.")
DRAWN = N_("Its picture, as it looks on this day.")
AHEAD = N_("What may still follow from that day on. The beliefs are assumptions: try others.")


def as_python(
    scenario: Scenario,
    today: int,
    beliefs: "Beliefs | None" = None,
    proof: bool = True,
    language: str = "en",
) -> str:
    """Code that leaves `story` equal to a scenario and `history` equal to its replay.

    It tells the story and draws it as on the day `today`; with `beliefs` it looks ahead from that
    day too. `proof`: whether the buyer has proof to show. Its comments are in that language.
    """
    say = translator(language)
    lines, needed = _story(scenario)
    parts = [
        (CHANGED if ("dataclasses", "replace") in needed else MADE, lines),
        (REPLAYED, ["history = replay(story)", f'print(tell(history, "{language}"))']),
        (DRAWN, [f"today = {today}", f'words = Words("{language}", story.order)', SHOW]),
    ]
    if beliefs:
        needed |= AHEAD_NEEDS
        parts.append((AHEAD, [f"beliefs = {_believed(beliefs)}", FORETELL.format(proof=proof)]))
    body = [line for text, code in parts for line in ("", f"# {say(text)}", *code)]
    return "\n".join([*_imports(NEEDED | needed), *body, ""])


def _imports(needed: Names) -> Iterator[str]:
    """The imports, a line for each module: the library's, others', and ours."""
    for group in ("dataclasses", "IPython", "disputelab"):
        modules = sorted({module for module, _ in needed if module.startswith(group)})
        if group == "disputelab" and len(modules) < len({module for module, _ in needed}):
            yield ""
        for module in modules:
            names = sorted(name for other, name in needed if other == module)
            yield f"from {module} import {', '.join(names)}"
        if group == "dataclasses" and modules:
            yield ""


def _story(scenario: Scenario) -> tuple[list[str], Names]:
    """The lines that make the story, and what they need.

    One that ships is named, with what little was changed in it; any other is spelled out.
    """
    for name, one in shipped().items():
        known = one.scenario
        if known.events != scenario.events:
            continue
        order = replace(known.order, **{f: getattr(scenario.order, f) for f in PLAIN})
        other = replace(known, order=order, until=scenario.until, rulebook=scenario.rulebook)
        if other == scenario:
            return _changed(name, known, scenario)
    return [f"story = read_yaml({_literal(dump(scenario))})"], {(STORIES, "read_yaml")}


def _changed(name: str, known: Scenario, scenario: Scenario) -> tuple[list[str], Names]:
    lines, needed = [f'story = shipped()["{name}"].scenario'], {(STORIES, "shipped")}
    if known == scenario:
        return lines, needed
    changes = []
    if known.order != scenario.order:
        fields = ((field, getattr(scenario.order, field)) for field in PLAIN)
        kept = {field: value for field, value in fields if value != getattr(known.order, field)}
        changes.append(f"order=replace(story.order, {_arguments(kept)}),")
    if known.until != scenario.until:
        changes.append(f"until={scenario.until},")
    if known.rulebook != scenario.rulebook:
        needed.add(("disputelab", "rulebook"))
        changes.append(f"rulebook={_book(scenario.rulebook)},")
    lines += ["story = replace(", "    story,", *(f"    {change}" for change in changes), ")"]
    return lines, needed | {("dataclasses", "replace")}


def _book(book: Rulebook) -> str:
    chosen = f".override({_arguments(book.chosen)})" if book.chosen else ""
    return f'rulebook("{book.name}"){chosen}'


def _believed(beliefs: "Beliefs") -> str:
    usual = type(beliefs)().values
    chosen = {name: value for name, value in beliefs.values.items() if value != usual[name]}
    return f"Beliefs().but({_arguments(chosen)})" if chosen else "Beliefs()"


def _arguments(values: Mapping[str, object]) -> str:
    return ", ".join(
        f'{name}="{value}"' if isinstance(value, str) else f"{name}={value}"
        for name, value in values.items()
    )


def _literal(text: str) -> str:
    """Lines of text as a Python literal that shows them, and hides nothing that is not seen."""
    seen = all(letter.isprintable() or letter == "\n" for letter in text)
    if seen and "\\" not in text and '"""' not in text:
        return f'"""\\\n{text}"""'
    return "\n" + "".join(f"    {line!r}\n" for line in text.splitlines(keepends=True))

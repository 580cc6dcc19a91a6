"""Which changes are made to the core, and which tests they have to pass."""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cosmic_ray.plugins
import parso
from cosmic_ray.ast import ast_nodes
from cosmic_ray.mutating import mutate_code
from operators import OPERATORS, MemberSwapped, members

CORE = Path("src/disputelab/core")
PAGE = Path("docs/mutants.md")
SLOW = ("test_second_opinion.py", "test_properties.py", "test_reachable.py")
"""They run each alone, after all others, and meet only what the others let live."""
OTHERS = ("tests/scenarios/test_shipped.py",)
LEFT_OUT = re.compile(r"Comparison\w+_(((Is|IsNot)_(?!Is))|((?!Is)[A-Za-z]+_Is))|Variable")
"""Instead of `is` only `is not` is tried, and never `is` instead of `==` or `<`: the order of the
words of an enumeration means nothing, and which equal numbers are one object is Python's affair."""
ANNOTATIONS = ("tfpdef", "annassign")
LINE = re.compile(r"^- (\w+\.py) (\d+): (`.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Change:
    """One mutant: the file, its text, the operator, and its how-manieth place there."""

    path: Path
    source: str
    operator: str
    occurrence: int
    line: int

    @property
    def mutated(self) -> str:
        """The text after the change."""
        operator = cosmic_ray.plugins.get_operator(self.operator)()
        return mutate_code(self.source, operator, self.occurrence) or self.source

    def __str__(self) -> str:
        """The first line that differs, with its number, before and after."""
        old, new = self.source.splitlines(), self.mutated.splitlines()
        pieces = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        _, start, end, at, to = next(piece for piece in pieces if piece[0] != "equal")
        while start < end and not old[start].strip():
            start += 1
        before, after = _shown(old[start:end]), _shown(new[at:to])
        return f"{self.path.name} {start + 1}: `{before}` → `{after}`"


def _shown(lines: list[str]) -> str:
    text = [re.sub(r"\s+", " ", line.strip()) for line in lines]
    return text[0] + (" …" if len(text) > 1 else "") if text else ""


def changes() -> list[Change]:
    """Every mutant of the core, by file and line."""
    paths = sorted(CORE.glob("*.py"))
    for path in paths:
        MemberSwapped.enumerations |= members(path.read_text())
    cosmic_ray.plugins.OPERATOR_PROVIDERS["tables"] = OPERATORS
    names = [name for name in cosmic_ray.plugins.operator_names() if not LEFT_OUT.search(name)]
    found = []
    for path in paths:
        source = path.read_text()
        nodes = list(ast_nodes(parso.parse(source)))
        made = [change for name in names for change in _changes(path, source, nodes, name)]
        found += sorted(made, key=lambda change: change.line)
    return found


def _changes(path: Path, source: str, nodes: list[Any], name: str) -> list[Change]:
    operator = cosmic_ray.plugins.get_operator(name)()
    places = [node for node in nodes for _ in operator.mutation_positions(node)]
    return [
        Change(path, source, name, number, node.start_pos[0])
        for number, node in enumerate(places)
        if not _annotates(node)
    ]


def _annotates(node: Any) -> bool:
    while node.parent is not None:
        outer = node.parent
        if outer.type in ANNOTATIONS and node is not outer.children[0]:
            # `a: int | None = b` holds its value in the same node.
            return outer.type == "tfpdef" or outer.children.index(node) == 1
        if outer.type == "funcdef" and node is outer.annotation:
            return True
        node = outer
    return False


def groups() -> list[tuple[str, ...]]:
    """The files of tests that run together, the fast ones first."""
    paths = sorted(path for path in Path("tests/core").glob("test_*.py"))
    fast = [str(path) for path in paths if path.name not in SLOW]
    return [(*fast, *OTHERS), *((f"tests/core/{name}",) for name in SLOW)]


def explained() -> set[str]:
    """The mutants that the page explains."""
    text = PAGE.read_text() if PAGE.exists() else ""
    return {f"{file} {line}: {change}" for file, line, change in LINE.findall(text)}

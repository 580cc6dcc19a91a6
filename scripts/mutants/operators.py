"""What is done to the code of a table, which Cosmic Ray's own operators leave alone.

They change numbers, signs, conditions and comparisons. The rules are mostly tables of names and
words, so these drop an item, change a word, take another member of an enumeration, and lose what
is worked out.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from cosmic_ray.operators.operator import Example, Operator
from parso.python.tree import Name
from parso.python.tree import Operator as Comma

NEIGHBOURS = [
    ("AWAITING", "NEGOTIATING", "REVIEW", "RETURN"),
    ("DANGER", "CAUTION", "NOTE"),
    ("max", "min"),
    ("any", "all"),
]
"""Names that can stand in for each other: each is changed into the next."""
SHORT = {"A": "Actor", "D": "Do"}
"""Names of enumerations in the table of arcs."""


def members(source: str) -> dict[str, list[str]]:
    """The enumerations defined in a source, each with the names of its members."""
    found = re.findall(r"^class (\w+)\(StrEnum\):\n((?:(?: .*)?\n)+)", source, re.MULTILINE)
    return {name: re.findall(r"^    ([A-Z_]+) = ", body, re.MULTILINE) for name, body in found}


def _next() -> dict[str, str]:
    return {a: b for ring in NEIGHBOURS for a, b in pairwise((*ring, ring[0]))}


def _leaf(code: str, instead_of: Any) -> Name:
    first = instead_of.get_first_leaf()
    made = Name(code, first.start_pos, prefix=first.prefix)
    made.parent = instead_of.parent  # what was changed is walked through as well
    return made


def _groups(children: list[Any]) -> list[list[Any]]:
    """The items between commas."""
    found: list[list[Any]] = [[]]
    for child in children:
        if child.type == "operator" and child.value == ",":
            found.append([])
        else:
            found[-1].append(child)
    return [group for group in found if group]


def _joined(groups: list[list[Any]]) -> list[Any]:
    """The items with a comma behind each, so that one item alone is a tuple still."""
    return [leaf for group in groups for leaf in (*group, Comma(",", (0, 0)))]


class Mutation(Operator):
    """A change that a node may suffer in some ways: `ways` finds them, `apply` makes one."""

    def ways(self, node: Any) -> list[Any]:
        raise NotImplementedError

    def apply(self, node: Any, way: Any) -> Any:
        raise NotImplementedError

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        for way in self.ways(node):
            place = way[0] if isinstance(way, list) else node
            end = way[-1] if isinstance(way, list) else node
            yield place.start_pos, end.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        return self.apply(node, self.ways(node)[index])

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return ()


class ItemDropped(Mutation):
    """`(a, b)` becomes `(b,)`; the same for lists, sets and dictionaries."""

    def ways(self, node: Any) -> list[Any]:
        if node.type not in ("testlist_comp", "dictorsetmaker"):
            return []
        if any(child.type in ("sync_comp_for", "comp_for") for child in node.children):
            return []
        return _groups(node.children)

    def apply(self, node: Any, way: Any) -> Any:
        node.children = _joined([group for group in _groups(node.children) if group != way])
        return node


class KeywordDropped(Mutation):
    """`f(a, when=b)` becomes `f(a)`: the default is taken."""

    def ways(self, node: Any) -> list[Any]:
        if node.type not in ("arglist", "trailer"):
            return []
        return [g for g in _groups(node.children[:]) for g in self._keywords(g)]

    @staticmethod
    def _keywords(group: list[Any]) -> list[list[Any]]:
        return [
            [child]
            for child in group
            if child.type == "argument" and child.children[1].get_code() == "="
        ]

    def apply(self, node: Any, way: Any) -> Any:
        if node.type == "trailer":
            node.children = [child for child in node.children if child is not way[0]]
        else:
            node.children = _joined([g for g in _groups(node.children) if g != way])
        return node


class WordChanged(Mutation):
    """`"review"` becomes `"XXreview"`; docstrings stay."""

    def ways(self, node: Any) -> list[Any]:
        told = node.type == "string" and node.parent.type not in ("simple_stmt", "file_input")
        return [None] if told else []

    def apply(self, node: Any, way: Any) -> Any:
        return _leaf(re.sub(r"""(["'])(?=[^"']|["']$)""", r"\1XX", node.value, count=1), node)


class MemberSwapped(Mutation):
    """`Stage.REVIEW` becomes the next stage, `max` becomes `min`."""

    enumerations: dict[str, list[str]] = {}  # noqa: RUF012

    def ways(self, node: Any) -> list[Any]:
        if node.type == "name" and node.value in _next():
            return [] if node.is_definition() or self._is_attribute(node) else [None]
        return [None] if self._other(node) else []

    @staticmethod
    def _is_attribute(node: Any) -> bool:
        return node.parent.type == "trailer" and node.parent.children[0].get_code() == "."

    def _other(self, node: Any) -> str | None:
        if node.type not in ("atom_expr", "power") or node.children[0].type != "name":
            return None
        owner, rest = node.children[0].value, node.children[1].get_code()
        names = self.enumerations.get(SHORT.get(owner, owner), [])
        if not rest.startswith(".") or rest[1:] not in names:
            return None
        return names[(names.index(rest[1:]) + 1) % len(names)]

    def apply(self, node: Any, way: Any) -> Any:
        if node.type == "name":
            return _leaf(_next()[node.value], node)
        trailer = node.children[1]
        trailer.children[1] = _leaf(self._other(node) or "", trailer.children[1])
        return node


class ResultLost(Mutation):
    """`return x` returns None, and so does a lambda."""

    def ways(self, node: Any) -> list[Any]:
        if node.type == "return_stmt" and len(node.children) > 1:
            body = node.children[1]
        elif node.type == "lambdef":
            body = node.children[-1]
        else:
            return []
        return [] if body.get_code().strip() in ("None", "()") else [[body]]

    def apply(self, node: Any, way: Any) -> Any:
        node.children[-1] = _leaf(" None", way[0])
        return node


class DeedSkipped(Mutation):
    """A call, an assignment or a raise in a function is left out."""

    def ways(self, node: Any) -> list[Any]:
        if node.type != "simple_stmt" or not self._in_function(node):
            return []
        deed = node.children[0]
        calls = deed.type == "atom_expr" and deed.children[-1].get_code().endswith(")")
        return [[deed]] if calls or deed.type in ("expr_stmt", "raise_stmt") else []

    @staticmethod
    def _in_function(node: Any) -> bool:
        while node is not None and node.type not in ("funcdef", "classdef"):
            node = node.parent
        return node is not None and node.type == "funcdef"

    def apply(self, node: Any, way: Any) -> Any:
        node.children[0] = _leaf("pass", node.children[0])
        return node


OPERATORS = {
    operator.__name__: operator
    for operator in (
        ItemDropped,
        KeywordDropped,
        WordChanged,
        MemberSwapped,
        ResultLost,
        DeedSkipped,
    )
}

"""What the answer hangs on: the beliefs at which another move becomes best."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from disputelab.arrays import np
from disputelab.core import Move
from disputelab.futures.beliefs import MOST_DAYS, Beliefs, Kind, assumptions
from disputelab.futures.graph import Array
from disputelab.futures.habits import TOLERANCE
from disputelab.futures.prospects import Ahead

POINTS = 11


@dataclass(frozen=True, slots=True)
class Sweep:
    """Every move's expected figure over the range of one belief: cents by (value, move).

    `changes` are the values at which a move becomes best or is so no longer, each to within a
    hundredth of the range, and each is one of `values`; `best` are the moves that are best below
    the first of them, between them, and above the last. A stretch of no more than a hundredth
    of the range, such as a tie at one of its ends, is left out.
    """

    belief: str
    values: tuple[float, ...]
    moves: tuple[Move | None, ...]
    expected: Array
    changes: tuple[float, ...]
    best: tuple[tuple[Move | None, ...], ...]


def reach(belief: str) -> tuple[float, float]:
    """The least and the greatest value of a belief that a sweep looks at."""
    return (1, MOST_DAYS) if assumptions()[belief].kind is Kind.DAYS else (0, 1)


def sweep(ahead: Ahead, beliefs: Beliefs, belief: str, proof: bool = True) -> Sweep:
    """How every move's expected figure moves with one belief, the others staying as they are."""
    low, high = reach(belief)
    values = np.linspace(low, high, POINTS)

    def expected(at: Array) -> tuple[tuple[Move | None, ...], Array]:
        return expectations(ahead, [_with(beliefs, belief, value) for value in at], proof)

    moves, found = expected(values)
    sets = _best(found)
    changes, best = [], [sets[0]]
    for between, one, other in zip(pairwise(values), sets, sets[1:], strict=False):
        if one != other:
            changes.append(_change(lambda at: expected(at)[1], between))
            best.append(other)
    changes, best = _lasting(changes, best, (low, high))
    if changes:
        values = np.append(values, changes)
        found = np.append(found, expected(np.array(changes))[1], axis=0)
        order = np.argsort(values)
        values, found = values[order], found[order]
    stretches = tuple(tuple(moves[number] for number in sorted(one)) for one in best)
    return Sweep(belief, tuple(map(float, values)), moves, found, tuple(changes), stretches)


def _with(beliefs: Beliefs, belief: str, value: float) -> Beliefs:
    """Beliefs with another value; shares of behaviours stand for the share itself."""
    shares = {str(kind): share for kind, share in beliefs.shares.items()}
    if belief not in shares:
        return beliefs.but(**{belief: float(value)})
    others = 1 - shares[belief]
    return beliefs.but(
        **{
            kind: value
            if kind == belief
            else (share / others if others else 1 / (len(shares) - 1)) * (1 - value)
            for kind, share in shares.items()
        }
    )


def _best(expected: Array) -> list[set[int]]:
    best = expected.max(axis=1, keepdims=True) - TOLERANCE
    return [set(np.flatnonzero(row)) for row in expected >= best]


def _lasting(
    changes: list[float], best: list[set[int]], ends: tuple[float, float]
) -> tuple[list[float], list[set[int]]]:
    """The changes and what is best between them, but for ties that hold at one point alone."""
    low, high = ends
    point = (high - low) / 100
    kept, stretches = changes[:1], best[:2]
    for change, after in zip(changes[1:], best[2:], strict=True):
        if kept and change - kept[-1] < 1.5 * point:
            kept[-1], stretches[-1] = (kept[-1] + change) / 2, after
            if after == stretches[-2]:
                del kept[-1], stretches[-1]
        else:
            kept.append(change)
            stretches.append(after)
    if kept and kept[0] - low < point:
        del kept[0], stretches[0]
    if kept and high - kept[-1] < point:
        del kept[-1], stretches[-1]
    return kept, stretches


def _change(expected: Callable[[Array], Array], between: tuple[float, float]) -> float:
    """Where between two values the best move changes: looked for in a finer grid."""
    values = np.linspace(*between, POINTS)
    best = _best(expected(values))
    first = next(i for i in range(1, POINTS) if best[i] != best[0])
    return float(values[first - 1] + values[first]) / 2


def expectations(
    ahead: Ahead, beliefs: list[Beliefs], proof: bool = True
) -> tuple[tuple[Move | None, ...], Array]:
    """Every move's expected figure in cents under each of several beliefs: (beliefs, moves)."""
    outlook = ahead.outlook
    chances = outlook.chances(*beliefs, proof=proof)
    ends = outlook.solve(chances).ends[0]
    moves = tuple(
        move for move in (*outlook.possible, None) if proof or move != outlook.turns.evidence
    )
    columns = [
        np.max([ends[place] for _, place in outlook.choices_after(move, chances)], axis=0)
        for move in moves
    ]
    return moves, np.array(columns).T

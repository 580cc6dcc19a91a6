"""A game as a short code that can be sent: its seed and its settings, with a check.

`G1-XXXXX-XX`: the version, five letters for seed and seller, and two that a slip breaks.
"""

from dataclasses import dataclass
from hashlib import blake2b

from disputelab.futures import Behaviour, Beliefs
from disputelab.locale import N_

VERSION = "G1"
SEEDS = 2**22
"""Seeds run from 0 up to this."""
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_SELLERS = (None, *Behaviour)
OTHER_VERSION = N_("This code was made by another version of the game: this one reads codes of G1.")
WRONG_LENGTH = N_("A code looks like G1-XXXXX-XX, with letters and digits in place of each X.")
WRONG_LETTER = N_("A code has no such letter in it: compare it with the one you were sent.")
WRONG_CHECK = N_("The code does not add up: some character of it is another. Compare it again.")


class BadCode(ValueError):  # noqa: N818
    """What is wrong with a code, in English."""


@dataclass(frozen=True, slots=True)
class Code:
    """A seed, and the seller's behaviour where it is no secret (None: drawn, and hidden).

    Raises ValueError for a seed out of range.
    """

    seed: int
    seller: Behaviour | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.seed < SEEDS:
            raise ValueError(f"a seed is from 0 to {SEEDS - 1}, not {self.seed}")

    def __str__(self) -> str:
        told = _letters(self.seed * 8 + _SELLERS.index(self.seller), 5)
        return f"{VERSION}-{told}-{_check(told)}"

    @property
    def beliefs(self) -> Beliefs:
        """What the buyer believes at the start: neutral, but for a seller who is no secret."""
        if self.seller is None:
            return Beliefs()
        return Beliefs().but(**{kind: float(kind is self.seller) for kind in Behaviour})


def read(text: str) -> Code:
    """The game of a code as somebody typed it. Raises BadCode, which says what is wrong."""
    plain = text.strip().upper().translate(_MISREAD)
    if not plain.startswith(VERSION):
        other = plain[:1] == "G" and plain[1:2].isdigit()
        raise BadCode(OTHER_VERSION if other else WRONG_LENGTH)
    told = plain.removeprefix(VERSION)
    if len(told) != 7:
        raise BadCode(WRONG_LENGTH)
    if not set(told) <= set(_ALPHABET):
        raise BadCode(WRONG_LETTER)
    if told[5:] != _check(told[:5]):
        raise BadCode(WRONG_CHECK)
    number = 0
    for letter in told[:5]:
        number = number * 32 + _ALPHABET.index(letter)
    seed, seller = divmod(number, 8)
    if seller >= len(_SELLERS):
        raise BadCode(WRONG_CHECK)
    return Code(seed, _SELLERS[seller])


def _letters(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _check(told: str) -> str:
    digest = blake2b(f"{VERSION}{told}".encode(), digest_size=2).digest()
    return _letters(int.from_bytes(digest) & 1023, 2)

"""How much may follow for it still to be worked out: periods can be ten years long."""

from disputelab.locale import N_, translator

MOST_NODES = 5_000_000
"""Places times days; the usual order has half a million, and five take about 100 MB."""
TOO_FAR = N_(
    "So much may still follow here that it is not worked out: protection or the seller's and the "
    "dispute's days are too long. Shorten them, or look from a later day."
)


class TooFar(ValueError):  # noqa: N818
    """More may follow than is worked out."""

    def text(self, language: str) -> str:
        """What is wrong, in a language."""
        return translator(language)(TOO_FAR)

    def __str__(self) -> str:
        return self.text("en")


def check(places: int, days: int) -> None:
    """Raises TooFar for more places on more days than are worked out."""
    if places * days > MOST_NODES:
        raise TooFar

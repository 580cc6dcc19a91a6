"""The picture of a story to stand alone in a document: its title above, how it ends below."""

from disputelab.core import History
from disputelab.figures.compose import compose
from disputelab.figures.draw import Form, picture
from disputelab.figures.paper import Font, below, placed, text
from disputelab.figures.printed import pdf
from disputelab.figures.scene import WIDE, Scene
from disputelab.figures.style import MUTED
from disputelab.figures.timeline import timeline
from disputelab.figures.verdict import verdict
from disputelab.figures.words import NOTICE, Words

MARGIN = 14
LONG = 300
"""A title of more letters is set in small ones."""
MOST_LINES = 110
"""The most lines of a title, so that a picture of it stays one."""


def figure(history: History, words: Words, today: int, form: Form = "png", dpi: int = 300) -> bytes:
    """A history as on a day, as a file for print: "png", "svg" or "pdf"; no text of it is cut.

    `dpi` is a PNG's alone.
    """
    scene = alone(history, words, today)
    if form == "pdf":
        return pdf([scene], words.text(history.scenario.title), words.language)
    return picture(scene, form, dpi)


def alone(history: History, words: Words, today: int) -> Scene:
    """The timeline under its title, over the verdict and what all of it rests on."""
    title = words.text(history.scenario.title)
    wide = WIDE.width - 2 * MARGIN
    head = text(title, wide, Font(8 if len(title) > LONG else 17, weight="bold"), MOST_LINES)
    said = text(verdict(history.end, words), wide, Font(13, weight="bold"))
    notice = text(words.text(NOTICE), wide, Font(10, MUTED))
    shown = compose(timeline(history, words, today), WIDE)
    foot = below((said, notice), 6)
    head_height, foot_top = head.height + 6, head.height + 6 + shown.height + 6
    items = (
        *placed(head, MARGIN, MARGIN),
        *placed(shown, 0, MARGIN + head_height),
        *placed(foot, MARGIN, MARGIN + foot_top),
    )
    return Scene(WIDE.width, MARGIN + foot_top + foot.height + MARGIN, items)

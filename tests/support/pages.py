"""Where the letters of a scene stand."""

from disputelab.figures.letters import width
from disputelab.figures.scene import Label

Box = tuple[float, float, float, float]


def box(label: Label) -> Box:
    """Left, top, right and bottom of a line of text."""
    long = width(label.text, label.size, label.weight)
    left = label.x - {"left": 0.0, "center": long / 2, "right": long}[label.anchor]
    return left, label.y - label.size / 2, left + long, label.y + label.size / 2


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.5

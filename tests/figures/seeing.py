"""How well colours can be told apart, also by eyes that do not see all of them."""

# https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
# Machado, Oliveira, Fernandes 2009: full protanopia and deuteranopia, on linear light.
BLIND = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def light(color):
    """The three parts of a colour as amounts of light, 0 to 1."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def times(matrix, parts):
    return tuple(sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix)


def contrast(one, other):
    """The contrast of two colours, 1 to 21."""
    dim, bright = sorted(times(XYZ, light(color))[1] for color in (one, other))
    return (bright + 0.05) / (dim + 0.05)


def lab(parts):
    """CIE L*a*b* of an amount of light."""
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (max(0, p) / w for p, w in zip(times(XYZ, parts), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one, other, blind):
    """How far apart two colours look to somebody; 2 is just visible, 10 is seen at once."""
    seen = [lab(tuple(max(0, p) for p in times(BLIND[blind], light(c)))) for c in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


def under(color, veil, share):
    """A colour below a veil of another that hides a share of it."""
    parts = [(int(color[i : i + 2], 16), int(veil[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)

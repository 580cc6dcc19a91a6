"""The style of the pages: the colours, which have one place, and the sheets that use them."""

from disputelab.app.assets import assets
from disputelab.figures.style import theme_css


def style(*sheets: str) -> str:
    """A `<style>` element: colours, those of pictures too, `style.css` and other sheets."""
    names = ("voila/theme.css", "style.css", *sheets)
    return f"<style>{theme_css()}{assets(*names)}</style>"

"""The style of the pages: the colours, which have one place, and the sheets that use them."""

from importlib.resources import files

from disputelab.figures.style import theme_css


def style(*sheets: str) -> str:
    """A `<style>` element: colours, those of pictures too, `style.css` and other sheets."""
    names = ("voila/theme.css", "style.css", *sheets)
    texts = (files(__package__).joinpath(*name.split("/")).read_text("utf-8") for name in names)
    return f"<style>{theme_css()}{''.join(texts)}</style>"

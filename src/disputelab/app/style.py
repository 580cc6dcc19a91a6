"""The style of the pages: the colours, which have one place, and the sheets that use them."""

from importlib.resources import files


def style(*sheets: str) -> str:
    """A `<style>` element: colours, `style.css`, and other sheets, such as "course/game.css"."""
    names = ("voila/theme.css", "style.css", *sheets)
    texts = (files(__package__).joinpath(*name.split("/")).read_text("utf-8") for name in names)
    return f"<style>{''.join(texts)}</style>"

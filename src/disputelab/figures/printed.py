"""Pages as one PDF: letters embedded as TrueType, its language told, the same bytes each time."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from matplotlib import rc_context
from matplotlib.backends import backend_pdf

from disputelab.figures.draw import PRINT, on_paper
from disputelab.figures.scene import Scene
from disputelab.figures.wrapping import plain

MAKER = "disputelab"
PARTS: Any = backend_pdf
"""matplotlib's own parts of a PDF, which tell no types."""


def pdf(pages: Iterable[Scene], title: str, language: str) -> bytes:
    """A PDF of pages of any size; `language` is a code such as "en"."""
    out = BytesIO()
    told = {"Title": plain(title)[:500], "Author": MAKER, "Creator": MAKER, "CreationDate": None}
    with rc_context(PRINT):
        file = PARTS.PdfFile(out, metadata=told)
        # In the place of the catalogue that is there already and tells no language.
        root = {"Type": PARTS.Name("Catalog"), "Pages": file.pagesObject, "Lang": language}
        file.writeObject(file.rootObject, root)
        for page in pages:
            _draw(page, file)
        file.finalize()
        file.close()
    return out.getvalue()


def _draw(page: Scene, file: Any) -> None:
    figure = on_paper(page)
    file.newPage(page.width / 72, page.height / 72)
    renderer = PARTS.RendererPdf(file, 72, page.height / 72, page.width / 72)
    figure.draw(renderer)
    renderer.finalize()

"""Pages as one PDF: letters embedded as TrueType, its language told, the same bytes each time."""

from collections.abc import Iterable
from io import BytesIO

from matplotlib import rc_context
from matplotlib.backends.backend_pdf import Name, PdfFile, RendererPdf

from disputelab.figures.draw import PRINT, paper
from disputelab.figures.scene import Scene
from disputelab.figures.wrapping import plain

MAKER = "disputelab"


def pdf(pages: Iterable[Scene], title: str, language: str) -> bytes:
    """A PDF of pages of any size; `language` is a code such as "en"."""
    out = BytesIO()
    told = {"Title": plain(title)[:500], "Author": MAKER, "Creator": MAKER, "CreationDate": None}
    with rc_context(PRINT):
        file = PdfFile(out, metadata=told)
        # In the place of the catalogue that is there already and tells no language.
        root = {"Type": Name("Catalog"), "Pages": file.pagesObject, "Lang": language}
        file.writeObject(file.rootObject, root)
        for page in pages:
            _draw(page, file)
        file.finalize()
        file.close()
    return out.getvalue()


def _draw(page: Scene, file: PdfFile) -> None:
    figure = paper(page)
    file.newPage(page.width / 72, page.height / 72)
    renderer = RendererPdf(file, 72, page.height / 72, page.width / 72)
    figure.draw(renderer)
    renderer.finalize()

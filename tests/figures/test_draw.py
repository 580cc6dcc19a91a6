"""A picture as a file: sharp, on white, with letters that can be searched, the same every time."""

import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from matplotlib.image import imread

from disputelab.core import replay
from disputelab.figures.compose import compose
from disputelab.figures.draw import Drawing, picture
from disputelab.figures.scene import WIDE
from disputelab.figures.timeline import timeline
from disputelab.figures.words import Words
from disputelab.scenarios import shipped

SVG = "{http://www.w3.org/2000/svg}"


def drawn(language="ru"):
    history = replay(shipped()["brake-part-disputed-again"].scenario)
    return timeline(history, Words(language, history.scenario.order), 40)


@pytest.fixture
def scene():
    return compose(drawn(), WIDE)


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_scene_gives_the_same_file(scene, form):
    assert picture(scene, form) == picture(scene, form)


def test_a_png_has_the_pixels_of_its_density_on_white(scene):
    pixels = imread(BytesIO(picture(scene, "png", dpi=144)), format="png")
    assert pixels.shape[:2] == (scene.height * 2, scene.width * 2)
    assert tuple(pixels[0, 0]) == (1, 1, 1, 1)


def test_a_pdf_has_its_letters_as_truetype_and_no_date(scene):
    pdf = picture(scene, "pdf")
    assert b"/FontFile2" in pdf
    assert b"/Type3" not in pdf
    assert b"CreationDate" not in pdf


def test_an_svg_file_says_and_places_what_the_page_does(scene):
    mine = labels(picture(scene, "svg").decode())
    shown = labels(Drawing(WIDE).svg(drawn(), ""))
    assert [text for text, _, _ in mine] == [text for text, _, _ in shown]
    for (text, x, y), (_, x2, y2) in zip(mine, shown, strict=True):
        assert (x, y) == (pytest.approx(x2, abs=0.5), pytest.approx(y2, abs=0.5)), text


def labels(svg):
    found = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        moved = re.search(r"translate\(([-\d.]+) ([-\d.]+)", text.get("transform", ""))
        x, y = moved.groups() if moved else (text.get("x"), text.get("y"))
        found.append((text.text, float(x), float(y)))
    return found

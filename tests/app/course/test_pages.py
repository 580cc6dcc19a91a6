"""The pages beside the lessons, in both languages."""

import re
from pathlib import Path

import pytest

from disputelab.app.course.pages import BUILD, guide, page
from disputelab.app.course.store import ProgressModel
from disputelab.locale import LANGUAGES

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["start", *BUILD])
def test_every_page_is_built_in_every_language_and_has_a_notebook(name, language):
    assert "disputelab" in page(name, language)._dom_classes
    assert (NOTEBOOKS / f"{name}.ipynb").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_guide_leads_to_a_notebook_or_to_a_place_in_it(language):
    shown = guide(language, ProgressModel()).value
    pages = re.findall(r'data-page="([^"?]+)', shown)
    assert len(pages) > 10
    for place in pages:
        assert (NOTEBOOKS / place).is_file(), place
    places = set(re.findall(r'<a id="([^"]+)"', shown))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= places


def test_the_guide_is_of_one_structure_in_both_languages():
    one, other = (guide(language, ProgressModel()).value for language in LANGUAGES)
    tags = re.compile(r"<(h\d|table|tr|li)\b")
    assert tags.findall(one) == tags.findall(other)

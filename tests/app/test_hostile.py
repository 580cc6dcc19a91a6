"""A story from anywhere, by link and by file, in every view: its words never become markup."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from disputelab.app.assembly import Dashboard
from disputelab.app.state import VIEWS, Sheet, State
from disputelab.scenarios import dump, shipped

HOSTILE = '"><script>x()</script><img src=y onerror=x()><a href="javascript:x()">{title} %s\'&lt;'
STORY = shipped()["offer-of-nothing"].scenario


class Seen(HTMLParser):
    """Collects tags with the names of their attributes, and addresses."""

    def __init__(self):
        super().__init__()
        self.tags, self.words = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add((tag, *sorted(name for name, _ in attrs)))
        self.tags |= {value.split(":")[0] for name, value in attrs if name == "href"} & {
            "javascript"
        }

    def handle_data(self, data):
        self.words.append(data)


def parts(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def shown(title, language):
    """All the markup of every view and panel, over a story that came by link and one by file."""
    seen = Seen()
    scenario = replace(STORY, title=title, about=title)
    code = State(Sheet.fresh(scenario), 30).code()
    page = Dashboard(language, "", code, "story")
    page.complete()
    page.desk.branch()
    intake = next(one for one in parts(page.widget) if type(one).__name__ == "Intake")
    files = [{"name": title, "large": False}] * 3
    bad = f"title: {title!r}\n{title!r}: 1".encode()
    intake.heard({"files": files}, [memoryview(dump(scenario).encode())] * 2 + [memoryview(bad)])
    for view in VIEWS:
        page.desk.view = view
        for panel in ("link", "files", "take", "help"):
            page._head._panels.buttons[panel].value = True
        for one in parts(page.widget):
            value = getattr(one, "value", "")
            if type(one).__name__.startswith("HTML"):
                assert isinstance(value, str)
                seen.feed(value)
        seen.close()
    return seen


@pytest.mark.parametrize("language", ["en", "ru"])
def test_hostile_words_are_seen_and_change_no_tag(language):
    harmless, hostile = shown("A quiet title", language), shown(HOSTILE, language)
    assert any("<script>x()</script>" in word for word in hostile.words)
    assert {tag[0] for tag in harmless.tags} >= {"p", "svg"}
    assert hostile.tags <= harmless.tags

"""The dashboard without a browser: what it opens on, what its address says, what is made when."""

from typing import Any

import ipywidgets as w
import pytest

from disputelab.app.assembly import Dashboard
from disputelab.app.intake import Intake
from disputelab.app.page import asked
from disputelab.app.state import fits
from disputelab.core import Do
from disputelab.locale import LANGUAGES, translator
from disputelab.scenarios import dump, read_yaml, shipped

OFFER = "offer-of-nothing"


def every(widget: Any) -> list[Any]:
    """A widget and all that stands in it."""
    return [widget, *(one for child in getattr(widget, "children", ()) for one in every(child))]


def text(dashboard: Dashboard) -> str:
    found = (one.value for one in every(dashboard.widget) if isinstance(one, w.HTML))
    return " ".join(value for value in found if "<style>" not in value)


def button(dashboard: Dashboard, name: str) -> Any:
    kinds = (w.Button, w.ToggleButton)
    return next(
        one for one in every(dashboard.widget) if isinstance(one, kinds) and one.description == name
    )


@pytest.mark.parametrize("view", ["story", "ahead", "compare", "present"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_brings_back_the_state_that_it_was_made_of(view: str, language: str):
    first = Dashboard(language, OFFER)
    first.complete()
    first.desk.lab.move_event(2, 35)
    first.desk.ahead.believe("comes", 0.3)
    first.desk.compare_with("begging-seller")
    first.desk.view = view
    _, code, fit = first.link()
    assert fit
    second = Dashboard(language, code=code)
    assert second.desk.state == first.desk.state
    assert not second.desk.can_undo


def test_the_picture_comes_before_the_controls():
    dashboard = Dashboard("en", OFFER)
    assert "The seller gets all" in text(dashboard)
    assert not any(isinstance(one, w.BoundedFloatText) for one in every(dashboard.widget))
    dashboard.complete()
    assert any(isinstance(one, w.BoundedFloatText) for one in every(dashboard.widget))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("9.offer-of-nothing.3", "newer version"),
        ("1.offer-of-nothing.3.AAAA", "is damaged"),
        ("1.no-such-story.3", "no such story"),
        ("1.offer-of-nothing.999", "ends on day"),
        ("1." + "x" * 9000, "too long"),
        ("<script>alert(1)</script>", "is damaged"),
    ],
)
def test_a_code_that_cannot_be_followed_is_explained_and_the_default_opens(language, code, told):
    dashboard = Dashboard(language, code=code)
    shown = text(dashboard)
    assert 'role="alert"' in shown
    assert (told in shown) == (language == "en")
    assert "<script>" not in shown
    assert dashboard.desk.lab.story == next(iter(shipped()))


def test_a_state_that_only_the_tab_has_kept_is_put_back_when_the_browser_tells():
    large = Dashboard("en", OFFER)
    title = "".join(chr(0x4E00 + i * 37 % 20000) for i in range(9000))
    story = shipped()[OFFER].scenario
    large.desk.lab.show_own(read_yaml(f"title: {title}\norder: {{price: 1}}\nevents: []\nuntil: 9"))
    _, code, fit = large.link()
    assert not fit
    assert not fits(code)
    kept = Dashboard("en", code="kept")
    kept._here(code, "http://127.0.0.1/")
    assert kept.desk.lab.draft.scenario.title == title
    lost = Dashboard("en", code="kept")
    lost._here("", "http://127.0.0.1/")
    assert 'role="alert"' in text(lost)
    assert lost.desk.lab.draft.scenario != story


def test_undo_says_what_it_undoes_and_is_off_while_there_is_nothing():
    dashboard = Dashboard("en", OFFER)
    dashboard.complete()
    undo = button(dashboard, "Undo")
    assert undo.disabled
    dashboard.desk.lab.move_event(0, 6)
    assert not undo.disabled
    assert undo.tooltip == "Undo: an event was put on day 6"
    undo.click()
    assert dashboard.desk.lab.draft.scenario == shipped()[OFFER].scenario


def test_what_is_typed_into_a_story_never_becomes_html():
    dashboard = Dashboard("en")
    bad = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    story = f"title: '{bad}'\nabout: '{bad}'\norder: {{price: 1}}\nevents: []\nuntil: 9"
    dashboard.complete()
    dashboard.desk.lab.show_own(read_yaml(story))
    for view in ("story", "ahead", "compare", "present"):
        dashboard.desk.view = view
        for panel in ("Link", "Files", "Help"):
            button(dashboard, panel).value = True
        assert "<img" not in text(dashboard)
        assert "<script" not in text(dashboard)


def test_help_is_that_of_the_view_that_is_open():
    dashboard = Dashboard("en", OFFER)
    dashboard.complete()
    button(dashboard, "Help").value = True
    assert "Pick a story" in text(dashboard)
    dashboard.desk.view = "ahead"
    assert "looks ahead" in text(dashboard)


def test_one_panel_is_open_at_a_time():
    dashboard = Dashboard("en", OFFER)
    dashboard.complete()
    button(dashboard, "Link").value = True
    button(dashboard, "Help").value = True
    assert not button(dashboard, "Link").value
    assert "This link opens" not in text(dashboard)


def test_another_language_keeps_everything_else():
    dashboard = Dashboard("en", OFFER)
    dashboard.complete()
    dashboard.desk.lab.remove_event(0)
    dashboard.desk.view = "compare"
    before = dashboard.desk.state
    dashboard.desk.lab.language = "ru"
    assert dashboard.desk.state == before
    assert translator("ru")("Compare with") in [
        getattr(one, "description", "") for one in every(dashboard.widget)
    ]


def test_the_address_names_language_story_and_state(monkeypatch):
    monkeypatch.setenv("QUERY_STRING", "state=1.offer-of-nothing.3&lang=xx")
    monkeypatch.setenv("DISPUTELAB_LANG", "ru")
    assert (asked().language, asked().state) == ("ru", "1.offer-of-nothing.3")


def test_a_fork_keeps_the_story_and_takes_out_what_comes_after_today():
    dashboard = Dashboard("en", OFFER)
    dashboard.complete()
    dashboard.desk.view = "compare"
    dashboard.desk.lab.today = 34
    whole = dashboard.desk.lab.draft.scenario
    next(b for b in every(dashboard.widget) if getattr(b, "icon", "") == "code-fork").click()
    desk = dashboard.desk
    assert desk.other
    assert desk.other.draft.scenario == whole
    assert all(event.day <= 34 for event in desk.lab.draft.scenario.events)
    assert Do.ACCEPT_OFFER not in [event.move.do for event in desk.lab.draft.rows]
    assert "This story ends" in text(dashboard) or "part" in text(dashboard)
    button(dashboard, "Swap A and B").click()
    assert desk.lab.draft.scenario == whole


def test_a_cell_that_is_run_again_finds_the_dashboard_again():
    for _ in range(2):
        found: dict[str, Any] = {}
        exec("from disputelab.app import dashboard", found)
        assert isinstance(found["dashboard"](), w.Widget)


def test_several_files_go_onto_the_list():
    dashboard = Dashboard()
    dashboard.complete()
    intake = next(one for one in every(dashboard.widget) if isinstance(one, Intake))
    story = shipped()[OFFER].scenario
    named = [{"name": f"{number}.yaml", "large": False} for number in range(3)]
    intake.heard({"kind": "files", "files": named}, [memoryview(dump(story).encode())] * 3)
    assert [one.scenario for one in dashboard.prepared.items] == [story] * 3

"""The desk in a browser: links, files, undo, comparison, the room, the first visit."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from disputelab.app.state import State
from disputelab.scenarios import dump, read_yaml, shipped
from support.serving import free_ports, running

Open = Callable[..., Page]
OFFER = "?story=offer-of-nothing"
HOSTILE = '<img src=x onerror="window.hurt=1"><script>window.hurt=2</script>\u202e' + "ж" * 10_000


def verdict(page: Page) -> Locator:
    return page.locator(".card.end .sentence")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def state_of(url: str) -> State:
    """The state that an address holds."""
    found = re.search(r"state=([\w.-]+)", url)
    assert found
    return State.of_code(found[1])


def changed(page: Page) -> None:
    """Change the story, the day, the view and the language of a page."""
    page.get_by_label("Protection, days").fill("50")
    page.get_by_label("Protection, days").press("Tab")
    page.locator(".today .noUi-handle").press("ArrowRight")
    page.locator(".row .remove").last.click()
    press(page, "Русский")
    expect(page.locator("h1")).to_contain_text("Лаборатория")
    press(page, "Сравнение")
    page.get_by_label("Сравнить с").select_option(index=1)
    expect(page.locator(".difference .sentence")).to_be_visible()


PARTS = ("h1", ".difference", ".compare .card", ".compare .today .widget-readout", ".compare svg")
"""What a reader sees of the state of a page that compares."""


def seen(page: Page) -> dict[str, list[str]]:
    return {part: page.locator(part).all_text_contents() for part in PARTS}


def expect_seen(page: Page, parts: dict[str, list[str]]) -> None:
    for part, texts in parts.items():
        expect(page.locator(part)).to_have_text(texts)


def test_every_change_stands_in_the_address_and_the_address_brings_it_back(open_page: Open):
    page = open_page(OFFER)
    loads = page.evaluate("performance.timeOrigin")
    changed(page)
    page.wait_for_url(lambda url: "lang=ru" in url and state_of(url).other is not None)
    expect(page.locator(".compare .card")).to_have_count(2)
    before = seen(page)
    assert all(before.values())
    assert page.evaluate("performance.timeOrigin") == loads, "the page was loaded again"
    settled = state_of(page.url)
    assert settled.view == "compare"
    assert settled.draft.scenario.order.protection_days == 50
    other = open_page("?" + page.url.partition("?")[2])
    expect_seen(other, before)
    page.reload()
    expect(page.locator("#show-code")).to_be_visible(timeout=60_000)
    expect_seen(page, before)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("1.offer-of-nothing.36.xyz", "is damaged"),
        ("7.offer-of-nothing.36", "newer version"),
        ("1.offer-of-nothing.36." + "A" * 7600, "too long"),
        ("kept", "kept by one tab"),
    ],
)
def test_a_link_that_cannot_be_followed_is_explained(open_page: Open, state: str, told: str):
    page = open_page(f"?state={state}")
    expect(page.locator(".problem")).to_contain_text(told)
    expect(verdict(page)).to_be_visible()


def test_a_story_too_long_for_an_address_survives_a_reload(open_page: Open, tmp_path: Path):
    page = open_page()
    title = "".join(chr(0x4E00 + i * 37 % 20000) for i in range(9000))
    file = tmp_path / "long.yaml"
    file.write_text(f"title: {title}\norder: {{price: 7}}\nevents: []\nuntil: 9")
    page.locator(".disputelab input[type=file]").first.set_input_files(file)
    expect(page).to_have_url(re.compile("state=kept"))
    press(page, "Link")
    expect(page.locator(".link-panel")).to_contain_text("too long for a link")
    page.reload()
    expect(page.locator(".controls select").first).to_contain_text("A story of your own")
    expect(verdict(page)).to_contain_text("7.00")


def test_the_link_is_copied_and_shown_as_a_qr_code(open_page: Open):
    page = open_page(OFFER)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "Link")
    press(page, "Copy link")
    expect(page.locator(".link-panel .said")).to_contain_text("copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    expect(page.locator(".link-panel")).to_contain_text("this computer alone")
    press(page, "QR code for the room")
    expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()


def test_kernels_that_were_started_ahead_of_time_follow_the_address(
    browser: Browser, tmp_path: Path
):
    notebook = str(Path(__file__).parents[2] / "notebooks" / "dashboard.ipynb")
    (port,) = free_ports(1)
    command = (sys.executable, "-m", "voila", notebook, "--no-browser", f"--port={port}")
    ahead = ("--preheat_kernel=True", "--pool_size=1", "--template=disputelab")
    with running([*command, *ahead], tmp_path) as server:
        page = browser.new_page()
        page.goto(f"{server.address}?state=1.offer-of-nothing.33&lang=ru", timeout=60_000)
        expect(page.locator("h1")).to_contain_text("Лаборатория", timeout=60_000)
        expect(page.locator(".card.now h3")).to_contain_text("33")
        page.goto(f"{server.address}?state=1.kettle.0", timeout=60_000)
        expect(page.locator(".problem")).to_contain_text("kettle", timeout=60_000)
        page.close()


def dropped(page: Page, **files: str) -> None:
    """Drop files on the page as soon as it takes them."""
    page.locator("[data-takes-files]").wait_for()
    page.evaluate(
        """files => {
          const data = new DataTransfer();
          for (const [name, text] of Object.entries(files))
            data.items.add(new File([text], name.replace("_", ".")));
          const target = document.querySelector(".disputelab .verdicts");
          for (const kind of ["dragover", "drop"])
            target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true }));
        }""",
        files,
    )


def test_a_story_is_saved_and_loaded_and_bad_files_are_told_with_their_line(
    open_page: Open, tmp_path: Path
):
    page = open_page(OFFER)
    page.locator(".row .remove").first.click()
    expect(page.locator(".row")).to_have_count(6)
    press(page, "Take away")
    with page.expect_download() as saved:
        press(page, "Story (YAML)")
    file = tmp_path / "mine.yaml"
    saved.value.save_as(file)
    story = read_yaml(file.read_text(encoding="utf-8"))
    assert len(story.events) == 6
    press(page, "Reset")
    expect(page.locator(".row")).to_have_count(7)
    dropped(page, mine_yaml=file.read_text(encoding="utf-8"))
    expect(page.locator(".row")).to_have_count(6)
    expect(page.locator(".shelf .accepted")).to_contain_text(story.title)
    dropped(page, bad_yaml="title: x\norder: {price: 1}\nevents:\n  - {day: 1, do: fly}\nuntil: 2")
    expect(page.locator(".shelf [role=alert]")).to_contain_text("bad.yaml: line 4")
    expect(page.locator(".row")).to_have_count(6)


def test_several_files_go_onto_the_list_which_the_browser_keeps(open_page: Open, tmp_path: Path):
    page = open_page()
    stories = [shipped()[name].scenario for name in ("offer-of-nothing", "silent-seller-pays")]
    dropped(page, **{f"s{n}_yaml": dump(story) for n, story in enumerate(stories)})
    rows = page.locator(".list-row")
    expect(rows).to_have_count(2)
    page.reload()
    expect(page.locator("#show-code")).to_be_visible(timeout=60_000)
    press(page, "Files")
    expect(rows).to_have_count(2)
    rows.first.get_by_role("button", name="✕").click()
    expect(rows).to_have_count(1)
    press(page, "Undo the removal")
    expect(rows).to_have_count(2)
    with page.expect_download() as saved:
        press(page, "Save the list")
    lines = Path(saved.value.path()).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["title"] for line in lines] == [story.title for story in stories]


def test_a_hostile_story_is_shown_as_text_on_every_view(open_page: Open):
    page = open_page()
    story = json.dumps(
        {
            "title": HOSTILE,
            "about": HOSTILE,
            "order": {"price": 9},
            "events": [{"day": 1, "do": "ship"}],
            "until": 20,
        }
    )
    dropped(page, hostile_json=story)
    expect(page.locator(".about")).to_contain_text("<img src=x")
    for view in ("What may follow", "Compare", "Present"):
        press(page, view)
        page.keyboard.press(" ")
        expect(
            page.locator(".pages-box h2, .compare h3").filter(visible=True).first
        ).to_be_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("window.hurt") is None
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_undo_and_redo_by_button_and_by_key(open_page: Open):
    page = open_page(OFFER)
    rows, undo = page.locator(".row"), page.get_by_role("button", name="Undo", exact=True)
    expect(undo).to_be_disabled()
    page.locator(".row .remove").first.click()
    expect(rows).to_have_count(6)
    expect(undo).to_have_attribute("title", "Undo: an event was removed")
    undo.click()
    expect(rows).to_have_count(7)
    page.locator("body").press("Control+y")
    expect(rows).to_have_count(6)
    page.locator("body").press("Control+z")
    expect(rows).to_have_count(7)


def test_a_fork_is_compared_with_the_story_that_it_left(open_page: Open):
    page = open_page(OFFER)
    press(page, "Compare")
    expect(page.locator(".compare .note")).to_contain_text("Nothing stands beside")
    press(page, "Fork on day 36")
    said = page.locator(".difference .sentence")
    expect(said).to_contain_text("They part at step 6. A, day 37")
    expect(said).to_contain_text("In A the seller gets 18.50")
    ticks = [
        side.locator("text").all_inner_texts()[-12:]
        for side in page.locator(".compare svg.timeline").all()
    ]
    assert ticks[0] == ticks[1], "the two do not share an axis"
    press(page, "Swap A and B")
    expect(said).to_contain_text("In A the seller gets 18.50 EUR less")
    press(page, "Undo")
    press(page, "Undo")
    expect(page.locator(".compare .note")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768)])
def test_a_room_is_led_by_keys_and_sees_the_ending_only_when_it_is_shown(
    open_page: Open, width: int, height: int
):
    page = open_page(OFFER + "&lang=en", width=width, height=height)
    press(page, "Present")
    view, head = page.locator(".presenter"), page.locator(".presenter-head")
    expect(head).to_contain_text("day 36")
    expect(page.locator(".controls")).to_be_hidden()
    size = page.locator(".presenter .ask").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 16
    expect(view).not_to_contain_text("The seller gets all")
    page.keyboard.press("ArrowLeft")
    expect(head).to_contain_text("day 35")
    page.keyboard.press("Shift+ArrowRight")
    expect(head).to_contain_text("day 36")
    page.keyboard.press(" ")
    expect(view.locator(".sentence")).to_contain_text("The seller gets all 18.50")
    expect(view.locator(".hit")).to_contain_text("C")
    for part in (".presenter-head", ".room-bets", ".sentence", ".presenter-bar"):
        box = (
            view.locator(part).bounding_box() if part != ".presenter-head" else head.bounding_box()
        )
        assert box, part
        assert box["y"] >= 0, part
        assert box["y"] + box["height"] <= height, part
        assert box["x"] + box["width"] <= width, part
    page.keyboard.press("ArrowDown")
    expect(view.locator(".sentence")).to_have_count(0)
    page.keyboard.press("l")
    expect(page.locator(".story-list button")).to_have_count(len(shipped()))
    page.locator(".story-list button").nth(2).click()
    expect(head).to_contain_text("Story 3 of")
    page.keyboard.press("Escape")
    expect(page.locator(".controls")).to_be_visible()


def test_the_tour_is_offered_once_walks_through_and_can_be_left(open_page: Open):
    page = open_page(first=True)
    tour = page.locator(".tour")
    expect(tour).to_contain_text("First time here?")
    press(page, "Show me around")
    for step in range(1, 8):
        expect(tour).to_contain_text(f"{step}/7")
        expect(page.locator(".toured")).to_have_count(1)
        expect(tour).to_be_in_viewport(ratio=1)
        page.get_by_role("button", name="Next" if step < 7 else "Done").click()
    expect(tour).to_have_count(0)
    page.reload()
    expect(page.locator("#show-code")).to_be_visible(timeout=60_000)
    expect(page.locator(".controls")).to_be_visible()
    expect(tour).to_have_count(0)
    press(page, "Help")
    press(page, "Show me around")
    expect(tour).to_contain_text("1/7")
    tour.press("Escape")
    expect(tour).to_have_count(0)


def test_a_story_without_events_says_what_to_do(open_page: Open):
    page = open_page()
    dropped(page, empty_yaml="title: Empty\norder: {price: 5}\nevents: []\nuntil: 70")
    expect(page.locator(".rows")).to_contain_text("Nothing happens yet")
    expect(verdict(page)).to_contain_text("The seller gets all 5.00")

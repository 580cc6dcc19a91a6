"""Days dragged on the timeline itself: by mouse, finger, pen and keys, in a real page."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

Open = Callable[..., Page]
BRAKE = "?story=brake-part-disputed-again"


def verdict(page: Page) -> Locator:
    return page.locator(".card.end .sentence")


def handle(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def middle(place: Locator) -> tuple[float, float]:
    box = place.locator(".hit").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def a_day(page: Page) -> float:
    """How many pixels of the screen a day takes."""
    svg = page.locator(".live svg").bounding_box()
    assert svg
    ticks = page.locator(".live svg line").evaluate_all(
        """(all) => all.map((line) => line.getBoundingClientRect())
             .filter((box) => box.height > 0 && box.height < 6).map((box) => box.x)"""
    )
    shown = page.locator(".live svg text").all_text_contents()
    days = [int(text) for text in shown if text.isdecimal() and len(text) > 1]
    return (ticks[2] - ticks[1]) / (days[1] - days[0])


def mouse(page: Page, at: tuple[float, float], to: float, pen: bool = False) -> None:
    x, y = at
    session = page.context.new_cdp_session(page)
    kind = {"pointerType": "pen" if pen else "mouse", "button": "left", "clickCount": 1}
    steps = [("mousePressed", x), *(("mouseMoved", x + (to - x) * i / 8) for i in range(1, 9))]
    for what, where in [*steps, ("mouseReleased", to)]:
        pressed = {"buttons": 0 if what == "mouseReleased" else 1, **kind}
        session.send("Input.dispatchMouseEvent", {"type": what, "x": where, "y": y, **pressed})


def pen(page: Page, at: tuple[float, float], to: float) -> None:
    mouse(page, at, to, pen=True)


def finger(page: Page, at: tuple[float, float], to: float) -> None:
    x, y = at
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, Any]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for step in range(1, 9):
        touch("touchMove", {"x": x + (to - x) * step / 8, "y": y})
    touch("touchEnd")


@pytest.mark.parametrize("drag", [mouse, finger, pen])
def test_a_dispute_is_dragged_past_the_end_of_protection(
    open_page: Open, drag: Callable[[Page, tuple[float, float], float], None]
) -> None:
    page = open_page(BRAKE)
    expect(verdict(page)).to_contain_text("The buyer gets all")
    for name, days in (("5. Buyer opens a dispute", 6), ("2. Buyer opens a dispute", 9)):
        x, y = middle(handle(page, name))
        drag(page, (x, y), x + days * a_day(page))
    expect(verdict(page)).to_contain_text("The seller gets all")
    moved = page.locator(".row", has_text="Buyer opens a dispute")
    expect(moved.first.locator(".widget-readout")).to_have_text("76")
    expect(moved.last.locator(".widget-readout")).to_have_text("75")
    expect(page.get_by_role("img", name=verdict(page).text_content() or "?")).to_be_visible()


def test_the_picture_follows_the_hand_while_the_kernel_is_silent(open_page: Open) -> None:
    page = open_page(BRAKE)
    held = handle(page, "2. Buyer opens a dispute")
    day = a_day(page)
    x, y = middle(held)
    page.evaluate("WebSocket.prototype.send = () => {}")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 20 * day, y, steps=5)
    expect(page.locator(".live .flag text")).to_have_text("day 47 (March 31, 2018)")
    assert middle(held)[0] == pytest.approx(x - 20 * day, abs=1)
    sign = page.locator(".live [role=img] text", has_text=re.compile("^2$")).bounding_box()
    assert sign
    assert sign["x"] + sign["width"] / 2 == pytest.approx(x - 20 * day, abs=1.5)
    page.mouse.up()
    expect(held).to_have_attribute("aria-valuenow", "47")


def test_the_line_of_today_and_the_end_of_protection_are_dragged(open_page: Open) -> None:
    page = open_page(BRAKE)
    day = a_day(page)
    for name, by in (("Today", -30), ("Last protected day", -20)):
        x, y = middle(handle(page, name))
        if name == "Today":
            y += 60  # below the marks, anywhere on the line
        mouse(page, (x, y), x + by * day)
    expect(page.locator(".card.now h3")).to_contain_text("day 37")
    expect(page.get_by_label("Protection, days")).to_have_value("50")
    expect(verdict(page)).to_contain_text("The seller gets all")
    expect(verdict(page)).to_contain_text("protection had run out on day 51")


def test_keys_move_days_and_the_focus_stays(open_page: Open) -> None:
    page = open_page(BRAKE)
    held = handle(page, "5. Buyer opens a dispute")
    held.focus()
    for key, day in (
        ("ArrowRight", 70),
        ("ArrowLeft", 69),
        ("PageUp", 74),
        ("Shift+ArrowLeft", 69),
        ("ArrowUp", 70),
        ("ArrowDown", 69),
        ("PageDown", 64),
        ("Home", 0),
        ("End", 80),
    ):
        page.keyboard.press(key)
        focused = page.locator(".live :focus")
        expect(focused).to_have_attribute("aria-valuenow", str(day))
        expect(focused).to_have_attribute("aria-valuetext", re.compile(f"day {day} "))
        row = page.locator(".row", has_text="Buyer opens a dispute").last
        expect(row.locator(".widget-readout")).to_have_text(str(day))
        expect(focused).to_have_accessible_name(re.compile("Buyer opens a dispute"))


def test_escape_brings_back_what_is_held(open_page: Open) -> None:
    page = open_page(BRAKE)
    x, y = middle(handle(page, "1. Seller ships the goods"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 100, y, steps=4)
    row = page.locator(".row", has_text="Seller ships the goods")
    expect(row.locator(".widget-readout")).not_to_have_text("3")
    page.keyboard.press("Escape")
    expect(row.locator(".widget-readout")).to_have_text("3")
    page.mouse.move(x + 150, y)
    page.mouse.up()
    expect(handle(page, "1. Seller ships the goods")).to_have_attribute("aria-valuenow", "3")
    expect(row.locator(".widget-readout")).to_have_text("3")


@pytest.mark.parametrize(("language", "last"), [("en", "Today"), ("ru", "Today|Сегодня")])
def test_one_comes_to_every_handle_with_the_tab_key_in_the_order_of_the_story(
    open_page: Open, language: str, last: str
) -> None:
    page = open_page(f"{BRAKE}&lang={language}")
    first = page.locator(".live .handle").first
    first.focus()
    names = []
    for _ in range(page.locator(".live .handle").count()):
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("Tab")
    numbers = [int(name.split(".")[0]) for name in names[:-2]]
    assert numbers == sorted(numbers)
    assert re.fullmatch(last, names[-1])
    assert page.locator(".live :focus").count() == 0


def test_a_handle_shows_that_it_has_the_focus(open_page: Open) -> None:
    page = open_page(BRAKE)
    page.locator(".live .handle").first.focus()
    page.keyboard.press("Tab")
    ring = page.locator(".live :focus .ring").evaluate("(ring) => getComputedStyle(ring).stroke")
    assert ring == "rgb(31, 41, 51)"


@pytest.mark.parametrize("width", [400, 1280])
def test_every_handle_is_large_enough_for_a_finger(open_page: Open, width: int) -> None:
    page = open_page("?story=seller-at-the-wrong-moment", width=width)
    expect(page.locator(".live svg")).to_be_visible()
    for place in page.locator(".live .hit").all():
        box = place.bounding_box()
        assert box
        assert box["width"] >= 23.9
        assert box["height"] >= 23.9


def test_handles_are_no_part_of_an_image_and_the_image_tells_the_verdict(open_page: Open) -> None:
    page = open_page(BRAKE)
    assert page.locator(".live [role=img] [role=slider]").count() == 0
    image = page.locator(".live [role=img]")
    expect(image).to_have_attribute("aria-label", verdict(page).text_content() or "?")
    expect(page.locator(".live svg")).to_have_attribute("role", "group")


def test_a_drag_asks_the_kernel_one_thing_at_a_time(open_page: Open) -> None:
    page = open_page(BRAKE)
    page.evaluate(
        """() => {
             window.asked = [];
             const send = WebSocket.prototype.send;
             WebSocket.prototype.send = function (data) {
               const text = typeof data === "string" ? data : new TextDecoder().decode(data);
               const found = text.match(/"kind": ?"move".*?"done": ?(true|false)/);
               if (found) window.asked.push(found[0]);
               return send.call(this, data);
             };
           }"""
    )
    x, y = middle(handle(page, "2. Buyer opens a dispute"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60 * a_day(page), y, steps=300)
    page.mouse.up()
    row = page.locator(".row", has_text="Buyer opens a dispute").first
    expect(row.locator(".widget-readout")).to_have_text("7")
    asked = page.evaluate("window.asked")
    assert 2 <= len(asked) <= 62
    assert sum("true" in one for one in asked) == 1
    assert "true" in asked[-1]

"""JupyterHub with its proxy, as `make hub` runs it, and several people in it at once."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from support.serving import free_ports, running

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "of-this-class"
DASHBOARD = "voila/render/dashboard.ipynb"
MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Person:
    """Who comes with which link, and the protection they choose, in days."""

    name: str
    query: str
    days: int

    @property
    def language(self) -> str:
        return "ru" if "lang=ru" in self.query else "en"


STORY = "story=brake-part-disputed-again"
PEOPLE = (
    Person("anna", f"?{STORY}", 50),
    Person("вера", f"?{STORY}&lang=ru", 51),
    Person("li.wei", f"?{STORY}&lang=en", 52),
    Person("oleg", f"?lang=ru&{STORY}", 53),
)
BEFORE = {"en": "The buyer gets all", "ru": "покупателю"}
AFTER = {"en": "The seller gets all", "ru": "продавцу"}
LAST_DAY = {"en": "day {}", "ru": "{}-й день"}
DAYS = re.compile("Protection, days|Защита, дней")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a hub; it, its proxy and everybody's servers end with the tests."""
    folder = tmp_path_factory.mktemp("hub")
    port, inner, api = free_ports(3)
    command = (
        ROOT / "scripts" / "hub",
        f"--port={port}",
        f"--JupyterHub.hub_port={inner}",
        f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{api}",
    )
    env = {**os.environ, "DISPUTELAB_HUB": str(folder), "DISPUTELAB_PASSWORD": PASSWORD}
    address = f"http://127.0.0.1:{port}/"
    with running(command, ROOT, "JupyterHub is now running", address, env) as server:
        names = [" ".join(child.cmdline()) for child in server.process.children()]
        assert any("configurable-http-proxy" in name for name in names), names
        yield address


def log_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill the hub's form, and go on without waiting for what comes of it."""
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click(no_wait_after=True)


def verdict(page: Page) -> Locator:
    return page.locator(".card.end .sentence")


def test_a_wrong_password_lets_nobody_in(hub: str, browser: Browser):
    page = browser.new_page()
    page.goto(hub)
    log_in(page, "anna", "not-the-password")
    expect(page.locator("body")).to_contain_text("Invalid username or password")
    page.close()


def test_four_people_at_once_each_play_on_a_server_of_their_own(hub: str, browser: Browser):
    pages: list[Page] = []
    wrong: list[str] = []
    kernels: list[str] = []

    def watch(url: str) -> None:
        if not url.startswith((hub, "data:", "blob:")):
            wrong.append(f"asked another host: {url}")

    for person in PEOPLE:
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.on("request", lambda asked: watch(asked.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("websocket", lambda opened: kernels.append(opened.url))
        pages.append(page)
        page.goto(f"{hub}hub/user-redirect/{DASHBOARD}{person.query}")
        log_in(page, person.name)
    for person, page in zip(PEOPLE, pages, strict=True):
        expect(verdict(page)).to_contain_text(BEFORE[person.language], timeout=2 * MINUTE)
        expect(page.locator("html")).to_have_attribute("lang", person.language)
    for person, page in zip(PEOPLE, pages, strict=True):
        field = page.get_by_label(DAYS)
        field.fill(str(person.days))
        field.press("Enter")
    for person, page in zip(PEOPLE, pages, strict=True):
        expect(verdict(page)).to_contain_text(AFTER[person.language])
        expect(verdict(page)).to_contain_text(last_day(person))
        # A code of three parts is that of the story as it came; what was changed makes a fourth.
        expect(page).to_have_url(re.compile(r"/user/[^/]+/.*state=[^.&]+\.[^.&]+\.[^.&]+\.[^&]+"))
    shown = [page.url.removeprefix(hub) for page in pages]
    assert len({re.search(r"user/([^/]+)/", place)[1] for place in shown}) == len(PEOPLE)
    assert len({re.search(r"state=([^&]+)", place)[1] for place in shown}) == len(PEOPLE)
    anothers_server_is_closed(pages[0], pages[2].url)
    a_link_opens_the_state_for_somebody_else(pages[0], pages[2])
    a_page_that_was_left_leaves_no_kernel(pages[2], kernels)
    for page in pages:
        page.context.close()
    assert wrong == []


def last_day(person: Person) -> str:
    """Protection has run out on the day after it."""
    return LAST_DAY[person.language].format(person.days + 1)


def anothers_server_is_closed(page: Page, address: str) -> None:
    """With the cookies of one person, nothing of another's server is to be had."""
    answer = page.context.request.get(address)
    assert answer.status in {403, 404}, answer.url
    assert "disputelab" not in answer.text()


def a_link_opens_the_state_for_somebody_else(sender: Page, receiver: Page) -> None:
    """The link that the page offers leads everybody to a server of their own."""
    sender.get_by_role("button", name="Link", exact=True).click()
    offered = sender.locator(".link-panel .link input")
    expect(offered).to_have_value(re.compile("/hub/user-redirect/"))
    receiver.goto(offered.input_value(), timeout=MINUTE)
    expect(verdict(receiver)).to_contain_text(last_day(PEOPLE[0]), timeout=MINUTE)
    assert "/user/li.wei/" in receiver.url


def a_page_that_was_left_leaves_no_kernel(page: Page, opened: list[str]) -> None:
    """Of the two pages that a person opened one after the other, the last one's kernel is left."""
    found = [re.search(r"/user/li\.wei/api/kernels/([\w-]+)/channels", url) for url in opened]
    left, here = (match[1] for match in found if match)
    page.wait_for_function(
        """async ([left, here]) => {
          const all = await (await fetch("/user/li.wei/api/kernels")).json();
          const ids = all.map((kernel) => kernel.id);
          return ids.includes(here) && !ids.includes(left);
        }""",
        arg=[left, here],
    )


def test_who_comes_without_a_link_sees_the_front_page_in_their_language(hub: str, browser: Browser):
    context: BrowserContext = browser.new_context(locale="ru-RU")
    page = context.new_page()
    page.goto(hub)
    log_in(page, PEOPLE[0].name)
    page.locator(".lessons a").first.wait_for(timeout=2 * MINUTE)
    assert page.url.startswith(f"{hub}user/anna/voila/render/start.ipynb")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    context.close()

"""The server is started again, its disk is full, all its places are taken."""

import resource
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psutil
import pytest
import zmq
from playwright.sync_api import BrowserContext, expect

from disputelab.serving.places import MOST, Places, places
from faults.conftest import Open, ready
from faults.test_lost import OFFER, reload, step, stepped, told
from support.serving import free_ports, served

TOKEN = "a-token-of-the-class"
DASHBOARD = "voila/render/dashboard.ipynb"


def test_a_server_that_was_started_again_lets_in_whom_it_had_let_in(
    context: BrowserContext, tmp_path: Path
):
    (port,) = free_ports(1)
    options = ("--host=127.0.0.2", f"--token={TOKEN}", f"--port={port}")
    page = context.new_page()
    with served(tmp_path, *options) as server:
        page.goto(f"{server.address.partition('?')[0]}{DASHBOARD}{OFFER}&token={TOKEN}")
        ready(page)
        step(page)
        stepped(page, 37)
    expect(told(page, "The connection is cut.")).to_be_visible()
    with served(tmp_path, *options) as server:
        expect(told(page, "has ended. Reload")).to_be_visible()
        reload(page)
        stepped(page, 37)
        step(page)
        stepped(page, 38)
        page.goto(f"{server.address.partition('?')[0]}voila/render/en/01-start-here.ipynb")
        ready(page)
        expect(page.locator("#show-code")).to_be_hidden()  # to a network none is sent
        page.context.clear_cookies()
        answer = page.request.get(f"{server.address.partition('?')[0]}{DASHBOARD}")
        assert "open to those who have its whole address" in answer.text(), "it lets in everybody"


def limited(process: psutil.Process, bytes: int) -> None:
    """Let no file of a server grow beyond a size; what it has opened as a pipe is none."""
    for one in (process, *process.children(recursive=True)):
        one.rlimit(psutil.RLIMIT_FSIZE, (bytes, resource.RLIM_INFINITY))


def test_with_a_full_disk_open_pages_work_and_new_ones_say_what_is_wrong(
    open_page: Open, context: BrowserContext, server: tuple[psutil.Process, int]
):
    process, port = server
    page, new = open_page(OFFER), context.new_page()
    limited(process, 0)
    answer = new.goto(f"http://127.0.0.1:{port}/{DASHBOARD}?lang=ru")
    assert answer
    assert answer.status == 507
    expect(new.get_by_text("Диск сервера заполнен")).to_be_visible()
    expect(new.get_by_text("disk is full")).to_be_hidden()
    step(page)
    stepped(page, 37)
    limited(process, resource.RLIM_INFINITY)
    new.get_by_text("Обновить", exact=True).click()
    ready(new)
    expect(new.locator("h1")).to_contain_text("Лаборатория")


def status(address: str) -> int:
    """What the server answers to who asks for a page, which is then left open."""
    try:
        with urlopen(address + DASHBOARD, timeout=120) as answer:
            answer.read()
            return int(answer.status)
    except HTTPError as refused:
        return refused.code


def test_when_all_places_are_taken_it_is_said_and_a_closed_tab_gives_its_place_back(
    context: BrowserContext, tmp_path: Path
):
    most, asked = 6, 9
    with served(tmp_path, f"--most={most}") as server:
        address = server.address
        page, late = context.new_page(), context.new_page()
        page.goto(address + DASHBOARD)
        ready(page)
        with ThreadPoolExecutor(asked) as pool:
            found = list(pool.map(status, [address] * asked))
        assert sorted(found) == [200] * (most - 1) + [503] * (asked - most + 1)
        answer = late.goto(address + DASHBOARD)
        assert answer
        assert answer.status == 503
        expect(late.get_by_text("All places are taken")).to_be_visible()
        expect(late.get_by_text("Все места заняты")).to_be_visible()
        page.close(run_before_unload=True)
        for _ in range(50):  # the server hears of it a moment later
            answer = late.goto(address + DASHBOARD, wait_until="domcontentloaded")
            if answer and answer.ok:
                break
        ready(late)


def test_whoever_has_a_place_can_reload_and_go_to_the_next_page(
    context: BrowserContext, tmp_path: Path
):
    with served(tmp_path, "--most=1") as server:
        page = context.new_page()
        page.goto(server.address + DASHBOARD)
        ready(page)
        for _ in range(3):
            answer = page.reload()
            assert answer
            assert answer.status == 200
            ready(page)
        answer = page.goto(server.address + "voila/render/guide.ipynb")
        assert answer
        assert answer.status == 200


@pytest.mark.parametrize(("free", "most"), [(0, 8), (1 << 30, 16), (1 << 40, 500)])
def test_the_memory_says_how_many_places_there_are(free: int, most: int):
    assert places(free) == most


def test_as_many_pages_as_there_are_places_can_be_connected():
    used = 6  # sockets of an open page to its kernel
    assert Places().context.get(zmq.MAX_SOCKETS) >= used * MOST
    assert Places(most=3000).context.get(zmq.MAX_SOCKETS) >= used * 3000

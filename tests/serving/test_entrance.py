"""The ways in: short addresses, the reader's language, the form for the token, no such page."""

import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from serving.visiting import fetched

from disputelab.locale import spoken
from disputelab.serving.pages import _seen
from support.serving import served

TOKEN = "of this & that class"
NETWORK = ("--host=127.0.0.2", f"--token={TOKEN}")
RUSSIAN = {"Accept-Language": "de, ru-RU;q=0.9, en;q=0.8"}


def led(url: str, **headers: str) -> str:
    """Where an address leads on to."""
    answer = fetched(url, **headers)
    assert answer.status == 302
    return urllib.parse.urljoin(url, answer.headers["Location"])


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en-GB,ru", "en"),
        ("de, fr;q=0.9, ru;q=0.5", "ru"),
        ("de,eng,rus", ""),
        ("", ""),
    ],
)
def test_the_first_of_our_languages_counts(header, language):
    assert spoken(header) == language


def test_short_addresses_lead_on_in_the_reader_s_language(tmp_path: Path):
    with served(tmp_path) as server:
        root = server.address
        assert led(root) == f"{root}voila/render/start.ipynb"
        assert led(root, **RUSSIAN) == f"{root}voila/render/start.ipynb?lang=ru"
        assert led(f"{root}dashboard?story=brake", **RUSSIAN) == (
            f"{root}voila/render/dashboard.ipynb?story=brake&lang=ru"
        )
        assert led(f"{root}?lang=en", **RUSSIAN) == f"{root}voila/render/start.ipynb?lang=en"
        missing = fetched(f"{root}nosuch/page", **RUSSIAN)
        assert missing.status == 404
        assert "There is no such page" in missing.body
        assert "Такой страницы нет" in missing.body
        assert missing.headers["X-Frame-Options"] == "DENY"


def test_a_language_that_was_asked_for_at_the_start_is_everybody_s(tmp_path: Path):
    with served(tmp_path, "--lang=en") as server:
        assert led(server.address, **RUSSIAN) == f"{server.address}voila/render/start.ipynb"


def test_who_has_no_token_is_asked_for_it_in_words_and_can_set_no_password(tmp_path: Path):
    with served(tmp_path, *NETWORK) as server:
        address, _, query = server.address.partition("?")
        assert urllib.parse.parse_qs(query) == {"token": [TOKEN]}
        assert led(server.address) == f"{address}voila/render/start.ipynb?{query}"

        form = fetched(f"{address}login")
        assert "This course is open to those who have its whole address" in form.body
        assert "Этот курс открыт тем" in form.body
        assert "new_password" not in form.body

        def posted(**fields: str) -> int:
            data = urllib.parse.urlencode(fields).encode()
            with urllib.request.urlopen(f"{address}login", data, timeout=60) as answer:
                return int(answer.status)

        with pytest.raises(urllib.error.HTTPError, match="401") as refused:
            posted(password="another")
        assert "That is not the token" in refused.value.read().decode()
        assert posted(password=TOKEN, new_password="of-mine-alone") == 200
        with pytest.raises(urllib.error.HTTPError, match="401"):
            posted(password="of-mine-alone")
        assert posted(password=TOKEN) == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_an_address_for_all_is_told_as_those_that_others_can_reach(host):
    told = _seen(host)
    assert told
    for one in told:
        assert one.strip("[]") not in (host, "127.0.0.1", "::1")
        assert (":" in one) == one.startswith("[")


def test_one_address_is_told_as_it_is():
    assert _seen("127.0.0.2") == ["127.0.0.2"]
    assert _seen("fd00::2") == ["[fd00::2]"]

"""What a visitor may do with a server that is open to them, and what not."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import psutil
import pytest
from serving.visiting import DASHBOARD, Answer, fetched, kernel_of, visiting
from websockets.exceptions import InvalidStatus

from support.serving import served

TOKEN = "of-this-class"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("served")) as server:
        yield server.address


@pytest.fixture(scope="module")
def page(address: str) -> Answer:
    return fetched(address + DASHBOARD)


@pytest.fixture(scope="module")
def kernel(page: Answer) -> str:
    return kernel_of(page.body)


def writing(file: Path) -> dict[str, object]:
    return {"code": f"open({str(file)!r}, 'w')", "silent": False, "allow_stdin": False}


@pytest.mark.parametrize("channel", ["shell", "control", "stdin", "iopub"])
@pytest.mark.parametrize("kind", ["execute_request", "debug_request", "shutdown_request"])
def test_no_code_is_run(address: str, kernel: str, tmp_path: Path, channel: str, kind: str):
    file = tmp_path / "written"
    with visiting(address, kernel) as visit:
        visit.say(channel, kind, writing(file))
        heard = visit.until_answered()
    assert not file.exists()
    assert not [one for one in heard if one[1].startswith(kind)]


def test_no_question_about_the_machine_is_answered(address: str, kernel: str):
    asked = {
        "inspect_request": {"code": "open", "cursor_pos": 2, "detail_level": 1},
        "complete_request": {"code": "/etc/", "cursor_pos": 5},
        "history_request": {"output": True, "raw": True, "hist_access_type": "tail", "n": 9},
        "is_complete_request": {"code": "1"},
    }
    with visiting(address, kernel) as visit:
        for kind, content in asked.items():
            visit.say("shell", kind, content)
        heard = visit.until_answered()
    assert {kind for kind, _ in heard} <= {"status", "kernel_info_reply"}


@pytest.mark.parametrize("target", ["evil", "jupyter.widget", "matplotlib", "hv-comm"])
def test_a_foreign_line_is_not_opened(address: str, kernel: str, target: str):
    state = {"_model_module": "@jupyter-widgets/base", "_model_name": "LayoutModel"}
    with visiting(address, kernel) as visit:
        content = {"comm_id": "mine", "target_name": target, "data": {"state": state}}
        visit.say("shell", "comm_open", content)
        heard = visit.until_answered()
    assert not [one for one in heard if one[1].startswith("comm_open")]


def test_the_line_of_the_widgets_is_open(address: str, kernel: str):
    control = {"comm_id": "all", "target_name": "jupyter.widget.control", "data": {}}
    asked = {"comm_id": "all", "data": {"method": "request_states"}}
    with visiting(address, kernel) as visit:
        visit.say("shell", "comm_open", control)
        visit.say("shell", "comm_msg", asked)
        heard = visit.until_answered()
    assert [kind for kind, parent in heard if parent.startswith("comm_msg") and kind == "comm_msg"]


@pytest.mark.parametrize(
    "garbage", [b"", b"\x00" * 7, b"\xff" * 64, b"{}", b"[" * 5000, "{}", '{"header": 1}']
)
def test_garbage_is_dropped_and_the_line_stays_open(address: str, kernel: str, garbage):
    with visiting(address, kernel) as visit:
        visit.socket.send(garbage)
        assert visit.until_answered()


def test_a_line_to_a_kernel_that_has_ended_is_refused_and_the_server_says_nothing(tmp_path: Path):
    with served(tmp_path) as server:
        with (
            pytest.raises(InvalidStatus) as refused,
            visiting(server.address, "00000000-0000-4000-8000-000000000000"),
        ):
            pass
        assert refused.value.response.status_code == 404
    assert "Traceback" not in "".join(server.log)


ELSEWHERE = (
    "api/kernels",
    "api/sessions",
    "api/terminals",
    "api/contents",
    "api/contents/start.ipynb",
    "api/kernelspecs",
    "api/config/x",
    "api/status",
    "api/spec.yaml",
    "files/start.ipynb",
    "notebooks/start.ipynb",
    "terminals/websocket/1",
    "tree",
    "lab",
    "metrics",
    "voila/tree",
    "voila/api/contents",
    "voila/api/contents/start.ipynb",
    "voila/files/start.ipynb",
    "voila/files/../src/disputelab/cli.py",
    "voila/static/../../../../../../../../etc/passwd",
    "voila/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "voila/templates/disputelab/static/../../../../../../../../etc/passwd",
    "voila/templates/disputelab/static/%2e%2e/%2e%2e/conf.json",
    "voila/templates/disputelab/index.html.j2",
    "voila/labextensions/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "voila/render/../../etc/passwd",
    "voila/render/%2e%2e/%2e%2e/etc/passwd",
    "voila/render/%2e%2e/pyproject.toml",
    "voila/render//etc/passwd",
    "voila/render/",
    "voila/render/en",
    "voila/execution/00000000-0000-0000-0000-000000000000",
)


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nothing_else_is_fetched(address: str, path: str):
    for method in ("GET", "POST", "PUT", "DELETE"):
        answer = fetched(address + path, method)
        if answer.status == 302:  # Voila sends on to its files whatever is no notebook
            answer = fetched(urljoin(address + path, answer.headers["Location"]), method)
        assert 400 <= answer.status < 600, (method, answer.status, answer.body[:200])
        assert "root:" not in answer.body
        assert "traitlet_configuration" not in answer.body
        assert "Traceback" not in answer.body


def test_a_kernel_is_neither_listed_nor_made_nor_restarted(address: str, kernel: str):
    for path in ("restart", "interrupt"):
        assert fetched(f"{address}api/kernels/{kernel}/{path}", "POST").status == 404
    assert fetched(f"{address}api/kernels", "POST").status == 404


def test_a_page_may_not_be_framed_nor_load_from_elsewhere(page: Answer):
    assert page.status == 200
    policy = page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "http" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "no-referrer"


def test_another_site_cannot_speak_in_a_reader_s_name(address: str, kernel: str):
    evil = "https://evil.example"
    with pytest.raises(InvalidStatus), visiting(address, kernel, Origin=evil):
        pass
    assert fetched(address + DASHBOARD, Host="evil.example").status == 403
    assert "Access-Control-Allow-Origin" not in fetched(address + DASHBOARD, Origin=evil).headers


def test_a_server_for_this_machine_listens_nowhere_else(address: str):
    port = int(address.rsplit(":", 1)[1].strip("/"))
    heard = [one for one in psutil.net_connections("inet") if one.status == psutil.CONN_LISTEN]
    (server,) = {one.pid for one in heard if one.laddr == ("127.0.0.1", port)}
    listening = {one.laddr.ip for one in heard if one.pid == server and one.laddr.port == port}
    assert listening == {"127.0.0.1"}


# 127.0.0.2 is an address of a network as far as we are concerned, and leads no further than here.
NETWORK = ("--host=127.0.0.2",)


def test_to_a_network_pages_are_open_to_those_with_the_token(tmp_path: Path):
    with served(tmp_path, *NETWORK, f"--token={TOKEN}") as server:
        address, _, query = server.address.partition("?")
        assert query == f"token={TOKEN}"
        dashboard = address + DASHBOARD
        assert fetched(dashboard).status in (302, 403)
        assert fetched(f"{dashboard}?token=another").status in (302, 403)
        page = fetched(f"{dashboard}?{query}")
        assert page.status == 200
        assert "disputelab.app" not in page.body, "the source is shown"
        kernel = kernel_of(page.body)
        with pytest.raises(InvalidStatus), visiting(address, kernel):
            pass
        cookie = page.headers["Set-Cookie"].split(";")[0]
        assert "SameSite=Lax" in page.headers["Set-Cookie"]
        with visiting(address, kernel, Cookie=cookie) as visit:
            assert visit.until_answered()
        for shutting in (f"voila/api/shutdown/{kernel}", f"api/kernels/{kernel}"):
            method = "POST" if "shutdown" in shutting else "DELETE"
            assert fetched(address + shutting, method).status in (302, 403)


def test_a_token_is_made_where_none_was_chosen_and_may_be_left_out(tmp_path: Path):
    with served(tmp_path, *NETWORK) as server:
        assert len(server.address.partition("?token=")[2]) > 20
    with served(tmp_path, *NETWORK, "--no-token", "--most=7") as server:
        assert "token" not in server.address
        assert fetched(server.address + DASHBOARD).status == 200
    assert "There is room for 7 pages at once" in "".join(server.log)

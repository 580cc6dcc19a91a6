"""Where a link leads: to a server of the reader's own."""

import pytest

from disputelab.app.share import address

LOCAL = "http://127.0.0.1:8866/voila/render/dashboard.ipynb"
HUB = "https://course.example.org/class/user/%D0%B0%D0%BD%D0%BD%D0%B0/voila/render/dashboard.ipynb"


def test_alone_it_is_the_page_itself():
    assert address(LOCAL, "ru", "1.a") == f"{LOCAL}?state=1.a&lang=ru"


def test_on_jupyterhub_the_owners_name_is_left_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("JUPYTERHUB_BASE_URL", "/class/")
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/class/user/%D0%B0%D0%BD%D0%BD%D0%B0/")
    assert address(HUB, "en", "1.a") == (
        "https://course.example.org/class/hub/user-redirect/voila/render/dashboard.ipynb"
        "?state=1.a&lang=en"
    )


def test_on_binder_it_starts_a_new_machine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/disputelab-x1/")
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://binder.example.org/")
    monkeypatch.setenv("BINDER_PERSISTENT_REQUEST", "v2/gh/disputelab/disputelab/0a1b")
    found = address("https://hub.example.org/user/disputelab-x1/voila/x", "en", "1.a")
    assert found == (
        "https://binder.example.org/v2/gh/disputelab/disputelab/0a1b"
        "?urlpath=voila%2Frender%2Fnotebooks%2Fdashboard.ipynb%3Fstate%3D1.a%26lang%3Den"
    )

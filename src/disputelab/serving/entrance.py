"""What a visitor meets before any page: the ways in, the form for the token, and no such page."""

from typing import Any

from tornado.httputil import qs_to_qsl, url_concat
from tornado.web import RequestHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.voila_identity_provider import VoilaLoginHandler

from disputelab.locale import spoken
from disputelab.serving.guard import HEADERS, Socket


class Front(RequestHandler):
    """Leads to a page, and keeps what the address says more.

    `follow`: the page is shown in the reader's own language, as far as their browser tells it.
    """

    def initialize(self, page: str, follow: bool) -> None:
        """Set by the server."""
        self._page, self._follow = page, follow

    def get(self) -> None:
        """Lead on."""
        asked = [(name, value.decode()) for name, value in qs_to_qsl(self.request.query_arguments)]
        if self._follow and "lang" not in self.request.query_arguments:
            language = spoken(self.request.headers.get("Accept-Language", ""))
            asked += [("lang", language)] if language else []
        self.redirect(url_concat(self._page, asked))


class Entrance(VoilaLoginHandler):  # type: ignore[misc]
    """Asks for the token, in words of ours. There is no password, and none can be set."""

    def _render(self, message: dict[str, str] | None = None) -> None:
        form = self.settings["voila_jinja2_env"].get_template("login.html")
        following = self.get_argument("next", default=self.base_url)
        self.write(form.render(base_url=self.base_url, following=following, wrong=bool(message)))


class Missing(RequestHandler):
    """Says that there is no such page."""

    def set_default_headers(self) -> None:
        """The headers of all our pages."""
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        """Answer, whatever was asked for and in which way."""
        self.set_status(404)
        page = self.settings["voila_jinja2_env"].get_template("error.html")
        self.finish(page.render(status_code=404, base_url=self.settings["base_url"]))


def entered(handlers: list[Any], base: str, pages: dict[str, str], follow: bool) -> list[Any]:
    """The handlers of a server's pages, with the ways to them and what is said to strangers.

    `pages`: the names below which pages lead on, and the addresses of these, both below `base`.
    """
    ways = [
        (base + name, Front, {"page": base + page, "follow": follow})
        for name, page in pages.items()
    ]
    ours = {VoilaLoginHandler: Entrance, VoilaKernelWebsocketHandler: Socket}
    kept = [(one[0], ours.get(one[1], one[1]), *one[2:]) for one in handlers]
    return [*ways, *kept, (".*", Missing)]

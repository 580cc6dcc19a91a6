"""What a visitor's browser may say to a kernel and fetch from the server, and what it may not."""

import json
from hashlib import scrypt
from typing import Any

from jupyter_server.services.kernels.connection import base
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from traitlets.config import Config
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

PROTOCOL = "v1.kernel.websocket.jupyter.org"
MESSAGES = frozenset(
    {"comm_msg", "comm_open", "comm_close", "comm_info_request", "kernel_info_request"}
)
"""What widgets need to live. Nothing of it carries code."""
TARGETS = frozenset({"jupyter.widget.control"})
"""What the page may open by itself: the line on which it asks for the widgets that are there."""

HEADERS = {
    # Voila's page has scripts in it, and anywidget loads each widget's script from a blob; for
    # labels that ask for MathJax the page has a script that does nothing, as data.
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Sent with every page: no other site may frame it, and it loads nothing from elsewhere."""

NEEDED = (
    "/api/kernels/",
    "/api/me",
    "/login",
    "/logout",
    "/voila/api/shutdown/",
    "/voila/api/themes/",
    "/voila/labextensions/",
    "/voila/render/",
    "/voila/static/",
    "/voila/templates/",
)
"""How the addresses begin that pages need. Of Voila's others (files, folders) nobody needs any."""


def needed(handlers: list[Any], base: str) -> list[Any]:
    """Those of a server's handlers that a page needs."""
    starts = tuple(base.rstrip("/") + start for start in NEEDED)
    return [handler for handler in handlers if handler[0].startswith(starts)]


def whole(message: bytes) -> bool:
    """Whether a message is as long as it says: Jupyter's own reading of it trusts its numbers.

    It begins with how many places it tells, and the places themselves, eight bytes each: where
    the channel, the header, its parent's, the metadata, the content and each buffer begin, and
    where the last one ends.
    """
    count = int.from_bytes(message[:8], "little")
    if not 6 <= count < len(message) // 8:
        return False
    places = [int.from_bytes(message[8 * n : 8 * n + 8], "little") for n in range(1, count + 1)]
    return places == sorted(places) and 8 * (count + 1) <= places[0] and places[-1] <= len(message)


def permitted(message: bytes) -> bool:
    """Whether a kernel may be given a message of the browser's, as it came over the socket."""
    if not whole(message):
        return False
    try:
        read = base.deserialize_msg_from_ws_v1
        channel, (header, _, _, content, *_) = read(message)  # type: ignore[no-untyped-call]
        kind = json.loads(header)["msg_type"]
        if kind == "comm_open" and json.loads(content)["target_name"] not in TARGETS:
            return False
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return False
    return channel == "shell" and kind in MESSAGES


class GuardedConnection(ZMQChannelsWebsocketConnection):
    """The way from a browser to its kernel, for what is permitted."""

    kernel_ws_protocol = PROTOCOL

    def handle_incoming_message(self, incoming_msg: Any) -> None:
        """Pass a message on, or drop it."""
        if (
            self.subprotocol == PROTOCOL
            and isinstance(incoming_msg, bytes)
            and permitted(incoming_msg)
        ):
            super().handle_incoming_message(incoming_msg)  # type: ignore[arg-type]
        else:
            self.log.warning("A message that is not permitted was dropped.")


class Socket(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """Where a browser's way to its kernel begins."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Refuse without a page: Jupyter's own needs what Voila has not, and fails."""
        self.finish()


def settings(token: str | None) -> Config:
    """Voila's settings where pages are served to this machine alone (None), or to a network.

    There `token` opens them; "" opens them to everybody.
    """
    public = token is not None
    made = Config()
    made.Voila.token = token or ""
    if token:  # who has been let in stays in when the server has been started again
        made.Voila.cookie_secret = scrypt(token.encode(), salt=b"disputelab", n=2**14, r=8, p=1)
    made.Voila.kernel_websocket_connection_class = GuardedConnection
    made.Voila.tornado_settings = {
        "headers": HEADERS,
        # Voila's pages say goodbye to their kernel without the token that this check wants, so
        # that every closed page would leave its kernel behind; who may say it knows the kernel's
        # random id, and other sites' requests come without our cookie.
        "disable_check_xsrf": True,
        # Served to this machine alone: under no other name, which another site could have given it.
        "allow_remote_access": public,
    }
    made.IdentityProvider.cookie_options = {"SameSite": "Lax", "HttpOnly": True}
    # A machine that learns the time only when it is online may be years late until then.
    made.IdentityProvider.get_secure_cookie_kwargs = {"max_age_days": 36_500}
    # Whoever has the token could otherwise set a password on the page that asks for it.
    made.PasswordIdentityProvider.allow_password_change = False
    made.VoilaConfiguration.file_allowlist = []
    made.VoilaConfiguration.allow_template_override = "NO"
    made.VoilaConfiguration.allow_theme_override = "NO"
    # Here code is hidden, not left out: a click shows it.
    made.VoilaConfiguration.strip_sources = public
    return made

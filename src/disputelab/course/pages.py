"""What a practice screen is made of: pages, buttons, and the order behind them as plain values."""

from dataclasses import dataclass, replace
from enum import StrEnum

from disputelab.core import CancelReason, Move, OpenReason, Verdict
from disputelab.course.live import Live


class Variant(StrEnum):
    """Where the pages are looked at."""

    BROWSER = "browser"
    APP = "app"


class Page(StrEnum):
    """A page of the practice screens."""

    HOME = "home"
    ORDERS = "orders"
    DISPUTES = "disputes"
    ORDER = "order"
    DISPUTE = "dispute"
    SURE = "sure"
    WHY = "why"
    SHORT = "short"
    FULL = "full"
    WARNING = "warning"
    WARNED = "warned"
    REASON = "reason"
    AMOUNT = "amount"
    SEND = "send"
    EVIDENCE = "evidence"


class Place(StrEnum):
    """Where on a page a button stands; TIME is beside the page."""

    NAV = "nav"
    LIST = "list"
    OFFER = "offer"
    FOOT = "foot"
    TIME = "time"


class Wait(StrEnum):
    """How long to wait."""

    DAY = "day"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Screen:
    """A page, what was picked on it so far, and the order behind it."""

    live: Live
    page: Page = Page.HOME
    reason: OpenReason | CancelReason | None = None
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its English label, the claims it rests on, and what it does.

    `goes` is the page after it; `foreign` a label that is in English in every language. Where it
    cannot be pressed, `why_not` is the verdict of the rules, or the reason in English.
    """

    id: str
    label: str
    place: Place
    claims: tuple[str, ...] = ()
    goes: Page | None = None
    move: Move | None = None
    wait: Wait | None = None
    reason: OpenReason | CancelReason | None = None
    claim: int | None = None
    foreign: str = ""
    why_not: Verdict | str = ""

    @property
    def enabled(self) -> bool:
        """Whether it can be pressed."""
        return not self.why_not


FORMS = {
    Page.SURE: Page.DISPUTE,
    Page.WHY: Page.DISPUTE,
    Page.EVIDENCE: Page.DISPUTE,
    Page.WARNING: Page.FULL,
    Page.WARNED: Page.FULL,
    Page.REASON: Page.ORDER,
    Page.AMOUNT: Page.ORDER,
    Page.SEND: Page.ORDER,
}
"""The pages that ask for something, each with the page it was opened from."""
ON_DISPUTE = (Page.DISPUTE, Page.SHORT, Page.FULL)
"""The pages that there are only while a dispute is open."""


def after(screen: Screen, button: Button) -> Screen:
    """The screen after a button that stands on it."""
    live = screen.live
    if button.move:
        live = live.made(button.move)
    if button.wait:
        live = live.news() if button.wait is Wait.NEWS else live.waited(live.day + 1)
        page = FORMS.get(screen.page, screen.page)
    else:
        page = button.goes or screen.page
    if page in ON_DISPUTE and not live.position.dispute:
        page = Page.ORDER
    if page not in FORMS:
        return Screen(live, page)
    reason, claim = button.reason or screen.reason, button.claim or screen.claim
    return replace(screen, live=live, page=page, reason=reason, claim=claim)

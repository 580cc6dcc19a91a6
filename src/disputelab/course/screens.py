"""Practice screens: the pages on which the articles have a buyer click, and their buttons.

Where a button stands is told here, and by which claim. What it does to the order is worked out by
the rules alone. Two variants differ as the articles say: the browser asks for a reason before a
cancel [2.06], the app does not [2.09].
"""

from collections.abc import Callable, Iterable

from disputelab.core import CancelReason, Do, Evidence, Move, OpenReason, Stage, Verdict, step
from disputelab.course.pages import Button, Page, Place, Screen, Variant, Wait, after
from disputelab.figures.words import LABELS
from disputelab.locale import N_

__all__ = ["HEADINGS", "Button", "Page", "Place", "Screen", "Variant", "buttons", "press"]

HEADINGS = {
    Page.HOME: N_("My account"),
    Page.ORDERS: N_("My orders"),
    Page.DISPUTES: N_("Open disputes"),
    Page.ORDER: N_("The order"),
    Page.DISPUTE: N_("The dispute"),
    Page.SURE: N_("Are you sure?"),
    Page.WHY: N_("Why do you cancel?"),
    Page.SHORT: N_("The order in short"),
    Page.FULL: N_("The order's full description"),
    Page.WARNING: N_("Before you go on"),
    Page.WARNED: N_("Warning"),
    Page.REASON: N_("What is wrong?"),
    Page.AMOUNT: N_("How much do you want back?"),
    Page.SEND: N_("Send the request?"),
    Page.EVIDENCE: N_("What do you attach?"),
}
REASONS = (CancelReason.MONEY_RETURNED, CancelReason.GOODS_ARRIVED, CancelReason.NO_CLAIMS)
"""Why a dispute is cancelled, as far as the browser asks [2.06]."""
NO_REASON = N_("First pick why.")
NO_DAYS = N_("The story ends on this day.")
FINISHED = N_("The order is finished: waiting changes nothing any more.")


def buttons(screen: Screen, variant: Variant) -> tuple[Button, ...]:
    """Every button of a screen, from top to bottom, and those that let time pass."""
    nav = Button("orders", N_("My orders"), Place.NAV, _first(variant), Page.ORDERS)
    own = _PAGES[screen.page](screen, variant)
    return (nav, *own, *_time(screen))


def press(screen: Screen, button_id: str, variant: Variant) -> Screen:
    """The screen after a button.

    Raises ValueError where the page has no such button, or has it in grey.
    """
    found = {button.id: button for button in buttons(screen, variant)}.get(button_id)
    if found is None or not found.enabled:
        raise ValueError(f"{button_id!r} cannot be pressed on the page {screen.page.value!r}")
    return after(screen, found)


def _first(variant: Variant) -> tuple[str, ...]:
    return ("1.17", "2.09") if variant is Variant.APP else ("1.01", "2.06")


def _time(screen: Screen) -> Iterable[Button]:
    live = screen.live
    over = live.position.finished and not live.ahead
    why = NO_DAYS if live.day >= live.last else FINISHED if over else ""
    yield Button("next-day", N_("Next day"), Place.TIME, wait=Wait.DAY, why_not=why)
    label = N_("Wait until something happens")
    yield Button("next-news", label, Place.TIME, wait=Wait.NEWS, why_not=why)


def _barred(screen: Screen, move: Move) -> Verdict | str:
    """What the rules have against a move today; nothing where they allow it."""
    verdict = step(screen.live.position, move, screen.live.rulebook)
    return "" if verdict.allowed else verdict


def _home(_s: Screen, _v: Variant) -> Iterable[Button]:
    return ()


def _orders(screen: Screen, variant: Variant) -> Iterable[Button]:
    if variant is Variant.BROWSER:
        yield Button("disputes", N_("Open disputes"), Place.NAV, ("2.06",), Page.DISPUTES)
    elif screen.live.position.dispute:
        label = N_("The order in dispute")
        yield Button("dispute", label, Place.LIST, ("1.17", "2.09"), Page.DISPUTE)
        return
    yield Button("order", N_("The order"), Place.LIST, (), Page.ORDER)


def _disputes(screen: Screen, _v: Variant) -> Iterable[Button]:
    if screen.live.position.dispute:
        label = N_("The dispute and its chat")
        yield Button("dispute", label, Place.LIST, ("2.06",), Page.DISPUTE)
        yield Button("short", N_("The order in short"), Place.LIST, ("3.19",), Page.SHORT)


def _order(screen: Screen, _v: Variant) -> Iterable[Button]:
    if screen.live.position.dispute:
        yield Button("dispute", N_("The dispute and its chat"), Place.LIST, (), Page.DISPUTE)
    why = _barred(screen, Move(Do.OPEN_DISPUTE, reason=OpenReason.NOT_RECEIVED))
    yield Button("open", N_("Open a dispute"), Place.LIST, ("1.01",), Page.REASON, why_not=why)
    yield Button(
        "receipt",
        N_("Confirm receipt"),
        Place.LIST,
        ("1.16",),
        Page.ORDER,
        Move(Do.CONFIRM_RECEIPT),
        why_not=_barred(screen, Move(Do.CONFIRM_RECEIPT)),
    )


def _dispute(screen: Screen, variant: Variant) -> Iterable[Button]:
    dispute = screen.live.position.dispute
    if dispute and dispute.offer and dispute.stage is not Stage.RETURN_PENDING:
        move = Move(Do.ACCEPT_OFFER)
        yield Button("accept", N_("Accept"), Place.OFFER, ("1.12", "2.05"), Page.DISPUTE, move)
    claims = ("2.25", "3.12")
    yield Button("evidence", N_("Attach evidence"), Place.LIST, claims, Page.EVIDENCE)
    yield Button(
        "escalate",
        N_("Ask the platform to join"),
        Place.LIST,
        ("2.17",),
        Page.DISPUTE,
        Move(Do.ESCALATE),
        why_not=_barred(screen, Move(Do.ESCALATE)),
    )
    if dispute and dispute.stage is Stage.RETURN_PENDING:
        yield Button(
            "return",
            N_("I have sent the goods back"),
            Place.LIST,
            ("1.18",),
            Page.DISPUTE,
            Move(Do.RETURN_GOODS),
            why_not=_barred(screen, Move(Do.RETURN_GOODS)),
        )
    why = _barred(screen, Move(Do.CANCEL_DISPUTE))
    if variant is Variant.BROWSER:
        label, claims = N_("Cancel the dispute"), ("1.09", "2.06")
        yield Button("cancel", label, Place.FOOT, claims, Page.SURE, why_not=why)
        return
    label, claims = N_("Cancel refund request"), ("1.19", "2.09")
    foreign = "Cancel dispute"
    yield Button("cancel", label, Place.FOOT, claims, Page.SURE, foreign=foreign, why_not=why)


def _sure(_s: Screen, variant: Variant) -> Iterable[Button]:
    if variant is Variant.BROWSER:
        yield Button("yes", N_("Yes, cancel"), Place.LIST, ("2.06",), Page.WHY)
    else:
        move = Move(Do.CANCEL_DISPUTE)
        yield Button("yes", N_("Confirm"), Place.LIST, ("2.09",), Page.ORDER, move)
    yield Button("no", N_("No, go back"), Place.LIST, (), Page.DISPUTE)


def _why(screen: Screen, _v: Variant) -> Iterable[Button]:
    for one in REASONS:
        label = LABELS[one]
        yield Button(f"why:{one}", label, Place.LIST, ("2.06",), Page.WHY, reason=one)
    why = "" if screen.reason else NO_REASON
    move = Move(Do.CANCEL_DISPUTE, reason=screen.reason)
    yield Button("confirm", N_("Confirm"), Place.FOOT, ("2.06",), Page.ORDER, move, why_not=why)
    yield Button("no", N_("No, go back"), Place.FOOT, (), Page.DISPUTE)


def _short(_s: Screen, _v: Variant) -> Iterable[Button]:
    yield Button("full", N_("Full description"), Place.LIST, ("3.19",), Page.FULL)


def _full(screen: Screen, _v: Variant) -> Iterable[Button]:
    why = _barred(screen, Move(Do.CANCEL_DISPUTE))
    label = N_("Cancel order")
    yield Button("cancel-order", label, Place.FOOT, ("3.19",), Page.WARNING, why_not=why)


def _warning(_s: Screen, _v: Variant) -> Iterable[Button]:
    yield Button("read", N_("Read the warning"), Place.LIST, ("3.19",), Page.WARNED)
    yield Button("no", N_("No, go back"), Place.LIST, (), Page.FULL)


def _warned(_s: Screen, _v: Variant) -> Iterable[Button]:
    move = Move(Do.CANCEL_DISPUTE)
    yield Button("ok", N_("OK"), Place.LIST, ("3.19",), Page.ORDER, move)
    yield Button("no", N_("No, go back"), Place.LIST, (), Page.FULL)


def _reason(_s: Screen, _v: Variant) -> Iterable[Button]:
    for one in OpenReason:
        label = LABELS[one]
        claims = ("1.02",) if one is OpenReason.NOT_RECEIVED else ("2.24",)
        yield Button(f"reason:{one}", label, Place.LIST, claims, Page.AMOUNT, reason=one)
    yield Button("no", N_("No, go back"), Place.FOOT, (), Page.ORDER)


def _amount(screen: Screen, _v: Variant) -> Iterable[Button]:
    price = screen.live.position.price
    amounts = (("all", N_("The whole price"), price), ("half", N_("Half of the price"), price // 2))
    for id, label, cents in amounts:
        yield Button(f"claim:{id}", label, Place.LIST, (), Page.SEND, claim=cents)
    yield Button("no", N_("No, go back"), Place.FOOT, (), Page.ORDER)


def _send(screen: Screen, _v: Variant) -> Iterable[Button]:
    move = Move(Do.OPEN_DISPUTE, reason=screen.reason, claim=screen.claim)
    yield Button("send", N_("Send"), Place.LIST, ("1.01",), Page.DISPUTE, move)
    yield Button("no", N_("No, go back"), Place.LIST, (), Page.ORDER)


def _evidence(_s: Screen, _v: Variant) -> Iterable[Button]:
    for one in Evidence:
        move = Move(Do.ADD_EVIDENCE, kind=one)
        label = LABELS[one]
        yield Button(f"attach:{one}", label, Place.LIST, ("3.12",), Page.DISPUTE, move)
    yield Button("no", N_("No, go back"), Place.FOOT, (), Page.DISPUTE)


_PAGES: dict[Page, Callable[[Screen, Variant], Iterable[Button]]] = {
    Page.HOME: _home,
    Page.ORDERS: _orders,
    Page.DISPUTES: _disputes,
    Page.ORDER: _order,
    Page.DISPUTE: _dispute,
    Page.SURE: _sure,
    Page.WHY: _why,
    Page.SHORT: _short,
    Page.FULL: _full,
    Page.WARNING: _warning,
    Page.WARNED: _warned,
    Page.REASON: _reason,
    Page.AMOUNT: _amount,
    Page.SEND: _send,
    Page.EVIDENCE: _evidence,
}

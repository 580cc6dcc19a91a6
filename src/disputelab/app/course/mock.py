"""What the practice screens show besides their buttons: HTML, every word of it escaped."""

from html import escape

from disputelab.core import Actor, Do, Message, Position, Step, outcome
from disputelab.course.pages import FORMS, Page, Screen, Variant
from disputelab.course.screens import HEADINGS
from disputelab.figures.reasons import why
from disputelab.figures.words import Words
from disputelab.locale import N_

LETTERS = {
    Message.PLEAD: N_("Please, friend, cancel the dispute. It brings me such trouble!"),
    Message.PROMISE_ARRIVAL: N_("The parcel is nearly with you. Cancel, and all will be well."),
    Message.PROMISE_REPLACEMENT: N_("I send you a new one at once, if you cancel today."),
    Do.OFFER: N_("I offer you {refund}."),
    "return": N_("I pay you {refund} if the goods come back to me."),
    Do.DECLINE: N_("No. I do not agree."),
    Do.EXTEND_PROTECTION: N_("I have added {days} days of protection."),
}
"""What the seller writes. Our own words: no seller is quoted."""
ASKED = {
    Page.HOME: N_("Everything that you have bought is under “My orders”."),
    Page.SURE: N_("Do you really want to cancel?"),
    Page.WHY: N_(
        "These are the reasons that the articles name; which of them you pick makes no difference "
        "to the money. Pick one, then confirm."
    ),
    Page.WARNING: N_("This cannot simply be undone."),
    Page.WARNED: N_(
        "The dispute will be withdrawn and nothing will be settled. Look at how long protection "
        "still runs before you go on."
    ),
    Page.REASON: N_("Pick what is true."),
    Page.EVIDENCE: N_("Pick what you have to show."),
}
MOST_LINES = 7
"""As much of the chat as is shown."""


def chrome(screen: Screen, variant: Variant, words: Words) -> str:
    """The top edge of the browser or of the phone."""
    day = escape(words.day(screen.live.day))
    if variant is Variant.APP:
        return f'<div class="edge"><span>{day}</span><span aria-hidden="true">▂▄▆ ▮</span></div>'
    dots = '<span class="dots" aria-hidden="true">● ● ●</span>'
    shop = escape(words.text(N_("a shop, as an example")))
    return f'<div class="edge">{dots}<span class="address">{shop}</span><span>{day}</span></div>'


def content(screen: Screen, words: Words) -> str:
    """A page without its buttons."""
    position, page = screen.live.position, screen.page
    asked = ASKED.get(page)
    said = f"<p>{escape(words.text(asked))}</p>" if asked else ""
    return f"<h4>{escape(words.text(HEADINGS[page]))}</h4>{said}" + _shown(screen, position, words)


def _shown(screen: Screen, position: Position, words: Words) -> str:
    shown, page = "", screen.page
    if page is Page.DISPUTES and not position.dispute:
        said = words.text(N_("No dispute is open."))
        return f"<p>{escape(said)}</p>"
    if page in (Page.ORDERS, Page.DISPUTES, Page.ORDER, Page.SHORT, Page.FULL):
        shown = card(position, words)
    if page is Page.ORDER:
        shown += facts(_order(position, words))
    if page in (Page.DISPUTE, Page.FULL):
        shown += facts(_dispute(position, words))
    if page in FORMS:
        shown += facts(_picked(screen, words))
    return shown + chat(screen, words) if page is Page.DISPUTE else shown


def card(position: Position, words: Words) -> str:
    """The order in a line: what it cost, and how it stands [1.17]."""
    found = outcome(position)
    price = words.money(position.price)
    title = words.text(N_("An order for {price}")).format(price=price)
    label = words.label(found.state)
    return (
        f'<div class="order-card {found.state.value}"><span>{escape(title)}</span>'
        f'<span class="tag">{escape(label)}</span></div>'
    )


def facts(rows: tuple[tuple[str, str], ...]) -> str:
    """What a page knows, as a list of names and values."""
    items = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    return f"<dl>{items}</dl>" if rows else ""


def _order(position: Position, words: Words) -> tuple[tuple[str, str], ...]:
    rows = [
        (words.text(N_("Goods")), words.label(position.goods)),
        _protected(position, words),
    ]
    if position.past and not position.dispute:
        rows.append((words.text(N_("Dispute ended")), words.day(position.past[-1].ended_on)))
    return tuple(rows)


def _protected(position: Position, words: Words) -> tuple[str, str]:
    day = words.day(position.protection.last_day)
    if position.protection.ended:
        day = words.text(N_("{day}: over")).format(day=day)
    return words.text(N_("Last protected day")), day


def _dispute(position: Position, words: Words) -> tuple[tuple[str, str], ...]:
    dispute = position.dispute
    if not dispute:
        return ()
    rows = [
        (words.text(N_("Goods")), words.label(position.goods)),
        (words.text(N_("Dispute")), words.label(dispute.stage)),
        (words.text(N_("Opened")), words.day(dispute.opened_on)),
        (words.text(N_("Reason")), words.label(dispute.reason)),
        (words.text(N_("Asked for")), words.money(dispute.claimed)),
        _protected(position, words),
    ]
    if dispute.evidence:
        attached = ", ".join(words.label(kind) for kind in sorted(dispute.evidence))
        rows.append((words.text(N_("Attached")), attached))
    return tuple(rows)


def _picked(screen: Screen, words: Words) -> tuple[tuple[str, str], ...]:
    rows = []
    if screen.reason:
        rows.append((words.text(N_("Reason")), words.label(screen.reason)))
    if screen.claim:
        rows.append((words.text(N_("Asked for")), words.money(screen.claim)))
    return tuple(rows)


def chat(screen: Screen, words: Words) -> str:
    """The end of what was said and done in the dispute that is open."""
    dispute = screen.live.position.dispute
    steps = [step for step in screen.live.history.steps if step.accepted]
    since = [step for step in steps if dispute and step.day >= dispute.opened_on]
    lines = "".join(_line(step, words) for step in since[-MOST_LINES:])
    return f'<div class="chat">{lines}</div>'


def _line(step: Step, words: Words) -> str:
    word = "return" if step.move.return_goods else step.move.kind or step.move.do
    letter = LETTERS.get(word) if step.actor is Actor.SELLER else None
    day = f"<small>{escape(words.number(step.day))}</small>"
    if not letter:
        return f'<p class="note">{day} {escape(why(step, words))}</p>'
    refund, days = words.money(step.move.refund or 0), step.move.days
    said = words.text(letter).format(refund=refund, days=days)
    who = escape(words.label(Actor.SELLER))
    return f'<p class="letter">{day} <b>{who}</b><br>{escape(said)}</p>'


def offer(position: Position, words: Words) -> str:
    """What the seller proposes, beside which the button to accept it stands [1.12]."""
    found = position.dispute and position.dispute.offer
    if not found:
        return ""
    goods = N_("The seller offers {refund} against the goods")
    said = goods if found.return_goods else N_("The seller offers {refund}")
    return f"<p>{escape(words.text(said).format(refund=words.money(found.refund)))}</p>"

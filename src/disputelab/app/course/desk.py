"""What lies on the buyer's desk, as HTML: purse, protection, letters, picture, debriefing."""

from html import escape

from disputelab.app.html import table
from disputelab.core import Actor, Goods
from disputelab.course import retold
from disputelab.course.debrief import Debrief
from disputelab.course.game import Game, moves
from disputelab.course.letters import Letter, items, letters, shops
from disputelab.course.picture import picture as so_far
from disputelab.figures.reasons import refusal
from disputelab.figures.timeline import Timeline
from disputelab.figures.words import Words
from disputelab.locale import N_

PURSE = (
    ("held", N_("held until the order is finished")),
    ("refunded", N_("back with you")),
    ("released", N_("with the seller")),
)
SENDERS = {
    Actor.CARRIER: N_("Carrier"),
    Actor.PLATFORM: N_("Platform"),
}
LEAST_DAYS = 70
"""The picture shows at least so many days, so that it does not jump with each of them."""


def state(game: Game, words: Words) -> str:
    """The day, the purse, how long protection lasts, and where goods and dispute stand."""
    position, money = game.position, game.position.money
    item = game.world.pick(items(), "item")
    bought = words.text(N_("{item}, {price} paid")).format(
        item=item.names[words.language], price=words.money(position.price)
    )
    purse = "".join(
        f"<li><b>{escape(words.money(getattr(money, place)))}</b> {escape(words.text(label))}</li>"
        for place, label in PURSE
        if getattr(money, place)
    )
    day = escape(words.text(N_("Day {number}")).format(number=game.day))
    # What is left of protection matters to nobody once the money has gone.
    protected = "" if game.over else _protection(game, words)
    return (
        f'<div class="day" data-aloud>{day}</div><p class="bought">{escape(bought)}</p>'
        f'<ul class="purse">{purse}</ul>{protected}'
        f'<p class="standing">{escape(_standing(game, words))}</p>'
    )


def _protection(game: Game, words: Words) -> str:
    """How long protection lasts, as a bar and in words."""
    protection, start = game.position.protection, game.history.start.protection
    whole = max(protection.last_day, start.last_day)
    left = 0 if protection.ended else protection.last_day - game.day
    if protection.ended:
        said = words.text(N_("Protection has ended."))
    elif left:
        said = words.count(
            "Protection: {number} more day after today, through {last}.",
            "Protection: {number} more days after today, through {last}.",
            left,
            last=words.day(protection.last_day),
        )
    else:
        said = words.text(N_("Protection: today is its last day."))
    near = " near" if left <= 7 else ""
    share = left / whole if whole else 0
    return (
        f'<p class="protected">{escape(said)}</p><div class="left{near}" aria-hidden="true">'
        f'<span style="width:{share:.1%}"></span></div>'
    )


def _standing(game: Game, words: Words) -> str:
    """Where the goods are, and how far the dispute has come."""
    position = game.position
    goods = words.text(N_("Goods: {state}.")).format(state=words.label(position.goods))
    if position.goods is Goods.DELIVERED:
        goods = words.text(
            N_("Goods: delivered, faulty.") if game.faulty else N_("Goods: delivered, fine.")
        )
    if not position.dispute:
        return goods + " " + words.text(N_("Dispute: none is open."))
    dispute = words.text(N_("Dispute: {stage}.")).format(stage=words.label(position.dispute.stage))
    offer = position.dispute.offer
    if not offer:
        return f"{goods} {dispute}"
    offered = words.text(N_("On the table: {refund}.")).format(refund=words.money(offer.refund))
    return f"{goods} {dispute} {offered}"


def barred(game: Game, words: Words) -> str:
    """What the buyer cannot do today, and why not."""
    rows = ""
    for choice in moves(game):
        if not choice.offered:
            why = words.text(choice.instead) if choice.instead else refusal(choice.verdict, words)
            what = escape(words.action(choice.move.do))
            rows += f'<li><span class="sign">✗</span> <b>{what}</b>: {escape(why)}</li>'
    head = escape(words.text(N_("Not possible today, and why")))
    return f"<details><summary>{head}</summary><ul>{rows}</ul></details>" if rows else ""


def inbox(game: Game, words: Words) -> str:
    """Every letter, the newest first."""
    item, pick = game.world.pick(items(), "item"), game.world.pick
    found = letters(game.history, item, game.world.faulty, pick, words)
    shop = pick(shops(), "shop")
    return "".join(_letter(letter, shop, letter.day == game.day, words) for letter in found)


def _letter(letter: Letter, shop: str, new: bool, words: Words) -> str:
    sender = words.text(SENDERS[letter.sender]) if letter.sender in SENDERS else shop
    mark = "<i>" + escape(words.text(N_("new"))) + "</i> " if new else ""
    said = f"<p>{escape(letter.text)}</p>" if letter.text else ""
    effect = f'<p class="effect">{escape(letter.effect)}</p>' if letter.effect else ""
    head = f"{escape(words.number(letter.day))} · <b>{escape(sender)}</b>"
    return (
        f'<div class="letter from-{letter.sender.value}"><h4>{mark}{head}</h4>{said}{effect}</div>'
    )


def picture(game: Game, words: Words) -> Timeline:
    """The timeline through today, with room for the days to come."""
    last = max(LEAST_DAYS, game.day + 5, game.position.protection.last_day + 10)
    return so_far(game.history, game.position, last, words)


def debriefing(found: Debrief, words: Words) -> str:
    """What the game came to, the decision that cost most and why, and all of them in a table."""
    said, because = retold.worst(found, words)
    reasons = "".join(f"<li>{escape(line)}</li>" for line in because)
    again = words.text(
        N_("Send the code {code} to somebody else, or play it again: it is the same world.")
    ).format(code=found.game.code)
    parts = (
        (N_("What you have"), _paragraph(retold.outcome(found, words))),
        (N_("The decision that cost most"), _paragraph(said)),
        (N_("Why"), f"<ul>{reasons}</ul>" if reasons else ""),
        (N_("Behind the curtain"), _paragraph((*retold.hidden(found, words), again))),
    )
    body = "".join(
        f"<h4>{escape(words.text(head))}</h4>{content}" for head, content in parts if content
    )
    title = escape(words.text(N_("The debriefing")))
    every = escape(words.text(N_("All decisions, held against the best")))
    return (
        f'<section class="debrief" data-aloud><h3>{title}</h3>{body}<details>'
        f"<summary>{every}</summary>{table(retold.decisions(found, words))}</details></section>"
    )


def _paragraph(sentences: tuple[str, ...]) -> str:
    return f"<p>{escape(' '.join(sentences))}</p>"

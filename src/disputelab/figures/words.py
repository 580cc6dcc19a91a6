"""Numbers, days and names in the language of the reader."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel.core import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_percent, get_decimal_symbol, get_group_symbol

from disputelab.core import (
    Actor,
    Basis,
    CancelReason,
    Do,
    EndedBy,
    Evidence,
    Goods,
    Level,
    Message,
    OpenReason,
    Order,
    Stage,
    State,
)
from disputelab.locale import N_, catalogue

NOTICE = N_(
    "Taught from four undated articles, best matched by 2017-2020. Not the marketplace's current "
    "policy, and not legal advice."
)
"""What stands on every page and every sheet: how old all this is, and what it is not."""
LABELS: dict[str, str] = {
    Actor.BUYER: N_("Buyer"),
    Actor.SELLER: N_("Seller"),
    Actor.CARRIER: N_("Carrier"),
    Actor.PLATFORM: N_("Platform"),
    Actor.CLOCK: N_("Clock"),
    Do.SHIP: N_("ships the goods"),
    Do.DELIVER: N_("delivers the goods"),
    Do.EXTEND_PROTECTION: N_("extends protection"),
    Do.MESSAGE: N_("writes a message"),
    Do.OPEN_DISPUTE: N_("opens a dispute"),
    Do.ADD_EVIDENCE: N_("attaches evidence"),
    Do.AGREE: N_("agrees to the claim"),
    Do.OFFER: N_("makes an offer"),
    Do.DECLINE: N_("declines"),
    Do.ACCEPT_OFFER: N_("accepts the offer"),
    Do.RETURN_GOODS: N_("sends the goods back"),
    Do.RECEIVE_RETURN: N_("receives the return"),
    Do.ESCALATE: N_("escalates"),
    Do.RULE: N_("rules"),
    Do.CANCEL_DISPUTE: N_("cancels the dispute"),
    Do.CONFIRM_RECEIPT: N_("confirms receipt"),
    Do.PROTECTION_EXPIRES: N_("protection ends"),
    Do.REPLY_DEADLINE: N_("the reply deadline passes"),
    Do.SETTLEMENT_DEADLINE: N_("the settlement deadline passes"),
    Goods.NOT_SHIPPED: N_("not shipped"),
    Goods.SHIPPED: N_("on the way"),
    Goods.DELIVERED: N_("delivered"),
    Stage.AWAITING_SELLER: N_("awaiting the seller"),
    Stage.NEGOTIATING: N_("negotiating"),
    Stage.REVIEW: N_("under review"),
    Stage.RETURN_PENDING: N_("return pending"),
    OpenReason.NOT_RECEIVED: N_("not received"),
    OpenReason.DAMAGED: N_("damaged"),
    OpenReason.WRONG_ITEM: N_("wrong item"),
    OpenReason.WRONG_SIZE_OR_COLOUR: N_("wrong size or colour"),
    OpenReason.WRONG_QUANTITY: N_("wrong quantity"),
    OpenReason.POOR_QUALITY: N_("poor quality"),
    CancelReason.MONEY_RETURNED: N_("money returned"),
    CancelReason.GOODS_ARRIVED: N_("goods arrived"),
    CancelReason.NO_CLAIMS: N_("no claims left"),
    CancelReason.OPENED_BY_MISTAKE: N_("opened by mistake"),
    CancelReason.TRIVIAL: N_("a trifle"),
    Evidence.PHOTO: N_("photo"),
    Evidence.UNBOXING_VIDEO: N_("unboxing video"),
    Evidence.TRACKING_SCREENSHOT: N_("tracking screenshot"),
    Evidence.ORDER_DATA: N_("order data"),
    Evidence.CHAT: N_("chat"),
    Message.PLEAD: N_("pleads"),
    Message.PROMISE_ARRIVAL: N_("promises arrival"),
    Message.PROMISE_REPLACEMENT: N_("promises a replacement"),
    State.OPEN: N_("money held"),
    State.IN_DISPUTE: N_("in dispute"),
    State.REFUNDED: N_("all refunded"),
    State.SPLIT: N_("split"),
    State.SELLER_PAID: N_("all to the seller"),
    EndedBy.PROTECTION_EXPIRED: N_("protection ended"),
    EndedBy.RECEIPT_CONFIRMED: N_("receipt confirmed"),
    EndedBy.SETTLED: N_("settled"),
    EndedBy.DECIDED: N_("decided by the platform"),
    EndedBy.SELLER_SILENT: N_("the seller was silent"),
    EndedBy.LATE_CANCEL: N_("cancelled too late"),
    Level.DANGER: N_("Danger"),
    Level.CAUTION: N_("Caution"),
    Level.NOTE: N_("Note"),
    Basis.STATED: N_("stated by the articles"),
    Basis.INHERITED: N_("this article is silent"),
    Basis.ASSUMPTION: N_("an assumption"),
    Basis.CHOSEN: N_("chosen here"),
    "reopening": N_("Reopening"),
    "while-protected": N_("while protection runs"),
    "never": N_("never"),
    "late_cancel": N_("Late cancel"),
    "pays-seller": N_("pays the seller"),
    "unavailable": N_("is not possible"),
    "silence": N_("Silent seller"),
    "refunds-buyer": N_("refunds the buyer"),
    # The same word as the stage, "review", means something else as a reading.
    "silence:review": N_("the platform reviews"),
    "reply_days": N_("Days to reply"),
    "settle_days": N_("Days to settle"),
    "protection_days": N_("Days of protection"),
    "combined": N_("combined"),
    "strictest": N_("strictest"),
    "article-1": N_("article 1"),
    "article-2": N_("article 2"),
    "article-3": N_("article 3"),
    "article-4": N_("article 4"),
}
"""The English name of every word of the rules; two words that look alike mean the same."""


ACTIONS: dict[Do, str] = {
    Do.SHIP: N_("ship the goods"),
    Do.DELIVER: N_("deliver the goods"),
    Do.EXTEND_PROTECTION: N_("extend protection"),
    Do.MESSAGE: N_("write a message"),
    Do.OPEN_DISPUTE: N_("open a dispute"),
    Do.ADD_EVIDENCE: N_("attach evidence"),
    Do.AGREE: N_("agree to the claim"),
    Do.OFFER: N_("make an offer"),
    Do.DECLINE: N_("decline"),
    Do.ACCEPT_OFFER: N_("accept the offer"),
    Do.RETURN_GOODS: N_("send the goods back"),
    Do.RECEIVE_RETURN: N_("receive the return"),
    Do.ESCALATE: N_("escalate"),
    Do.RULE: N_("give its ruling"),
    Do.CANCEL_DISPUTE: N_("cancel the dispute"),
    Do.CONFIRM_RECEIPT: N_("confirm receipt"),
}
"""What a list of choices calls a move that somebody can make."""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything in one language, for one order (whose currency and dates they use)."""

    language: str
    order: Order

    def text(self, english: str) -> str:
        """The text in this language."""
        # What a catalogue has under no text at all is about itself.
        return catalogue(self.language).gettext(english) if english else ""

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """The form of a text that goes with a number, filled in with it and other values."""
        form = catalogue(self.language).ngettext(one, many, number)
        return form.format(number=number, **values)

    def label(self, word: str) -> str:
        """The name of a word of the rules: an event, a stage, a reason, a reading …"""
        return self.text(LABELS[word])

    def action(self, do: Do) -> str:
        """The name of a move in a list of choices."""
        return self.text(ACTIONS[do])

    def money(self, cents: int) -> str:
        """An amount, with the order's currency where it has one."""
        return _money(cents, self.order.currency, self.language)

    def date(self, day: int) -> str:
        """The date of a day, or nothing where the story has no dates."""
        date = self.order.date_of(day)
        return _date(date, self.language) if date else ""

    def short_date(self, day: int) -> str:
        """The date of a day without its year, or nothing."""
        date = self.order.date_of(day)
        return _date(date, self.language, "MMMd") if date else ""

    def day(self, day: int) -> str:
        """A day by its number and, where the story has dates, its date."""
        number, date = self.number(day), self.date(day)
        return f"{number} ({date})" if date else number

    def since(self, day: int) -> str:
        """From a day, as the beginning of a stretch of days."""
        date = self.date(day)
        since = self.text(N_("from day {number}")).format(number=day)
        return f"{since} ({date})" if date else since

    def number(self, day: int) -> str:
        """A day by its number alone."""
        return self.text(N_("day {number}")).format(number=day)

    def percent(self, share: float, digits: int = 0) -> str:
        """A share of 1 in percent, with so many digits after the point."""
        return _percent(round(share, digits + 2), digits, self.language)


@lru_cache(10_000)
def _money(cents: int, currency: str, language: str) -> str:
    amount = f"{cents // 100:,}.{cents % 100:02}".translate(_symbols(language))
    return f"{amount}\u00a0{currency}" if currency else amount


@lru_cache(10_000)
def _percent(share: float, digits: int, language: str) -> str:
    pattern = Locale.parse(language).percent_formats[None].pattern
    places = "0." + "0" * digits if digits else "0"
    return format_percent(share, pattern.replace("0", places, 1), locale=language)


@cache
def _symbols(language: str) -> dict[int, str]:
    """What the language writes between thousands and before cents."""
    return str.maketrans({",": get_group_symbol(language), ".": get_decimal_symbol(language)})


@lru_cache(10_000)
def _date(date: date, language: str, skeleton: str = "") -> str:
    if skeleton:
        return format_skeleton(skeleton, date, locale=language)
    return format_date(date, "long", locale=language)

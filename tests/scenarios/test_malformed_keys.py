"""What makes a story malformed, key by key: the line, the place, and what was expected there."""

import pytest

from .texts import AMOUNT, DAYS, KEYS, as_json, changed, problem, problem_in_json

DATE = "expected a date such as 2019-03-01"
NEEDED = "this key is needed"
PERCENT = "expected a percentage from 0 to 4.91"
NAMES = "expected one of: combined, strictest, article-1, article-2, article-3, article-4"
MALFORMED = [
    # The story as a whole.
    ("title: A story\n", "", 1, "title", NEEDED),
    ("until: 90\n", "", 1, "until", NEEDED),
    ("title: A story", "title: 3", 1, "title", "expected text"),
    ("title: A story", "title: null", 1, "title", "expected text"),
    ("title: A story", "title: [A, story]", 1, "title", "expected text"),
    ("about: In a few words.", "about: null", 2, "about", "expected text"),
    ("about: In", "abuot: In", 2, "abuot", "unknown key; expected only: title, about, rulebook"),
    ("about: In", "3: In", 2, "3", "unknown key; expected only: title, about, rulebook, order"),
    ("about: In", "ship: In", 2, "ship", "unknown key; expected only: title, about, rulebook"),
    ("currency: USD", "deliver: USD", 6, "order.deliver", "unknown key; expected only: price"),
    ("rulebook: combined", "rulebook: {rule: 3}", 3, "rulebook.rule", "unknown key; expected only"),
    ("do: ship", "do: ship, agree: 3", 11, "events[0].agree", "unknown key; expected only: day"),
    ("until: 90", "until: 3651", 14, "until", DAYS),
    ("until: 90", "until: -1", 14, "until", DAYS),
    ("until: 90", "until: 90.5", 14, "until", DAYS),
    ("until: 90", "until: true", 14, "until", DAYS),
    ("until: 90", "until: '90'", 14, "until", DAYS),
    ("until: 90", "until: soon", 14, "until", DAYS),
    ("until: 90", "until: .inf", 14, "until", DAYS),
    ("until: 90", "until: null", 14, "until", DAYS),
    ("until: 90", "until: 42", 13, "events[2].day", "expected no event after the last day, 42"),
    # The rulebook.
    ("rulebook: combined", "rulebook: strict", 3, "rulebook.base", NAMES),
    ("rulebook: combined", "rulebook: null", 3, "rulebook", KEYS),
    ("rulebook: combined", "rulebook: 1", 3, "rulebook", KEYS),
    ("rulebook: combined", "rulebook: [strictest]", 3, "rulebook", KEYS),
    ("rulebook: combined", "rulebook: {base: article-5}", 3, "rulebook.base", NAMES),
    (
        "rulebook: combined",
        "rulebook: {quiet: 3}",
        3,
        "rulebook.quiet",
        "unknown key; expected only",
    ),
    (
        "rulebook: combined",
        "rulebook: {silence: never}",
        3,
        "rulebook.silence",
        "expected one of: refunds-buyer, review",
    ),
    ("rulebook: combined", "rulebook: {reply_days: 3651}", 3, "rulebook.reply_days", DAYS),
    ("rulebook: combined", "rulebook: {settle_days: no}", 3, "rulebook.settle_days", DAYS),
    # The order.
    ("  price: 40.00\n", "", 5, "order.price", NEEDED),
    ("price: 40.00", "price: -0.01", 5, "order.price", AMOUNT),
    ("price: 40.00", "price: 40.001", 5, "order.price", AMOUNT),
    ("price: 40.00", "price: '40.00'", 5, "order.price", AMOUNT),
    ("price: 40.00", "price: forty", 5, "order.price", AMOUNT),
    ("price: 40.00", "price: true", 5, "order.price", AMOUNT),
    ("price: 40.00", "price: null", 5, "order.price", AMOUNT),
    ("price: 40.00", "price: [40]", 5, "order.price", AMOUNT),
    ("price: 40.00", "price: .nan", 5, "order.price", AMOUNT),
    ("price: 40.00", "price: .inf", 5, "order.price", AMOUNT),
    ("price: 40.00", "price: -.inf", 5, "order.price", AMOUNT),
    ("price: 40.00", "price: 0", 5, "order.price", "expected a price above zero"),
    ("price: 40.00", "price: 1000000000.01", 5, "order.price", "expected at most 1000000000"),
    (
        "price: 40.00",
        "prise: 40.00",
        5,
        "order.prise",
        "unknown key; expected only: price, currency",
    ),
    ("currency: USD", "currency: US", 6, "order.currency", "expected three letters, such as USD"),
    ("currency: USD", "currency: US1", 6, "order.currency", "expected three letters, such as USD"),
    ("currency: USD", 'currency: "USD\\n"', 6, "order.currency", "expected three letters"),
    ("currency: USD", "currency: 643", 6, "order.currency", "expected text"),
    ("n_days: 60", "n_days: 3651", 7, "order.protection_days", DAYS),
    ("n_days: 60", "n_days: -1", 7, "order.protection_days", DAYS),
    ("n_days: 60", "n_days: sixty", 7, "order.protection_days", DAYS),
    ("2019-03-01", "'2019-02-30'", 8, "order.paid_on", DATE),
    ("2019-03-01", "2019-03", 8, "order.paid_on", DATE),
    ("2019-03-01", "01.03.2019", 8, "order.paid_on", DATE),
    ("2019-03-01", "20190301", 8, "order.paid_on", DATE),
    ("2019-03-01", "2019-03-01 12:00:00", 8, "order.paid_on", DATE),
    ("2019-03-01", "٢٠١٩-٠٣-٠١", 8, "order.paid_on", DATE),
    ("2019-03-01", "'0000-01-01'", 8, "order.paid_on", DATE),
    ("4.91", "4.92", 9, "order.cashback_percent", PERCENT),
    ("4.91", "-1", 9, "order.cashback_percent", PERCENT),
    ("4.91", "true", 9, "order.cashback_percent", PERCENT),
    ("4.91", ".nan", 9, "order.cashback_percent", PERCENT),
    ("4.91", "4.91 %", 9, "order.cashback_percent", PERCENT),
    # Events.
    ("{day: 3, do: ship}", "3", 11, "events[0].do", NEEDED),
    ("{day: 3, do: ship}", "{day: 3}", 11, "events[0].do", NEEDED),
    ("{day: 3, do: ship}", "{do: ship}", 11, "events[0].day", NEEDED),
    ("do: ship", "do: sink", 11, "events[0].do", "unknown event; expected one of: ship, deliver"),
    ("do: ship", "do: 3", 11, "events[0].do", "unknown event; expected one of: ship, deliver"),
    ("do: ship", "do: [ship]", 11, "events[0].do", "unknown event; expected one of: ship, deliver"),
    ("do: ship", "do: ship, who: me", 11, "events[0].who", "unknown key; expected only: day, do"),
    ("do: ship", "do: ship, 3: me", 11, "events[0].3", "unknown key; expected only: day, do"),
    ("day: 3,", "day: -1,", 11, "events[0].day", DAYS),
    ("day: 3,", "day: 2.5,", 11, "events[0].day", DAYS),
    ("day: 3,", "day: yes,", 11, "events[0].day", DAYS),
    ("day: 3,", "day: 3651,", 11, "events[0].day", DAYS),
    ("day: 40", "day: 2", 12, "events[1].day", "days never go backwards; expected day 3 or later"),
    ("day: 43", "day: 91", 13, "events[2].day", "expected no event after the last day, 90"),
    ("reason: not-received, ", "", 12, "events[1].reason", NEEDED),
    (
        "reason: not-received",
        "reason: lost",
        12,
        "events[1].reason",
        "expected one of: not-received",
    ),
    ("reason: not-received", "reason: trivial", 12, "events[1].reason", "expected one of: not-rec"),
    ("reason: not-received", "reason: 3", 12, "events[1].reason", "expected one of: not-received"),
    ("claim: 30.00", "claim: -30.00", 12, "events[1].claim", AMOUNT),
    ("claim: 30.00", "claim: 30.005", 12, "events[1].claim", AMOUNT),
    ("claim: 30.00", "claim: .nan", 12, "events[1].claim", AMOUNT),
    ("claim: 30.00", "claim: false", 12, "events[1].claim", AMOUNT),
    ("claim: 30.00", "claim: all", 12, "events[1].claim", AMOUNT),
    ("refund: 10.00, ", "", 13, "events[2].refund", NEEDED),
    ("refund: 10.00", "refund: null", 13, "events[2].refund", AMOUNT),
    ("refund: 10.00", "refund: 1.0e-3", 13, "events[2].refund", AMOUNT),
    (
        "return_goods: false",
        "return_goods: 0",
        13,
        "events[2].return_goods",
        "expected true or false",
    ),
    (
        "return_goods: false",
        "return_goods: maybe",
        13,
        "events[2].return_goods",
        "expected true or false",
    ),
    ("do: ship", "do: message", 11, "events[0].kind", NEEDED),
    (
        "do: ship",
        "do: message, kind: threat",
        11,
        "events[0].kind",
        "expected one of: plead, promise",
    ),
    ("do: ship", "do: add-evidence, kind: hearsay", 11, "events[0].kind", "expected one of: photo"),
    ("do: ship", "do: extend-protection", 11, "events[0].days", NEEDED),
    ("do: ship", "do: extend-protection, days: -1", 11, "events[0].days", DAYS),
    ("do: ship", "do: extend-protection, days: 3651", 11, "events[0].days", DAYS),
    ("do: ship", "do: extend-protection, days: 1.5", 11, "events[0].days", DAYS),
    (
        "do: ship",
        "do: cancel-dispute, reason: damaged",
        11,
        "events[0].reason",
        "one of: money-ret",
    ),
    ("do: ship", "do: rule", 11, "events[0].refund", NEEDED),
    *[
        (
            "do: ship",
            f"do: {do}",
            11,
            "events[0].do",
            "the clock makes its own events; expected one",
        )
        for do in ("protection-expires", "reply-deadline", "settlement-deadline")
    ],
]


@pytest.mark.parametrize(
    ("old", "new", "line", "place", "expected"),
    MALFORMED,
    ids=[f"{place}: {new.strip() or 'left out'}" for _, new, _, place, _ in MALFORMED],
)
def test_a_malformed_story_is_named_with_its_line_its_place_and_what_was_expected(
    old, new, line, place, expected
):
    text = changed(old, new)
    error = problem(text)
    assert (error.line, error.place) == (line, place)
    assert expected in str(error)
    assert str(error).startswith(f"line {line}: {place}: ")
    error = problem_in_json(as_json(text))
    assert (error.line, error.place) == (None, place)
    assert expected in str(error)


@pytest.mark.parametrize("day", ["2019-02-30", "2019-13-01", "2019-03-01 25:00:00"])
def test_a_day_that_no_calendar_has_is_malformed_without_quotes_too(day):
    error = problem(changed("2019-03-01", day))
    assert str(error) == f"line 8: order.paid_on: {DATE}"

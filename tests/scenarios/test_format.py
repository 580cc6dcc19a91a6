"""The file format: what a story may hold, what it may not, and what is said then."""

import json
from datetime import date
from decimal import Decimal

import pytest
import yaml

from disputelab.core import (
    CancelReason,
    Do,
    Event,
    Evidence,
    Message,
    Move,
    OpenReason,
    Order,
    Scenario,
    replay,
    rulebook,
)
from disputelab.scenarios import LISTED, Malformed, load, read_json, read_yaml

from .texts import STORY, as_json, assert_one_line, changed, problem, problem_in_json

SMALLEST = "{title: A story, order: {price: 40}, events: [], until: 90}"
MIB = 1 << 20


def saved(folder, content, name="story.yaml"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(path):
    [found] = load(path)
    return found


# What a story holds.


@pytest.mark.parametrize(
    ("read", "form"), [(read_yaml, str), (read_yaml, as_json), (read_json, as_json)]
)
def test_every_key_of_a_story_is_read_in_yaml_and_in_json(read, form):
    assert read(form(STORY)) == Scenario(
        title="A story",
        about="In a few words.",
        rulebook=rulebook("combined"),
        order=Order(4000, "USD", 60, date(2019, 3, 1), Decimal("4.91")),
        events=(
            Event(3, Move(Do.SHIP)),
            Event(40, Move(Do.OPEN_DISPUTE, reason=OpenReason.NOT_RECEIVED, claim=3000)),
            Event(43, Move(Do.OFFER, refund=1000, return_goods=False)),
        ),
        until=90,
    )


def test_what_is_left_out_has_its_default():
    assert read_yaml(SMALLEST) == Scenario("A story", Order(4000), (), 90, rulebook("combined"), "")


EVENTS = {
    "do: ship": Move(Do.SHIP),
    "do: deliver": Move(Do.DELIVER),
    "do: extend-protection, days: 15": Move(Do.EXTEND_PROTECTION, days=15),
    "do: message, kind: plead": Move(Do.MESSAGE, kind=Message.PLEAD),
    "do: message, kind: promise-arrival": Move(Do.MESSAGE, kind=Message.PROMISE_ARRIVAL),
    "do: open-dispute, reason: damaged": Move(Do.OPEN_DISPUTE, reason=OpenReason.DAMAGED),
    "do: open-dispute, reason: wrong-item, claim: 0.07": Move(
        Do.OPEN_DISPUTE, reason=OpenReason.WRONG_ITEM, claim=7
    ),
    "do: add-evidence, kind: unboxing-video": Move(Do.ADD_EVIDENCE, kind=Evidence.UNBOXING_VIDEO),
    "do: agree": Move(Do.AGREE),
    "do: offer, refund: 0": Move(Do.OFFER, refund=0),
    "do: offer, refund: 12.3, return_goods: true": Move(Do.OFFER, refund=1230, return_goods=True),
    "do: decline": Move(Do.DECLINE),
    "do: accept-offer": Move(Do.ACCEPT_OFFER),
    "do: return-goods": Move(Do.RETURN_GOODS),
    "do: receive-return": Move(Do.RECEIVE_RETURN),
    "do: escalate": Move(Do.ESCALATE),
    "do: rule, refund: 40.00": Move(Do.RULE, refund=4000),
    "do: cancel-dispute": Move(Do.CANCEL_DISPUTE),
    "do: cancel-dispute, reason: trivial": Move(Do.CANCEL_DISPUTE, reason=CancelReason.TRIVIAL),
    "do: confirm-receipt": Move(Do.CONFIRM_RECEIPT),
}


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_read_with_its_fields(event):
    text = SMALLEST.replace("[]", f"[{{day: 5, {event}}}]")
    expected = (Event(5, EVENTS[event]),)
    assert read_yaml(text).events == read_json(as_json(text)).events == expected


def test_no_event_is_left_out_above():
    assert {move.do for move in EVENTS.values()} == set(LISTED)


def test_a_claim_that_is_left_out_is_the_price():
    text = changed("claim: 30.00", "claim: null")
    assert read_yaml(text).events[1].move.claim is None
    assert replay(read_yaml(text)).end.dispute.claimed == 4000


@pytest.mark.parametrize("name", ["combined", "strictest", "article-1", "article-4"])
def test_a_rulebook_goes_by_its_name(name):
    told = read_yaml(changed("rulebook: combined", f"rulebook: {name}"))
    assert told.rulebook == rulebook(name)


def test_a_rulebook_can_have_any_of_its_values_changed():
    own = "{base: strictest, reopening: while-protected, late_cancel: unavailable, "
    own += "silence: refunds-buyer, reply_days: 7, settle_days: 0, protection_days: 75}"
    values = read_yaml(changed("rulebook: combined", f"rulebook: {own}")).rulebook.values
    assert values == {
        "reopening": "while-protected",
        "late_cancel": "unavailable",
        "silence": "refunds-buyer",
        "reply_days": 7,
        "settle_days": 0,
        "protection_days": 75,
    }


def test_without_a_base_a_changed_rulebook_starts_from_the_combined_one():
    told = read_yaml(changed("rulebook: combined", "rulebook: {silence: review}"))
    assert told.rulebook == rulebook("combined").override(silence="review")


def test_protection_is_the_orders_own_and_else_the_rulebooks():
    own = changed("rulebook: combined", "rulebook: {protection_days: 75}")
    assert read_yaml(own).protection_days == 60
    assert read_yaml(own.replace("  protection_days: 60\n", "")).protection_days == 75


def test_a_date_of_payment_turns_days_into_dates():
    assert read_yaml(STORY).order.date_of(40) == date(2019, 4, 10)
    assert read_yaml(SMALLEST).order.date_of(40) is None


@pytest.mark.parametrize("text", ["2020-02-29", "'2020-02-29'"])
def test_a_date_may_be_quoted(text):
    assert read_yaml(changed("2019-03-01", text)).order.paid_on == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("price", "percent", "cashback"),
    [
        ("40.00", "4.91", 196),  # 1.964
        ("40.66", "4.91", 199),  # 1.996406
        ("100.00", "2.3", 230),  # just so, though not for binary fractions
        ("100.00", "4.91", 491),
        ("0.20", "4.91", 0),
        ("40.00", "0", 0),
    ],
)
def test_cashback_on_what_the_seller_keeps_is_rounded_down_to_the_cent(price, percent, cashback):
    text = SMALLEST.replace("[]", "[{day: 1, do: confirm-receipt}]")
    text = text.replace("price: 40", f"price: {price}, cashback_percent: {percent}")
    assert replay(read_yaml(text)).cashback == cashback


def test_there_is_no_cashback_on_what_comes_back_or_is_held():
    assert replay(read_yaml(STORY)).cashback == 0
    agreed = changed("do: offer, refund: 10.00, return_goods: false", "do: agree")
    assert replay(read_yaml(agreed)).cashback == 49  # on 10.00 of 40.00: 0.491


@pytest.mark.parametrize("days", ["0", "3650", "3650.0"])
def test_days_run_from_0_to_3650(days):
    later = STORY.replace("until: 90", "until: 3650").replace("n_days: 60", f"n_days: {days}")
    told = read_yaml(later.replace("day: 43, do: offer", "day: 3650, do: offer"))
    assert told.order.protection_days == int(float(days))
    assert (told.events[-1].day, told.until) == (3650, 3650)
    assert replay(told).outcome.ended_on


def test_events_of_one_day_keep_their_order():
    text = SMALLEST.replace("[]", "[{day: 1, do: deliver}, {day: 1, do: ship}]")
    assert [made.accepted for made in replay(read_yaml(text)).steps[:2]] == [False, True]


def test_an_event_on_the_last_day_happens():
    text = SMALLEST.replace("[]", "[{day: 90, do: ship}]")
    assert read_yaml(text).events[0].day == 90


def test_a_story_may_have_1000_events():
    ships = ", ".join(["{day: 1, do: ship}"] * 1000)
    assert len(read_yaml(SMALLEST.replace("[]", f"[{ships}]")).events) == 1000


@pytest.mark.parametrize(
    "text", ["Посылка не пришла", "a: b # c", "- [x]", "9", "no", "", "😀\n\t\x00"]
)
def test_a_title_is_any_text(text):
    assert read_yaml(changed("A story", json.dumps(text))).title == text
    assert read_json(as_json(STORY).replace('"A story"', json.dumps(text))).title == text


# What makes a story malformed: what it says instead, the line, the place, what was expected.

AMOUNT = "expected an amount that is not negative, to the cent, such as 40.00"
DAYS = "expected a whole number of days from 0 to 3650"
DATE = "expected a date such as 2019-03-01"
NEEDED = "this key is needed"
KEYS = "expected keys with values"
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


@pytest.mark.parametrize("key", ["order", "events"])
@pytest.mark.parametrize("value", ["3", "text", "null", "true"])
def test_an_order_has_keys_and_events_are_a_list(key, value):
    data = yaml.safe_load(STORY) | {key: yaml.safe_load(value)}
    expected = {"order": KEYS, "events": "expected a list"}[key]
    error = problem_in_json(json.dumps(data, default=str))
    assert (error.place, str(error)) == (key, f"{key}: {expected}")


def test_more_than_1000_events_are_malformed():
    ships = ", ".join(["{day: 1, do: ship}"] * 1001)
    text = SMALLEST.replace("[]", f"[{ships}]")
    for error in (problem(text), problem_in_json(as_json(text))):
        assert error.place == "events"
        assert "expected at most 1000 events" in str(error)


@pytest.mark.parametrize("text", ["[]", "3", "a story", "null", "true"])
def test_a_file_with_no_keys_at_the_top_is_malformed(text):
    for error in (problem(text), problem_in_json(as_json(text))):
        assert KEYS in str(error)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", KEYS),
        ("# nothing but a remark\n", KEYS),
        ("---\n", KEYS),
        ("title: [", "line 1: expected YAML: "),
        ("title: A\n story: B\n", "line 2: expected YAML: "),
        (f"{STORY}---\n{STORY}", "line 15: expected YAML: "),
        ("title: \0", "expected YAML: "),
        ('title: "\\UFFFFFFFF"', "expected YAML: "),
        (f"%YAML 1.{'9' * 5000}\n--- a", "expected YAML: "),
        ("title: !!python/object/apply:os.system [ls]", "line 1: expected YAML: "),
        (f"title: !{'a' * 5000} b", "line 1: expected YAML: "),
        ("? [a]\n: b", "line 1: expected YAML: "),
    ],
)
def test_what_is_no_yaml_is_malformed(content, expected):
    assert expected in str(problem(content))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "line 1: expected JSON: "),
        ('{\n"title": }', "line 2: expected JSON: "),
        (as_json(STORY) + "}", "line 1: expected JSON: "),
        (STORY, "line 1: expected JSON: "),
    ],
)
def test_what_is_no_json_is_malformed(content, expected):
    assert expected in str(problem_in_json(content))


@pytest.mark.parametrize(
    "value", ["!!int ''", "!!int x", "!!float ''", "!!bool x", "!!timestamp x"]
)
def test_a_value_that_is_not_what_its_tag_says_is_malformed(value):
    error = problem(changed("price: 40.00", f"price: {value}"))
    assert (error.line, error.place) == (5, "order.price")


@pytest.mark.parametrize(
    "number", ["9" * 5000, "0x" + "f" * 5000, "1:" * 5000 + "1", "1:" * 500 + "1.0"]
)
@pytest.mark.parametrize(("key", "expected"), [("price: 40.00", AMOUNT), ("until: 90", DAYS)])
def test_a_huge_number_is_malformed(number, key, expected):
    error = problem(changed(key, f"{key.split(':')[0]}: {number}"))
    assert str(error).endswith(expected)


@pytest.mark.parametrize(
    "number", ["1" + "0" * 5000, "-" + "9" * 5000, "1e999", "NaN", "-Infinity"]
)
@pytest.mark.parametrize(("key", "expected"), [("price", AMOUNT), ("until", DAYS)])
def test_a_huge_number_in_json_is_malformed(number, key, expected):
    text = as_json(STORY.replace("40.00", "90")).replace(f'"{key}": 90', f'"{key}": {number}')
    assert str(problem_in_json(text)).endswith(expected)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_lists_and_keys_nested_too_deeply_are_malformed(opening):
    assert "inside one another" in str(problem(opening * 20_000))


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_lists_and_keys_nested_too_deeply_in_json_are_malformed(opening):
    assert "inside one another" in str(problem_in_json(opening * 100_000))


def test_a_yaml_alias_is_malformed_so_that_a_few_lines_cannot_stand_for_gigabytes():
    bomb = "a0: &a0 [x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    error = problem(bomb)
    assert str(error) == "line 2: expected no YAML anchors and aliases"


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        (STORY + "title: Another\n", "title", 15),
        (changed("currency: USD", "currency: USD\n  price: 41.00"), "price", 7),
        (changed("do: ship", "do: ship, day: 3"), "day", 11),
        (changed("rulebook: combined", "rulebook: {base: strictest, base: combined}"), "base", 3),
    ],
)
def test_a_key_that_stands_twice_is_malformed(text, place, line):
    error = problem(text)
    assert (error.place, error.line) == (place, line)
    assert "expected each key once" in str(error)


def test_a_key_that_stands_twice_in_json_is_malformed():
    error = problem_in_json(as_json(STORY)[:-1] + ', "title": "Another"}')
    assert str(error) == "title: expected each key once"


@pytest.mark.parametrize("key", ["a\nb", "a\x1b[31mb", "a\u2028b", "k" * 1000, "a\x85b", "{a}"])
def test_whatever_a_key_is_the_message_is_one_line_fit_to_print(key):
    text = as_json(STORY)[:-1] + f", {json.dumps(key)}: 1}}"
    assert "unknown key" in str(problem(text))
    assert "unknown key" in str(problem_in_json(text))
    assert "expected each key once" in str(problem_in_json(text[:-1] + f", {json.dumps(key)}: 1}}"))


@pytest.mark.parametrize(
    "text",
    [
        as_json(STORY).replace('"A story"', '"\\ud800"'),
        as_json(STORY).replace('"In a few words."', '"\\ud800"'),
        as_json(STORY).replace('"about"', '"\\ud800"'),
        as_json(STORY).replace('"ship"', '"\\ud800"'),
    ],
)
def test_half_a_character_is_malformed(text):
    problem_in_json(text)
    problem(text)


# Files.


@pytest.mark.parametrize("name", ["story.yaml", "story.yml", "story.json", "story.jsonl", "story"])
def test_a_file_is_read_by_its_ending_and_else_as_yaml(tmp_path, name):
    text = as_json(STORY) if "json" in name else STORY
    assert only(saved(tmp_path, text, name)) == read_yaml(STORY)


@pytest.mark.parametrize("name", ["story.yaml", "story.json", "story.jsonl"])
def test_a_byte_order_mark_and_the_line_ends_of_windows_do_no_harm(tmp_path, name):
    text = as_json(STORY) + "\n" if "json" in name else STORY
    content = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert only(saved(tmp_path, content, name)) == read_yaml(STORY)


@pytest.mark.parametrize("name", ["story.yaml", "story.json", "story.jsonl"])
@pytest.mark.parametrize("content", [b"\xff\xfe", STORY.encode("utf-16"), "Спор".encode("cp1251")])
def test_a_file_that_is_not_utf_8_is_malformed(tmp_path, name, content):
    errors = list(load(saved(tmp_path, content.replace(b"\n", b""), name)))
    assert [error.expected for error in errors] == ["expected text in UTF-8"]


@pytest.mark.parametrize("name", ["story.yaml", "story.json", "story.jsonl"])
@pytest.mark.parametrize("extra", [0, 1])
def test_a_story_has_at_most_one_mebibyte(tmp_path, name, extra):
    text = as_json(SMALLEST)
    path = saved(tmp_path, text + " " * (MIB - len(text) + extra), name)
    if name.endswith("jsonl"):
        path.write_bytes(path.read_bytes() + b"\r\n")
    found = only(path)
    if extra and not name.endswith("jsonl"):
        assert str(found) == "expected a story of at most 1 MiB"
    elif extra:
        assert str(found) == "line 1: expected a story of at most 1 MiB"
    else:
        assert found == read_yaml(SMALLEST)


def test_a_file_of_many_stories_has_one_a_line_and_may_be_larger_than_one_story(tmp_path):
    stories = [as_json(STORY.replace("A story", f"{n} {'x' * 300_000}")) for n in range(5)]
    found = list(load(saved(tmp_path, "\n".join(stories), "many.jsonl")))
    assert [story.title[0] for story in found] == ["0", "1", "2", "3", "4"]


def test_a_malformed_line_is_named_and_the_other_stories_are_still_read(tmp_path):
    good = as_json(STORY)
    lines = [good, "", "{", "x" * (3 * MIB), good.replace("ship", "sink"), "   ", good]
    found = list(load(saved(tmp_path, "\n".join(lines), "many.jsonl")))
    assert [story.line if isinstance(story, Malformed) else story.title for story in found] == [
        "A story",
        3,
        4,
        5,
        "A story",
    ]
    for error in found[1:4]:
        assert_one_line(error)
    assert "1 MiB" in str(found[2])
    assert str(found[3]).startswith("line 5: events[0].do: unknown event")


def test_a_file_of_many_stories_may_be_empty(tmp_path):
    assert list(load(saved(tmp_path, "", "many.jsonl"))) == []
    assert list(load(saved(tmp_path, "\n\n", "many.jsonl"))) == []


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    for path in (tmp_path / "missing.yaml", tmp_path):
        error = only(path)
        assert_one_line(error)
        assert str(error).startswith("expected a file that can be read: ")

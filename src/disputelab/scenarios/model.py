"""The file format of a story, checked with pydantic; the moves' fields come from the core."""

import re
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Literal, Union

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from disputelab.core import (
    ARC,
    FIELDS,
    FIGURES,
    NAMED,
    READINGS,
    Actor,
    Do,
    Event,
    Move,
    Order,
    Quantity,
    Scenario,
    rulebook,
)
from disputelab.locale import N_
from disputelab.scenarios.malformed import Malformed

MOST_DAYS = 3650
MOST_EVENTS = 1000
MOST_MONEY = 1_000_000_000

EXPECTED = {
    "missing": N_("this key is needed"),
    "string_type": N_("expected text"),
    "string_unicode": N_("expected text"),
    "bool_type": N_("expected true or false"),
    "bool_parsing": N_("expected true or false"),
    "list_type": N_("expected a list"),
    "model_type": N_("expected keys with values"),
    "dict_type": N_("expected keys with values"),
    "model_attributes_type": N_("expected keys with values"),
    "enum": N_("expected one of: {choices}"),
    "literal_error": N_("expected one of: {choices}"),
    "union_tag_invalid": N_("unknown event; expected one of: {choices}"),
    "union_tag_not_found": N_("this key is needed"),
    "extra_forbidden": N_("unknown key; expected only: {choices}"),
    "string_pattern_mismatch": N_("expected three letters, such as USD"),
    "too_long": N_("expected at most {max_length} events"),
    "greater_than_equal": N_("expected at least {ge}"),
    "less_than_equal": N_("expected at most {le}"),
    "amount": N_("expected an amount that is not negative, to the cent, such as 40.00"),
    "price": N_("expected a price above zero"),
    "most": N_("expected at most {most}"),
    "days": N_("expected a whole number of days from 0 to {most}"),
    "date": N_("expected a date such as 2019-03-01"),
    "percent": N_("expected a percentage from 0 to 4.91"),
    "clock": N_("the clock makes its own events; expected one of: {choices}"),
    "backwards": N_("days never go backwards; expected day {day} or later"),
    "late": N_("expected no event after the last day, {until}"),
}
"""What was expected, for each sort of error; English templates, translated when shown."""


def _wrong(sort: str, **values: Any) -> PydanticCustomError:
    return PydanticCustomError(sort, "{sort}", {"sort": sort, **values})


def _number(value: object, sort: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(sort)
    number = Decimal(repr(value))
    if not number.is_finite() or number < 0:
        raise _wrong(sort)
    return number


def _cents(value: object) -> int:
    number = _number(value, "amount")
    if number > MOST_MONEY:
        raise _wrong("most", most=MOST_MONEY)
    if number * 100 % 1:
        raise _wrong("amount")
    return int(number * 100)


def _price(value: object) -> int:
    cents = _cents(value)
    if not cents:
        raise _wrong("price")
    return cents


def _days(value: object) -> int:
    whole = isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0
    if not whole or not 0 <= value <= MOST_DAYS:  # type: ignore
        raise _wrong("days", most=MOST_DAYS)
    return int(value)  # type: ignore


def _percent(value: object) -> Decimal:
    number = _number(value, "percent")
    if number > Decimal("4.91"):
        raise _wrong("percent")
    return number


def _date(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _wrong("date")


def _text(value: str) -> str:
    try:  # YAML leaves the two halves of JSON's "\ud83d\ude00" apart, and no file can hold a half
        return value.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise _wrong("string_type") from None


_AMOUNT = {"type": "number", "minimum": 0, "maximum": MOST_MONEY}
Cents = Annotated[int, BeforeValidator(_cents), WithJsonSchema(_AMOUNT)]
Price = Annotated[int, BeforeValidator(_price), WithJsonSchema({**_AMOUNT, "exclusiveMinimum": 0})]
Days = Annotated[
    int,
    BeforeValidator(_days),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": MOST_DAYS}),
]
Percent = Annotated[
    Decimal,
    BeforeValidator(_percent),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 4.91}),
]
Text = Annotated[str, AfterValidator(_text)]
PaidOn = Annotated[
    date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})
]
_HOLDS: dict[object, Any] = {Quantity.CENTS: Cents, Quantity.DAYS: Days, Quantity.FLAG: bool}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Event(_Strict):
    day: Days
    do: Any


class OrderFile(_Strict):
    """The order of a story."""

    price: Price
    currency: Annotated[str, Field(pattern=r"^[A-Za-z]{3}$")] = ""
    protection_days: Days | None = None
    paid_on: PaidOn | None = None
    cashback_percent: Percent = Decimal(0)


def _word(words: type[StrEnum]) -> Any:
    return Annotated[words, Field(strict=False)]


def _event_model(do: Do) -> type[_Event]:
    fields: dict[str, Any] = {"do": (Literal[do.value], ...)}
    for spec in FIELDS[do]:
        holds = _HOLDS.get(spec.holds) or _word(spec.holds)  # type: ignore
        fields[spec.name] = (holds, ...) if spec.required else (holds | None, None)
    name = "".join(word.capitalize() for word in do.split("-"))
    return create_model(name, __base__=_Event, **fields)


LISTED = tuple(do for do in Do if ARC[do].actor is not Actor.CLOCK)
"""What a story may list: everything but the clock's own moves."""
EVENTS: dict[str, type[_Event]] = {do.value: _event_model(do) for do in LISTED}


def _tag(value: Any) -> Any:
    do = value.get("do") if isinstance(value, dict) else getattr(value, "do", None)
    return do if isinstance(do, str) or do is None else ""


EventFile: Any = Annotated[
    Union[tuple(Annotated[model, Tag(tag)] for tag, model in EVENTS.items())],  # noqa: UP007
    Discriminator(_tag),
]

RulebookFile: Any = create_model(  # type: ignore[call-overload]
    "RulebookFile",
    __base__=_Strict,
    base=(Literal[tuple(NAMED)], "combined"),
    **{key: (Literal[tuple(values)] | None, None) for key, values in READINGS.items()},
    **dict.fromkeys(FIGURES, (Days | None, None)),
)


class StoryFile(_Strict):
    """A story as it stands in a file."""

    title: Text
    about: Text = ""
    rulebook: Annotated[
        RulebookFile,
        BeforeValidator(lambda value: {"base": value} if isinstance(value, str) else value),
    ] = RulebookFile()
    order: OrderFile
    events: Annotated[list[EventFile], Field(max_length=MOST_EVENTS)]
    until: Days

    @model_validator(mode="after")
    def _in_order(self) -> "StoryFile":
        day = 0
        for index, event in enumerate(self.events):
            at = f"events[{index}].day"
            if event.day < day:
                raise _wrong("backwards", day=day, at=at)
            if event.day > self.until:
                raise _wrong("late", until=self.until, at=at)
            day = event.day
        return self

    def scenario(self) -> Scenario:
        """The story as the core knows it."""
        chosen = {name: value for name, value in vars(self.rulebook).items() if value is not None}
        book = rulebook(chosen.pop("base")).override(**chosen)
        order = Order(**vars(self.order))
        events = tuple(_event(event) for event in self.events)
        return Scenario(self.title, order, events, self.until, book, self.about)


@lru_cache(10_000)
def _move(do: str, **fields: Any) -> Move:
    """The same few moves stand in story after story: each is made and checked once."""
    return Move(Do(do), **fields)


def _event(event: _Event) -> Event:
    fields = dict(vars(event))
    return Event(fields.pop("day"), _move(**fields))


def to_scenario(data: object) -> Scenario:
    """The story that plain data (from YAML or JSON) describes; raises Malformed."""
    try:
        return StoryFile.model_validate(data).scenario()
    except ValidationError as error:
        raise _malformed(error) from None


def _malformed(error: ValidationError) -> Malformed:
    found = error.errors(include_url=False, include_input=False)
    # A misspelt key shows twice, as one too many and one missing: name the one that stands there.
    same = [e for e in found if e["loc"][:-1] == found[0]["loc"][:-1]]
    first = next((e for e in same if e["type"] == "extra_forbidden"), found[0])
    sort, context = first["type"], first.get("ctx", {})
    path = list(first["loc"])
    if path[:1] == ["events"]:
        del path[2:3]  # the event's name, which pydantic puts after its index
    values = {key: value for key, value in context.items() if key not in ("at", "sort")}
    choices = context.get("expected", "").replace("'", "").replace(" or ", ", ")
    if sort.startswith("union_tag"):
        path.append("do")
    if sort == "union_tag_invalid":
        choices = ", ".join(EVENTS)
        if context["tag"] in set(Do) - set(EVENTS):
            sort = "clock"
    elif sort in ("extra_forbidden", "invalid_key"):
        sort = "extra_forbidden"
        choices = ", ".join(_model_at(first["loc"]).model_fields)
        path[-1] = str(path[-1])[:40]
    values["choices"] = choices
    expected = EXPECTED.get(sort, first["msg"].replace("{", "{{").replace("}", "}}"))
    return Malformed(expected, values, context.get("at") or _place(path))


def _model_at(loc: tuple[int | str, ...]) -> type[BaseModel]:
    if loc[0] == "events" and len(loc) > 2:
        return EVENTS[str(loc[2])]
    if len(loc) == 1:
        return StoryFile
    return OrderFile if loc[0] == "order" else RulebookFile


def _place(path: list[int | str]) -> str:
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).removeprefix(".")


def to_data(scenario: Scenario) -> dict[str, Any]:
    """The plain data of a story, as a file holds it: `to_scenario(to_data(s)) == s`."""
    order, book = scenario.order, scenario.rulebook
    data: dict[str, Any] = {"title": scenario.title}
    if scenario.about:
        data["about"] = scenario.about
    data["rulebook"] = {"base": book.name, **book.chosen} if book.chosen else book.name
    data["order"] = {"price": order.price / 100}
    if order.currency:
        data["order"]["currency"] = order.currency
    if order.protection_days is not None:
        data["order"]["protection_days"] = order.protection_days
    if order.paid_on:
        data["order"]["paid_on"] = order.paid_on
    if order.cashback_percent:
        data["order"]["cashback_percent"] = float(order.cashback_percent)
    data["events"] = [event_data(event) for event in scenario.events]
    data["until"] = scenario.until
    return data


def event_data(event: Event) -> dict[str, Any]:
    """The plain data of an event, as a file holds it; fields that are not given are left out."""
    move = event.move
    values: dict[str, Any] = {"day": event.day, "do": move.do.value}
    for spec in FIELDS[move.do]:
        value = getattr(move, spec.name)
        if value is not None:
            cents = spec.holds is Quantity.CENTS
            values[spec.name] = value / 100 if cents else getattr(value, "value", value)
    return values


def schema() -> dict[str, Any]:
    """The JSON Schema of a story file."""
    made = StoryFile.model_json_schema()
    named = {"type": "string", "enum": list(NAMED)}
    made["properties"]["rulebook"] = {"anyOf": [named, {"$ref": "#/$defs/RulebookFile"}]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}

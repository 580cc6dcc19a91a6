"""The catalogues hold every word that is shown, and the Russian of each."""

import ast
import re
import tomllib
from collections import Counter
from io import BytesIO
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from disputelab.app.rows import FIELD_NAMES
from disputelab.cli import CLICK
from disputelab.core import (
    ADVICE,
    FIELDS,
    FIGURES,
    NAMED,
    READINGS,
    RULES,
    Actor,
    Basis,
    CancelReason,
    Chance,
    Do,
    EndedBy,
    Evidence,
    Goods,
    Level,
    Message,
    OpenReason,
    Stage,
    State,
    advise,
    menu,
    replay,
)
from disputelab.figures import reasons, verdict
from disputelab.figures.report import to_text
from disputelab.figures.words import LABELS, Words
from disputelab.locale import LANGUAGES, catalogue, translator
from disputelab.scenarios import shipped

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "disputelab"
LOCALE = PACKAGE / "locale"
RU = LOCALE / "ru" / "LC_MESSAGES" / "disputelab"
NOT_CYRILLIC = {"+{days}", "{number}. {who} {what}"}
"""What is the same in every language."""
LATIN = {"USD", "EUR"}
"""Latin words that a sentence in Russian may hold."""
WORDS = (
    *(Actor, Do, Goods, Stage, OpenReason, CancelReason, Evidence, Message),
    *(State, EndedBy, Level, Basis),
)


def read(path):
    with path.open("rb") as file:
        return read_po(file, locale="ru")


@pytest.fixture(scope="module")
def russian():
    return read(RU.with_suffix(".po"))


@pytest.fixture(scope="module")
def extracted():
    """What `make catalogues` takes from the package: with its keywords, by its mapping."""
    keywords = re.search(r'-k "([^"]+)"', (ROOT / "Makefile").read_text())[1].split()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    mappings = [(each["pattern"], each["method"]) for each in project["tool"]["babel"]["mappings"]]
    found = extract_from_dir(PACKAGE, mappings, keywords=parse_keywords(keywords))
    return {message for _, _, message, _, _ in found}


def ids(catalogue):
    return {message.id for message in catalogue if message.id}


def strings(message):
    """The texts of a translation: one, or one for each plural form."""
    return [message.string] if isinstance(message.string, str) else [*message.string]


def unfinished(catalogue, wanted):
    """The messages wanted that a catalogue lacks, leaves empty in some form, or is unsure of."""
    done = {m.id for m in catalogue if m.id and all(strings(m)) and not m.fuzzy}
    return wanted - done


def placeholders(text):
    fields = [field for _, *field in Formatter().parse(text) if field[0] is not None]
    return Counter(map(str, fields)) + Counter(re.findall(r"%(?:\(\w+\))?[sd]", text))


def unlike(catalogue):
    """The messages of which some form has other placeholders than the English."""
    return {
        message.id
        for message in catalogue
        if message.id
        for text in strings(message)
        if placeholders(text)
        != placeholders(message.id if isinstance(message.id, str) else message.id[1])
    }


def test_every_message_has_its_russian(russian, extracted):
    assert unfinished(russian, extracted) == set()


def test_the_russian_catalogue_keeps_nothing_that_is_gone(russian, extracted):
    assert ids(russian) == extracted
    assert not russian.obsolete
    assert not russian.fuzzy


def test_the_template_is_what_extraction_finds(extracted):
    assert ids(read(LOCALE / "disputelab.pot")) == extracted


def test_extraction_finds_everything_that_the_code_marks(extracted):
    """Babel overlooks what is marked inside an f-string."""
    marked = {
        call.args[0].value
        for path in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id in ("_", "N_") and isinstance(call.args[0], ast.Constant)
    }
    assert marked - extracted == set()


def test_placeholders_are_those_of_the_english(russian):
    assert unlike(russian) == set()


def test_russian_is_written_in_cyrillic(russian):
    other = {m.id for m in russian if m.id and not all(map(has_cyrillic, strings(m)))}
    assert other == NOT_CYRILLIC


def has_cyrillic(text):
    return re.search("[А-Яа-яЁё]", text) is not None


def test_no_russian_starts_or_ends_otherwise_than_the_english(russian):
    """A space is kept, and so are a full stop, a colon, and a small or capital first letter."""
    for message in russian:
        if isinstance(message.id, str) and message.id:
            english, text = message.id, message.string
            assert re.match(r"\s*", english)[0] == re.match(r"\s*", text)[0], english
            assert re.search(r"[\s.:]*$", english)[0] == re.search(r"[\s.:]*$", text)[0], english
            if english[0].islower():
                assert not text[0].isupper(), english


def test_the_compiled_catalogue_is_that_of_the_text(russian):
    compiled = BytesIO()
    write_mo(compiled, russian)
    compiled.seek(0)
    with RU.with_suffix(".mo").open("rb") as file:
        assert messages(read_mo(file)) == messages(read_mo(compiled))


def messages(catalogue):
    """What a catalogue says; those with a plural hold their forms in lists."""
    return [(str(m.id), str(m.string)) for m in catalogue if m.id]


@pytest.mark.parametrize(
    ("id", "string", "flags"),
    [
        ("other", "другое", ()),
        ("word", "", ()),
        ("word", "слово", ("fuzzy",)),
        (("word", "words"), ("слово", "", "слов"), ()),
    ],
    ids=["absent", "empty", "fuzzy", "a-plural-form-empty"],
)
def test_a_message_without_russian_is_found(id, string, flags):
    made_up = Catalog("ru")
    made_up.add(id, string, flags=flags)
    wanted = {"word", ("word", "words")} & {id} or {"word"}
    assert unfinished(made_up, wanted) == wanted


@pytest.mark.parametrize(
    ("id", "string"),
    [
        ("through {day}", "по {день}"),
        ("through {day}", "включительно"),
        ("{} of {}", "из {}"),
        ("no {name!r}", "нет {name}"),
        ("%(prog)s ends", "конец"),
        (("{number} day", "{number} days"), ("{number} день", "{number} дня", "дней")),
    ],
)
def test_a_placeholder_that_differs_is_found(id, string):
    made_up = Catalog("ru")
    made_up.add(id, string)
    assert unlike(made_up) == {id}


def test_the_program_speaks_the_russian_of_the_catalogue(russian):
    _ = translator("ru")
    for message in russian:
        if isinstance(message.id, str) and message.id:
            assert _(message.id) == message.string
    assert _("Buyer") == "Покупатель"


def test_english_needs_no_catalogue():
    assert translator("en")("Buyer") == "Buyer"


@pytest.mark.parametrize("language", ["de", "", "RU"])
def test_an_unknown_language_is_an_error(language):
    with pytest.raises(KeyError):
        translator(language)


def test_every_language_on_offer_has_its_catalogue():
    for language in LANGUAGES:
        assert catalogue(language)


def test_every_word_of_the_rules_has_a_label_and_no_label_is_left_over():
    readings = {
        # The same word is a stage too.
        "silence:review" if (name, value) == ("silence", "review") else value
        for name, values in READINGS.items()
        for value in values
    }
    members = {member for words in WORDS for member in words}
    assert set(LABELS) == members | readings | {*READINGS, *FIGURES, *NAMED}


def test_every_rule_and_every_chance_has_its_words():
    assert set(reasons.STOOD_IN_THE_WAY) == {rule.id for rule in RULES}
    assert set(reasons.CHANCES) == set(Chance) - {Chance.AFTER}
    assert set(reasons.MESSAGES) == set(Message)


def test_every_outcome_and_every_advice_has_its_words():
    assert set(verdict.ADVICE) == {advice.code for advice in ADVICE}
    assert set(verdict.CAUSE) == set(EndedBy)
    assert set(verdict.HELD) == set(Stage)
    assert set(verdict.MONEY) == set(State) - {State.OPEN, State.IN_DISPUTE}


def test_every_field_of_an_event_has_its_name():
    assert set(FIELD_NAMES) == {field.name for fields in FIELDS.values() for field in fields}


def test_the_words_kept_for_click_are_those_that_click_looks_up():
    folder = Path(click.__file__).parent
    found = extract_from_dir(folder, [("**.py", "python")], keywords=DEFAULT_KEYWORDS)
    known = {id for _, _, message, _, _ in found for id in (message, message[0])}
    assert set(CLICK) <= known


@pytest.mark.parametrize("name", shipped())
def test_a_story_is_told_in_russian_without_a_word_of_english(name):
    story = shipped()[name].scenario
    history, words = replay(story), Words("ru", story.order)
    told = [to_text(history, words)]
    for today in range(story.until + 1):
        position = history.at(today)
        told.append(verdict.verdict(position, words))
        for tried in menu(position, story.rulebook):
            told += [verdict.advice(row, words) for row in advise(position, tried.move.do)]
            if not tried.allowed:
                told.append(reasons.refusal(tried, words))
    for text in told:
        assert set(re.findall(r"[A-Za-z]{2,}|[{}]", text)) <= LATIN, text

"""A game as a short code: there and back, and what is said of one that is wrong."""

import pytest

from disputelab.course import codes
from disputelab.course.codes import SEEDS, BadCode, Code, read
from disputelab.futures import Behaviour


@pytest.mark.parametrize("seller", [None, *Behaviour])
@pytest.mark.parametrize("seed", [0, 1, 31, 32, 77_777, SEEDS - 1])
def test_a_code_says_which_game_it_is(seed, seller):
    code = Code(seed, seller)
    assert read(str(code)) == code


def test_a_code_is_read_as_people_type_it():
    code = Code(1_234_567)
    text = str(code)
    assert read(f"  {text.lower()} ") == code
    assert read(text.replace("-", "")) == code
    assert read(text.replace("0", "O").replace("1", "I").replace("GI", "G1")) == code


def test_any_one_character_mistyped_is_noticed():
    text = str(Code(1_234_567, Behaviour.PROMISES))
    for place in (place for place in range(3, len(text)) if text[place] != "-"):
        for letter in set("0123456789ABCDEFGHJKMNPQRSTVWXYZ") - {text[place]}:
            with pytest.raises(BadCode) as error:
                read(text[:place] + letter + text[place + 1 :])
            assert str(error.value) == codes.WRONG_CHECK


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", codes.WRONG_LENGTH),
        ("hello", codes.WRONG_LENGTH),
        ("G1-0000", codes.WRONG_LENGTH),
        (f"{Code(5)}0", codes.WRONG_LENGTH),
        ("G2-00000-00", codes.OTHER_VERSION),
        ("G1-0000U-00", codes.WRONG_LETTER),
        ("G1-0000Ж-00", codes.WRONG_LETTER),
    ],
)
def test_what_is_wrong_with_a_code_is_said(text, said):
    with pytest.raises(BadCode) as error:
        read(text)
    assert str(error.value) == said


def test_a_seed_has_to_be_in_range():
    with pytest.raises(ValueError, match="seed"):
        Code(SEEDS)


def test_a_seller_who_is_no_secret_is_believed_in():
    assert Code(1, Behaviour.IGNORES).beliefs.shares[Behaviour.IGNORES] == 1
    assert len(set(Code(1).beliefs.shares.values())) == 1

"""Finite verbs: what is read as one, with what tense, person, voice, clitics."""

import pytest

from tawthiq.lang.ar import verb_forms
from tawthiq.lang.ar.verb_forms import is_finite_verb, load_verbs, regular_present, verb_reading
from tawthiq.text.fold import fold_word


@pytest.mark.parametrize(
    ("word", "tense", "person", "clitics", "suffix"),
    [
        ("استهدف", "past", "3ms", "", ""),
        ("وأسفرت", "past", "3fs", "و", ""),
        ("فاندلعت", "past", "3fs", "ف", ""),
        ("قتلوا", "past", "3mp", "", ""),
        ("نفذتها", "past", "3fs", "", "ها"),
        ("وقتلوه", "past", "3mp", "و", "ه"),
        ("قالت", "past", "3fs", "", ""),
        ("دعت", "past", "3fs", "", ""),
        ("ألقيت", "past", "3fs", "", ""),
        ("يقتل", "present", "3ms", "", ""),
        ("تخوضها", "present", "3fs", "", "ها"),
        ("سيرتفع", "present", "3ms", "س", ""),
        ("ليرتفع", "present", "3ms", "ل", ""),
        ("وسيواصلون", "present", "3mp", "وس", ""),
        ("يعملان", "present", "3md", "", ""),
    ],
)
def test_reading(word: str, tense: str, person: str, clitics: str, suffix: str) -> None:
    reading = verb_reading(fold_word(word))
    assert reading is not None
    assert (reading.tense, reading.person, reading.clitics, reading.suffix) == (tense, person, clitics, suffix)


@pytest.mark.parametrize("word", ["قال", "وقع", "وأصيب", "انفجرت", "يستهدف", "فجرت", "ينقلون", "ليس"])
def test_verbs(word: str) -> None:
    assert is_finite_verb(fold_word(word))


@pytest.mark.parametrize(
    "word",
    [
        "هجوم",
        "مقتل",
        "غارة",
        "وزارة",
        "وكالة",
        "واحد",
        "بعد",
        "من",
        "سيطرة",
        "إصابة",
        "حركة",
        "فندق",
        "يوم",
        "يمن",
        "وإصابة",
        "تركيا",
        "اليوم",
        "",
    ],
)
def test_nouns_are_no_verbs(word: str) -> None:
    assert not is_finite_verb(fold_word(word))


def test_letters_shared_with_a_noun_are_said_to_be_doubtful() -> None:
    killed, shelled = verb_reading("قتل"), verb_reading("قصف")
    assert killed is not None
    assert shelled is not None
    assert (killed.certainty, shelled.certainty) == ("rather_verb", "rather_noun")


def test_voice() -> None:
    voices = {word: reading.voice for word in ("قتل", "اصيب", "قاتل", "انفجر") if (reading := verb_reading(word))}
    assert voices == {"قتل": "either", "اصيب": "passive", "قاتل": "active", "انفجر": "active"}


def test_short_forms_stand_only_after_a_particle() -> None:
    reading = load_verbs().reading("يستطع")
    assert reading is not None
    assert reading.jussive
    assert verb_reading("يستطع") is None


def test_regular_presents() -> None:
    assert [regular_present(past) for past in ("قتل", "ارسل", "انفجر", "تعرض")] == ["يقتل", "يرسل", "ينفجر", "يتعرض"]


def test_lists_are_sorted_and_folded() -> None:
    common = (verb_forms._FOLDER / "common.txt").read_text("utf8").split()
    assert common == sorted(set(common))
    assert len(common) >= 1500
    assert all(word == fold_word(word) for word in common)
    verbs = [line for line in (verb_forms._FOLDER / "verbs.txt").read_text("utf8").splitlines() if line[0] not in "#="]
    assert len(verbs) >= 1500
    assert all(line == fold_word(line) for line in verbs)

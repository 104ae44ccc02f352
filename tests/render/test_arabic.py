"""Counted nouns and days in words: the grammar a reader of Arabic would stumble over."""

import datetime as dt
from typing import get_args

import pytest

from tawthiq.contract.shape import COUNT_FIELDS, GROUP_PLURALS, PLACE_PRECISIONS
from tawthiq.model.mention import MentionKind
from tawthiq.model.statement import STATEMENT_KINDS
from tawthiq.model.types import FATES, INCIDENT_TYPES, SOURCE_KINDS, TARGET_KINDS
from tawthiq.render.arabic import count_range, counted, date_words, noun_of, period_words
from tawthiq.render.labels import english, field_label, tables


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا قتلى"),
        (1, "قتيل واحد"),
        (2, "قتيلان"),
        (3, "3 قتلى"),
        (10, "10 قتلى"),
        (11, "11 قتيلا"),
        (99, "99 قتيلا"),
        (100, "100 قتيل"),
        (101, "101 قتيل"),
        (102, "102 قتيل"),
        (103, "103 قتلى"),
        (111, "111 قتيلا"),
        (1000, "1000 قتيل"),
        (20_000, "20,000 قتيل"),
    ],
)
def test_a_number_and_its_noun_agree(number: int, words: str) -> None:
    assert counted(number, "killed") == words


def test_feminine_nouns_take_a_feminine_one() -> None:
    assert counted(1, "incidents") == "حادثة واحدة"
    assert counted(2, "incidents") == "حادثتان"
    assert counted(1, "women") == "امرأة واحدة"
    assert counted(11, "women") == "11 امرأة"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (3, 3, "3 قتلى"),
        (2, None, "قتيلان على الأقل"),
        (5, None, "5 قتلى على الأقل"),
        (18, 22, "من 18 إلى 22 قتيلا"),
        (1, 2, "قتيل أو قتيلان"),
        (0, 1, "قتيل واحد على الأكثر"),
        (0, 5, "5 قتلى على الأكثر"),
        (0, None, "عدد غير معروف من القتلى"),
        (200, 999, "من 200 إلى 999 قتيلا"),
    ],
)
def test_a_range_in_words(low: int, high: int | None, words: str) -> None:
    assert count_range(low, high, "killed") == words


def date(start: str | None, end: str | None, precision: str | None, **time: str | None) -> dict[str, object]:
    told = {"part": None, "clock": None, **time} if time else None
    return {"start": start, "end": end, "precision": precision, "time_of_day": told, "basis": "said"}


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (date("2023-07-07", "2023-07-07", "day"), "7 تموز/يوليو 2023"),
        (date("2023-07-07", "2023-07-07", "day", part="dawn"), "7 تموز/يوليو 2023، فجرا"),
        (date("2023-07-07", "2023-07-07", "day", clock="14:30"), "7 تموز/يوليو 2023، الساعة 14:30"),
        (date("2023-05-11", "2023-05-20", "part_of_month"), "منتصف أيار/مايو 2023"),
        (date("2023-05-01", "2023-05-10", "part_of_month"), "مطلع أيار/مايو 2023"),
        (date("2023-02-21", "2023-02-28", "part_of_month"), "أواخر شباط/فبراير 2023"),
        (date("2023-04-01", "2023-04-30", "month"), "نيسان/أبريل 2023"),
        (date("2023-04-01", "2023-05-30", "month"), "من 1 نيسان/أبريل إلى 30 أيار/مايو 2023"),
        (date("2014-06-01", "2014-08-31", "season"), "صيف 2014"),
        (date("2013-12-01", "2014-02-28", "season"), "شتاء 2013-2014"),
        (date("2014-01-01", "2014-12-31", "year"), "عام 2014"),
        (date("2023-07-08", "2023-07-09", "range"), "من 8 إلى 9 تموز/يوليو 2023"),
        (date("2022-12-30", "2023-01-02", "range"), "من 30 كانون الأول/ديسمبر 2022 إلى 2 كانون الثاني/يناير 2023"),
        (date(None, None, None, part="night"), "ليلا"),
    ],
)
def test_a_date_in_words_is_no_more_precise_than_the_date(told: dict[str, object], words: str) -> None:
    assert date_words(told) == words


def test_a_period_without_days_says_nothing() -> None:
    assert period_words(None) == ""
    assert period_words({"start": "2023-01-01", "end": "2023-01-01"}) == "1 كانون الثاني/يناير 2023"
    assert dt.date(2023, 1, 1)


def test_every_name_of_the_contract_has_an_arabic_label() -> None:
    have = tables()
    wanted = {
        "types": INCIDENT_TYPES,
        "source_kinds": SOURCE_KINDS,
        "target_kinds": TARGET_KINDS,
        "place_precisions": PLACE_PRECISIONS,
        "statement_kinds": STATEMENT_KINDS,
        "nouns": [*FATES, *GROUP_PLURALS.values()],
        "groups_of": list(GROUP_PLURALS.values()),
        "parts": ["dawn", "morning", "noon", "afternoon", "evening", "night"],
        "modalities": ["asserted", "hedged", "denied", "unknown"],
        "statuses": ["asserted", "claimed", "disputed", "denied"],
        "kinds": get_args(MentionKind),
    }
    missing = {(table, name) for table, names in wanted.items() for name in names if name not in have[table]}
    assert not missing
    assert all(field_label(field) != field and noun_of(field) in have["nouns"] for field in COUNT_FIELDS)
    assert len(have["months"]) == 12


def test_labels_compose() -> None:
    assert field_label("killed_children") == "القتلى من الأطفال"
    assert english("air_strike") == "air strike"

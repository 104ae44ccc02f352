"""Each comparison alone: what two sketches say of one field."""

import pytest
from link_accounts import ALEPPO, BAB, BIZAA, IDLIB, ROAD, date, told

from tawthiq.reconcile.link import Told, sketch
from tawthiq.reconcile.link.comparisons import COMPARISONS

BY_FIELD = {one.field: one.level for one in COMPARISONS}
DAY = date("2023-07-07")


def level(field: str, one: Told, other: Told) -> str | None:
    """The level of a field, which must not depend on which account comes first."""
    found = BY_FIELD[field](sketch(one), sketch(other))
    assert found == BY_FIELD[field](sketch(other), sketch(one))
    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (DAY, date("2023-07-07"), "same_day"),
        (DAY, date("2023-07-06", "2023-07-07", inferred=True), "may_be_same"),
        (DAY, date("2023-07-01", "2023-07-31"), "may_be_same_long"),
        (DAY, date("2023-07-08"), "next_day"),
        # A strike of the night is counted to either day; one of the evening is not.
        (date("2023-07-07", part="night"), date("2023-07-08", part="dawn"), "next_day"),
        (date("2023-07-07", part="evening"), date("2023-07-08", part="evening"), "other_day"),
        (DAY, date("2023-07-08", "2023-07-09", inferred=True), "about_a_day"),
        (DAY, date("2023-07-09"), "few_days"),
        (DAY, date("2023-07-09", "2023-07-10", inferred=True), "about_few_days"),
        (DAY, date("2023-08-07"), "apart"),
        (DAY, None, None),
    ],
)
def test_days(one: dict[str, object], other: dict[str, object] | None, expected: str | None) -> None:
    assert level("date", told("a", one, BAB), told("b", other, BAB)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("dawn", "dawn", "same"),
        ("night", "dawn", "same"),  # around midnight
        ("afternoon", "evening", "same"),
        ("morning", "evening", "apart"),
        ("dawn", "evening", "apart"),
        ("dawn", None, None),
    ],
)
def test_hours(one: str, other: str | None, expected: str | None) -> None:
    first, second = (told(name, date("2023-07-07", part=part), BAB) for name, part in (("a", one), ("b", other)))
    assert level("time_of_day", first, second) == expected


SITE = (
    BAB
    | {"name": "حي الراعي", "precision": "exact", "radius_km": 1.0, "gazetteer_id": "x:1"}
    | {"within": [{"gazetteer_id": "gn:174018"}]}
)
LACKING = ALEPPO | {"name": "قرية الغربية", "gazetteer_id": None}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BAB, BAB, "same"),
        (BAB | {"radius_km": 10.0}, BAB | {"radius_km": 10.0}, "same_city"),
        (SITE, SITE, "same_site"),
        (ALEPPO, ALEPPO, "same_area"),
        (SITE, BAB, "within"),
        (ALEPPO, BAB, "within_area"),
        (ROAD, BAB, "close"),
        (BAB, BIZAA, "neighbour"),  # two named towns are two, however near
        (BAB, IDLIB, "apart"),
        (BAB, BAB | {"lat": 31.0, "gazetteer_id": "iq:1"}, "namesake"),
        (LACKING, LACKING, "same"),  # a village that the gazetteer lacks, by its name
        (LACKING, BAB, "unplaced"),
        (BAB, None, None),
    ],
)
def test_places(one: dict[str, object], other: dict[str, object] | None, expected: str | None) -> None:
    assert level("place", told("a", DAY, one), told("b", DAY, other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("us-coalition", "us-coalition", "same"),
        ("us-centcom", "us-coalition", "kin"),  # one side
        ("idf", "il-forces", "kin"),  # a state's forces, by two entries
        ("syaf", "us-coalition", "other"),
        ("syaf", None, None),  # silence is no denial
    ],
)
def test_perpetrators(one: str, other: str | None, expected: str | None) -> None:
    assert level("perpetrators", told("a", DAY, BAB, by=one), told("b", DAY, BAB, by=other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("air_strike", "air_strike", "same"),
        ("air_strike", "shelling", "family"),
        ("air_strike", "attack", "compatible"),
        ("raid", "arrest", "compatible"),
        ("arrest", "execution", "other"),
        ("arrest", "bombing", "other"),
        ("other", "bombing", None),
    ],
)
def test_types(one: str, other: str, expected: str | None) -> None:
    assert level("type", told("a", DAY, BAB, type=one), told("b", DAY, BAB, type=other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("دلشاد عيسى",), ("دلشاد عيسى الحسن",), "same"),
        (("عبد الرحمن ناصر",), ("عبدالرحمن ناصر",), "same"),
        (("إبراهيم العلي",), ("ابراهيم العلي",), "same"),
        (("أبو أسامة",), ("أبي أسامة المهاجر",), "same"),
        (("خالد المسعود",), ("خالد الأحمد",), "other"),
        (("حسن الجاسم",), ("حسين الجاسم",), "other"),
        (("خالد المسعود",), (), None),
    ],
)
def test_victims(one: tuple[str, ...], other: tuple[str, ...], expected: str | None) -> None:
    assert level("victims", told("a", DAY, BAB, victims=one), told("b", DAY, BAB, victims=other)) == expected


def test_a_name_of_one_account_in_the_words_of_another() -> None:
    named = told("a", DAY, BAB, victims=("ضرغام المقدادي",))
    bare = told("b", DAY, BAB, text="قتل المدعو ضرغام المقدادي قرب معصرة الزيتون شرقي البلدة القديمة")
    assert level("victims", named, bare) == "in_words"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (3, 3, "equal"),
        (1, 1, "equal_small"),
        ((2, None), 5, "overlap"),
        (9, 10, "near"),
        (3, 7, "grown"),
        (7, 3, "fallen"),
        (2, 40, "far"),
        (3, None, None),
    ],
)
def test_tolls(one: int, other: int | None, expected: str | None) -> None:
    first = told("a", DAY, BAB, killed=one, published="2023-07-07")
    later = told("b", DAY, BAB, killed=other, published="2023-07-09")
    assert level("killed", first, later) == expected


def test_words() -> None:
    text = "استهدفت الطائرة دراجة تحمل صفائح الوقود قرب معصرة الزيتون وتناثرت الشظايا على واجهة الفرن"
    other = "وأفاد صاحب الفرن المجاور لمعصرة الزيتون بأن صفائح الوقود احترقت"
    strange = "وانهارت واجهة المدرسة الصناعية وتوقفت رافعات الميناء عن العمل"
    first, again, retold, another = (
        told(name, DAY, BAB, text=words) for name, words in zip("abcd", (text, text, other, strange), strict=True)
    )
    assert level("words", first, again) == "copied"
    assert level("words", first, retold) in {"much", "some"}
    assert level("words", retold, another) == "none"

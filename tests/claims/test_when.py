"""Which day an incident is dated to."""

import datetime as dt

import pytest

from tawthiq import read


def dates(text: str, published: dt.date, earliest: dt.date | None = None) -> list[tuple[str, str] | None]:
    """First and last day by incident."""
    found = read(text, published=published, published_from=earliest).incidents
    return [(str(i.date["start"]), str(i.date["end"])) if i.date else None for i in found]


CRAWLED = dt.date(2015, 8, 10)  # a Monday
EARLIEST = dt.date(2015, 8, 8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nothing in the words says on which day it was written
        ("قتل ثلاثة جنود اليوم في هجوم مسلح قرب مدينة تكريت.", ("2015-08-08", "2015-08-10")),
        # a weekday beside yesterday does, for every relative time of the report
        (
            "أعلنت الشرطة أمس السبت فتح الطرق في مدينة تكريت.\nوقتل ثلاثة جنود اليوم في هجوم مسلح قرب المدينة.",
            ("2015-08-09", "2015-08-09"),
        ),
        # and for news without a time
        (
            "أعلنت الشرطة اليوم الأحد فتح الطرق في مدينة تكريت.\nوقتل ثلاثة جنود في هجوم مسلح قرب مدينة بيجي.",
            ("2015-08-08", "2015-08-09"),
        ),
    ],
)
def test_a_weekday_beside_a_relative_day_fixes_the_day_of_publication(text: str, expected: tuple[str, str]) -> None:
    assert dates(text, CRAWLED, EARLIEST) == [expected]


def test_days_that_contradict_each_other_fix_nothing() -> None:
    text = (
        "أعلنت الشرطة اليوم الأحد فتح الطرق، وكانت قد أغلقتها أمس الأحد.\n"
        "وقتل ثلاثة جنود اليوم في هجوم مسلح قرب مدينة تكريت."
    )
    assert dates(text, CRAWLED, EARLIEST) == [("2015-08-08", "2015-08-10")]


def test_how_long_nothing_like_it_happened_is_no_date() -> None:
    text = "قتل أربعة مدنيين في قصف مدفعي على مدينة تعز، وهو الأول من نوعه منذ ثلاثة أعوام."
    assert dates(text, dt.date(2019, 3, 20)) == [("2019-03-19", "2019-03-20")]


def test_what_was_published_then_did_not_happen_then() -> None:
    text = "تبنى التنظيم قتل 14 جنديا في كمين قرب مدينة الشيخ زويد، وذلك في بيان نشر على الإنترنت أمس."
    assert dates(text, dt.date(2019, 3, 20)) != [("2019-03-19", "2019-03-19")]


def test_the_head_of_a_roundup_dates_its_items() -> None:
    text = "حصاد الثلاثاء 07-03-2023\nإصابة مزارع بقصف مدفعي لقوات النظام على بلدة آفس.\n"
    assert dates(text, dt.date(2023, 3, 7)) == [("2023-03-07", "2023-03-07")]


def test_the_day_after_a_word_of_documenting_is_that_of_the_act() -> None:
    text = "وثّق مركز حقوقي، يوم الجمعة 7 تموز، مقتل رجل بغارة جوية على مدينة الباب."
    assert dates(text, dt.date(2023, 7, 8)) == [("2023-07-07", "2023-07-07")]

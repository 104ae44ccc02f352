"""Coverage by source and day, and silences that chance does not explain."""

import datetime as dt

import pytest
from stored import AT, account, read, report, victim

from tawthiq.collection.collection import Collection
from tawthiq.collection.coverage import Day, coverage, gaps
from tawthiq.collection.orm import Problem, Report

FIRST = dt.date(2024, 3, 1)


def days(source: str, *counts: int, first: dt.date = FIRST) -> list[Day]:
    """Days of one source with so many reports each, those without left out."""
    found = ((first + dt.timedelta(days=at), count) for at, count in enumerate(counts))
    return [Day(source, day, reports=count) for day, count in found if count]


def test_what_was_seen_is_counted_by_source_and_day(collection: Collection) -> None:
    first = report(collection, "خبر", key="r1")
    account(collection, first, "i1", [victim("سعاد القنديل")], "سعاد القنديل")
    read(collection, first)
    copied = report(collection, "خبر منقول", source="أفق العرب", key="r2")
    Report.objects.using(collection.db).filter(id=copied).update(copy_of=first, likeness=0.9)
    account(collection, copied, "i1", [], "18 مسلحا")
    read(collection, copied)
    read(collection, report(collection, "خبر تالف", day="2024-03-02", key="r3"), error="the reader failed")
    report(collection, "خبر لم يقرأ", day="2024-03-02", key="r4")
    report(collection, "بلا تاريخ", day=None, source=None, key="r5")
    Problem(key="p1", address="a.xml", stage="add", code="unreadable", message="m", source="أفق العرب", at=AT).save(
        using=collection.db
    )
    second = FIRST + dt.timedelta(days=1)
    assert coverage(collection.db) == [
        Day("", None, reports=1),
        Day("أفق العرب", None, failed=1),
        Day("أفق العرب", FIRST, reports=1, read=1, copies=1, accounts=1, incidents=1),
        Day("وكالة السهل", FIRST, reports=1, read=1, accounts=1, incidents=1),
        Day("وكالة السهل", second, reports=2, failed=1),
    ]
    assert coverage(collection.db, source="أفق العرب", first=FIRST, last=FIRST) == coverage(collection.db)[2:3]
    assert [(day.source, day.day) for day in coverage(collection.db, first=second)] == [("وكالة السهل", second)]
    assert coverage(collection.db, source="أفق العرب") == coverage(collection.db)[1:3]


def test_an_account_and_its_incident_are_counted_apart(collection: Collection) -> None:
    account(collection, report(collection, "خبر", key="r1"), "i1", [], "مدنيون")
    account(collection, report(collection, "خبر آخر", key="r2"), "i1", [], "مدنيون")
    (day,) = coverage(collection.db)
    assert (day.reports, day.accounts, day.incidents) == (2, 2, 1)


def test_an_empty_collection_covers_nothing(collection: Collection) -> None:
    assert coverage(collection.db) == []
    assert gaps([]) == []


def test_a_source_with_four_reports_a_day_fell_silent() -> None:
    (gap,) = gaps(days("وكالة السهل", *[4] * 20, *[0] * 17, *[4] * 20))
    assert (gap.source, gap.first, gap.last) == ("وكالة السهل", dt.date(2024, 3, 21), dt.date(2024, 4, 6))
    assert (gap.days, gap.usual) == (17, 4.0)
    assert gap.chance < 0.01


@pytest.mark.parametrize(
    "counts",
    [
        [4] * 20 + [0] + [4] * 20,  # one day without
        [1, 0, 0, 0, 0, 0, 0] * 12,  # a weekly
        [9, 0, 0, 0, 0, 0, 0, 0] * 9,  # reports in bursts: many a day on average, and often none
        [5] + [0] * 200 + [4],  # fewer than ten
    ],
)
def test_a_rhythm_is_no_silence(counts: list[int]) -> None:
    assert gaps(days("وكالة السهل", *counts)) == []


def test_a_rare_source_has_to_be_silent_for_long() -> None:
    found = [gaps(days("وكالة السهل", *[1, 0, 0] * 9, *[0] * more, 1)) for more in (8, 60)]
    assert [[gap.days for gap in one] for one in found] == [[], [62]]


def test_a_source_that_stopped_is_seen_where_the_collection_goes_on() -> None:
    told = days("وكالة السهل", *[2] * 30)
    assert gaps(told) == []
    (gap,) = gaps(told, until=dt.date(2024, 4, 30))
    assert (gap.first, gap.last, gap.usual) == (dt.date(2024, 3, 31), dt.date(2024, 4, 30), 2.0)
    assert gaps(told, until=dt.date(2024, 3, 10)) == []


def test_days_without_source_or_date_have_no_rhythm() -> None:
    assert gaps([*days("", *[4] * 20, *[0] * 50, 4), Day("وكالة السهل", None, reports=500)]) == []


def test_chance_alone_rarely_makes_a_gap() -> None:
    import random

    seed = random.Random(5)
    sources = [days(f"s{at}", *(sum(seed.random() < 0.05 for _ in range(20)) for _ in range(400))) for at in range(40)]
    assert len(gaps([day for source in sources for day in source])) <= 2

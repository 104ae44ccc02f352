"""Calendar arithmetic, Gregorian and Hijri."""

import datetime as dt

from tawthiq.lang.ar.times import calendar, hijri

DAY = dt.date(2023, 7, 9)  # a Sunday


def test_weeks_run_from_sunday() -> None:
    """The week of a Sunday begins with it; the one before ends the day before."""
    assert calendar.week(DAY, 0).start == DAY
    assert calendar.week(DAY, -1).end == dt.date(2023, 7, 8)


def test_months_run_over_the_year() -> None:
    """Month 0 is December of the year before, month 13 January of the next."""
    assert calendar.month(2023, 0).start == dt.date(2022, 12, 1)
    assert calendar.month(2023, 13).end == dt.date(2024, 1, 31)


def test_back_keeps_to_the_month() -> None:
    """A month before 31 March is the last day of February; hours make whole days."""
    assert calendar.back(dt.date(2023, 3, 31), 1, "month") == dt.date(2023, 2, 28)
    assert calendar.back(dt.date(2024, 2, 29), 1, "year") == dt.date(2023, 2, 28)
    assert calendar.back(DAY, 48, "hour") == dt.date(2023, 7, 7)
    assert calendar.back(DAY, 9999, "year") is None


def test_parts() -> None:
    """The parts of a month and a year as GUIDE.md sets them."""
    february = calendar.month(2023, 2)
    assert calendar.part_of(february, "late").end == dt.date(2023, 2, 28)
    assert calendar.part_of(calendar.year(2023), "middle") == calendar.months(2023, 5, 8)
    assert calendar.fraction_of(calendar.year(2023), 4, 2) == calendar.months(2023, 4, 6)


def test_hijri() -> None:
    """Umm al-Qura; outside its tables there is no date."""
    assert hijri.to_gregorian(1436, 10, 25) == dt.date(2015, 8, 10)
    assert hijri.to_gregorian(1200, 1, 1) is None
    assert hijri.month(1444, 9).days == 29
    assert hijri.last_begun(dt.date(2023, 7, 9), 1, 10) == 1444
    assert hijri.last_feast("fitr", dt.date(2023, 4, 20)).start == dt.date(2022, 5, 2)
    assert hijri.year(9999) == calendar.UNKNOWN

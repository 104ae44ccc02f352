"""Input lines: what is a report, what is an error, and what is carried through."""

import datetime as dt
import json

import pytest

from tawthiq.contract.encode import dumps, record_row
from tawthiq.contract.lines import Line, LineError, parse_day, parse_line, report_of
from tawthiq.model.record import Record
from tawthiq.model.report import Report


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": "نص", **fields})


def test_title_and_text_make_the_full_text() -> None:
    assert parse_line(line(title="عنوان")).report.text == "عنوان\nنص"
    assert parse_line(line(title=None)).report.text == "نص"
    assert parse_line(line(title="")).report.text == "نص"


def test_the_text_is_left_untouched() -> None:
    text = "\ufeff  نص\r\n\u200fنص "
    assert parse_line(line(text=text)).report.text == text


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2023-07-09", dt.date(2023, 7, 9)),
        ("2023-07-09T23:30:00Z", dt.date(2023, 7, 9)),
        ("2023-07-09T23:30:00-05:00", dt.date(2023, 7, 9)),
        ("2023-07-09 23:30", dt.date(2023, 7, 9)),
        (None, None),
        ("", None),
    ],
)
def test_published_is_the_day_as_told(told: str | None, day: dt.date | None) -> None:
    assert parse_line(line(published=told)).report.published == day


@pytest.mark.parametrize(
    "told", ["2023-02-30", "yesterday", "2023-13-01", 20230709, "0001-01-01", "9999-01-01", [], True]
)
def test_an_impossible_date_is_an_error(told: object) -> None:
    with pytest.raises(LineError, match="published") as caught:
        parse_line(line(published=told))
    assert caught.value.id == "a"


def test_published_from_may_not_come_after_published() -> None:
    good = parse_line(line(published="2023-07-09", published_from="2023-07-07"))
    assert good.report.published_from == dt.date(2023, 7, 7)
    for row in ({"published": "2023-07-09", "published_from": "2023-07-10"}, {"published_from": "2023-07-10"}):
        with pytest.raises(LineError, match="published_from"):
            parse_line(line(**row))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('"x"', "not a JSON object"),
        ('{"id":"a"}', "no text"),
        ('{"id":"a","text":" \\n"}', "no text"),
        ('{"id":"a","text":7}', "text is not a string"),
        ('{"id":[],"text":"x"}', "id is not a string"),
        ('{"text":"x","score":NaN}', "NaN"),
        ('{"text":"x","score":1e999}', "cannot|can be written"),
        ('{"text":"x","n":' + "9" * 5000 + "}", "not JSON that can be read"),
        ("[" * 100_000, "nested too deeply"),
        (b'{"text":"\xff"}', "not UTF-8"),
    ],
)
def test_what_is_no_report_says_why(raw: str | bytes, says: str) -> None:
    with pytest.raises(LineError, match=says):
        parse_line(raw)


def test_ids_are_strings_and_made_up_where_missing() -> None:
    assert parse_line(line(id=12)).report.id == "12"
    assert report_of({"text": "x"}, number=7).report.id == "line-7"


def test_a_default_day_stands_in_only_where_the_line_has_none() -> None:
    day = dt.date(2020, 1, 1)
    assert parse_line(line(), published=day).report.published == day
    assert parse_line(line(published="2023-07-09"), published=day).report.published == dt.date(2023, 7, 9)


def test_other_fields_are_carried_through() -> None:
    made = parse_line(line(tags=["a"], sha256="mine", published="2023-07-09", published_from="2023-07-08"))
    row = record_row(Record(made.report, (), (), (), "e", "1"), made)["document"]
    assert row["tags"] == ["a"]
    assert row["published_from"] == "2023-07-08"
    assert row["carried"] == {"sha256": "mine"}
    assert row["sha256"] == made.report.sha256


def test_half_characters_are_written_as_escapes() -> None:
    report = parse_line(b'{"text":"\\ud800 \xd9\x86"}').report
    row = record_row(Record(report, (), (), (), "e", "1"), Line(report, {"note": report.text}))
    assert "\\ud800" in dumps(row)
    assert json.loads(dumps(row))["document"]["note"] == report.text
    assert dumps({"a": "نص\u2028"}) == '{"a": "نص\\u2028"}'


def test_parse_day_takes_dates_as_they_are() -> None:
    assert parse_day(dt.datetime(2023, 7, 9, 1, tzinfo=dt.UTC)) == dt.date(2023, 7, 9)
    assert parse_day(dt.date(2023, 7, 9)) == dt.date(2023, 7, 9)
    assert Report("a", "x").earliest is None

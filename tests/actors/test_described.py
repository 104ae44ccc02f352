"""Described parties: an adjective of the noun before it is no party of its own."""

import datetime as dt

import pytest

from tawthiq.model.report import Report
from tawthiq.reader import Reader

READER = Reader.load()


def named(text: str) -> list[str]:
    found = READER.mentions(Report("t", text, dt.date(2016, 5, 10))).actors
    return [text[m.start : m.end] for m in found]


@pytest.mark.parametrize("text", ["وصف الوزير ما جرى بأنه كان عملا إرهابيا.", "إن عملاً إرهابياً وقع في القرية."])
def test_accusative_adjective_is_no_party(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("قتلت القوات إرهابيا قرب الحدود.", "إرهابيا"), ("قتلوا انفصاليا شمال المدينة.", "انفصاليا")],
)
def test_accusative_noun_is_one(text: str, words: str) -> None:
    assert words in named(text)

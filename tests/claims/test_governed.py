"""A group that only says whose leader someone is, and a place that an act was aimed at."""

import datetime as dt

import pytest

from tawthiq.claims.governed import is_aim, office
from tawthiq.model.report import Report
from tawthiq.reader import Reader

READER = Reader.load()


@pytest.mark.parametrize(
    ("text", "governed"),
    [
        ("مقتل زعيم تنظيم داعش في غارة", True),
        ("مقتل القيادي البارز في تنظيم القاعدة", True),
        ("مقتل قائد ميداني وقوات النظام تقصف", False),
        ("استهدفت الغارة تنظيم داعش", False),
    ],
)
def test_an_office_before_an_actor(text: str, governed: bool) -> None:
    report = Report("t", text, dt.date(2016, 5, 10))
    doc = READER.prepare(report)
    actors = READER.mentions_of(doc).actors
    assert actors
    assert (office(doc, actors[-1]) is not None) is governed


@pytest.mark.parametrize(
    ("text", "aimed"),
    [
        ("شنت الطائرات غارات على مدينة إدلب", True),
        ("استهدف القصف مدينة إدلب", True),
        ("قتل جندي في غارات قرب مدينة إدلب", False),
    ],
)
def test_a_place_that_an_act_is_aimed_at(text: str, aimed: bool) -> None:
    doc = READER.prepare(Report("t", text, dt.date(2016, 5, 10)))
    mentions = READER.mentions_of(doc)
    place = mentions.places[0]
    assert any(is_aim(doc, trigger, place) for trigger in mentions.triggers) is aimed

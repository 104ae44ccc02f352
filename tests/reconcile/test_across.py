"""What a sentence tells beside the occurrences told before: tolls that agree, waves, what opens it."""

import datetime as dt

import pytest

from tawthiq.claims.draft import drafts
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.reconcile import across
from tawthiq.reconcile.likeness import Facts, Group


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def features(reader: Reader, text: str) -> set[str]:
    """The features of what the last sentence tells beside what the first tells."""
    doc = reader.prepare(Report("t", text, dt.date(2016, 5, 4)))
    groups: dict[int, Group] = {}
    for draft in drafts(doc, reader.mentions_of(doc)):
        groups.setdefault(draft.sentence.index, Group()).add(Facts.of(draft))
    first, *_, last = groups.values()
    return set(across.features(last, [first], 0))


def test_six_and_at_least_six_are_one_toll(reader: Reader) -> None:
    text = "مقتل 6 أشخاص في انفجار بالمدينة\nقتل ستة أشخاص على الأقل في انفجار هز المدينة."
    assert "across:toll=equal-many" in features(reader, text)


def test_a_smaller_toll_is_told_apart_from_a_larger_one(reader: Reader) -> None:
    assert "across:toll=less" in features(reader, "قتل تسعة أشخاص في غارة.\nوقتل أربعة أشخاص في انفجار.")
    assert "across:toll=more" in features(reader, "قتل أربعة أشخاص في غارة.\nوقتل تسعة أشخاص في انفجار.")


def test_one_of_several_acts(reader: Reader) -> None:
    found = features(reader, "استهدفت غارات أحياء المدينة.\nوأسفرت غارة عن مقتل طفل.")
    assert any(name.startswith("across:many=several>one") for name in found)


def test_clashes_in_the_plural_are_one(reader: Reader) -> None:
    found = features(reader, "اندلعت اشتباكات في المدينة.\nوأسفرت غارة عن مقتل طفل.")
    assert not any(name.startswith("across:many=") for name in found)


def test_a_sentence_that_opens_with_a_place_or_a_time(reader: Reader) -> None:
    first = "وقع انفجار في بغداد."
    assert any("opens=place" in name for name in features(reader, f"{first}\nوفي الموصل قتل جنديان في هجوم."))
    assert any("opens=time" in name for name in features(reader, f"{first}\nويوم الأحد قتل جنديان في هجوم."))
    assert any("opens=other" in name for name in features(reader, f"{first}\nوقتل جنديان في هجوم على حاجز."))

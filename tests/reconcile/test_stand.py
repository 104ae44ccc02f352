"""Which groups stand: what only sums up the others is seen by its toll."""

import datetime as dt

import pytest

from tawthiq.claims import make
from tawthiq.claims.attribute import scopes
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.reconcile import stand


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def features(reader: Reader, text: str) -> set[str]:
    """The features of the first group, every sentence taken as a group."""
    doc = reader.prepare(Report("t", text, dt.date(2016, 5, 4)))
    mentions = reader.mentions_of(doc)
    groups: dict[int, list[make.Telling]] = {}
    for telling in make.make(doc, mentions, scopes(doc, mentions)):
        groups.setdefault(telling.draft.sentence.index, []).append(telling)
    return set(stand.features(doc, list(groups.values()), 0))


def test_a_toll_that_the_others_add_up_to(reader: Reader) -> None:
    parts = "وقتل أربعة أشخاص في انفجار عبوة بالموصل أمس.\nوقتل ثلاثة أشخاص في هجوم مسلح في كركوك أمس."
    assert "toll=sum" in features(reader, f"قتل سبعة أشخاص في هجمات بالعراق أمس.\n{parts}")
    assert "toll=told-many" in features(reader, f"قتل أربعة أشخاص في هجمات بالعراق أمس.\n{parts}")
    assert not {name for name in features(reader, f"قتل عشرون شخصا في هجمات بالعراق أمس.\n{parts}") if "toll=" in name}

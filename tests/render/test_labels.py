"""The interface's words: every name of the contract has one, and none stands there unused."""

import re
from pathlib import Path
from typing import get_args

import pytest

from tawthiq.contract.shape import PLACE_PRECISIONS
from tawthiq.model.incident import Status
from tawthiq.model.statement import STATEMENT_KINDS
from tawthiq.model.types import INCIDENT_TYPES, SOURCE_KINDS, TARGET_KINDS
from tawthiq.model.values import Basis, Modality, PartOfDay
from tawthiq.render import labels

SOURCE = "".join(path.read_text("utf8") for path in Path(labels.__file__).parent.glob("*.py"))


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("types", INCIDENT_TYPES),
        ("source_kinds", SOURCE_KINDS),
        ("target_kinds", TARGET_KINDS),
        ("statement_kinds", STATEMENT_KINDS),
        ("place_precisions", PLACE_PRECISIONS),
        ("statuses", get_args(Status)),
        ("modalities", get_args(Modality)),
        ("basis", get_args(Basis)),
        ("parts", get_args(PartOfDay)),
    ],
)
def test_every_name_has_its_word_and_no_word_is_for_no_name(table: str, names: tuple[str, ...]) -> None:
    words = labels.tables()[table]
    assert set(words) == set(names)
    assert len(set(words.values())) == len(words)
    assert all(re.search("[\u0620-\u064a]", word) for word in words.values())


def test_a_status_does_not_judge() -> None:
    assert labels.arabic("statuses", "claimed") == "بحسب طرف واحد في النزاع"
    assert labels.arabic("statuses", "asserted") == "يوردها النص"
    assert labels.arabic("place_precisions", "near") == "قرب أماكن مسمّاة"


def test_every_word_of_the_page_is_used() -> None:
    used = set(re.findall(r"page\(['\"](\w+)['\"]\)", SOURCE))
    assert used == set(labels.tables()["page"])

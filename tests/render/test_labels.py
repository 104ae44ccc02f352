"""The interface's words: they do not judge, and none stands there unused."""

import re
from pathlib import Path

from tawthiq.render import labels

SOURCE = "".join(path.read_text("utf8") for path in Path(labels.__file__).parent.glob("*.py"))


def test_a_status_does_not_judge() -> None:
    assert labels.arabic("statuses", "claimed") == "بحسب طرف واحد في النزاع"
    assert labels.arabic("statuses", "asserted") == "يوردها النص"
    assert labels.arabic("place_precisions", "near") == "قرب أماكن مسمّاة"


def test_two_names_of_a_table_are_told_apart() -> None:
    for name, table in labels.tables().items():
        words = [str(word) for word in (table.values() if isinstance(table, dict) else table)]
        assert len(set(words)) == len(words), name


def test_every_word_of_the_page_is_used() -> None:
    used = set(re.findall(r"page\(['\"](\w+)['\"]\)", SOURCE))
    assert used == set(labels.tables()["page"])

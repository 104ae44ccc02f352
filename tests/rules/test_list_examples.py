"""Every word list that shows examples: they are found, their counter-examples are not, and no entry is without.

A list that has a finder with a test of its own stands in ``ELSEWHERE``; the rest are run here.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import tawthiq
from tawthiq.lang.ar.language import load
from tawthiq.mentions import triggers
from tawthiq.model.report import Report
from tawthiq.rules.compile import WordListError, read_list
from tawthiq.rules.lexicon import Hits
from tawthiq.text.prepare import Prepared, prepare

PACKAGE = Path(tawthiq.__file__).parent
TESTS = Path(__file__).parents[1]
Found = list[tuple[str, str]]  # (id of the entry, words as printed)


def of_triggers(doc: Prepared, hits: Hits) -> Found:
    """The frames that the finder gives, those of split phrases too."""
    return [(m.frame, doc.report.text[m.start : m.end]) for m in triggers.find(doc, hits)]


def of_contexts(doc: Prepared, hits: Hits) -> Found:
    """The entries as scanned: claims read them without a finder."""
    return [(hit.entry.id, doc.report.text[hit.start : hit.end]) for hit in hits.of("contexts")]


HERE: dict[str, Callable[[Prepared, Hits], Found]] = {
    "lang/ar/triggers.yml": of_triggers,
    "lang/ar/contexts.yml": of_contexts,
}
ELSEWHERE = {
    "actors/actors.yml": "mentions/test_actors.py",
    "archive/page_words.yml": "archive/test_html_pages.py",
    "actors/forces.yml": "mentions/test_actors.py",
    "lang/ar/party_nouns.yml": "mentions/test_actors.py",
    "lang/ar/cues.yml": "mentions/test_cues.py",
    "lang/ar/hedges.yml": "mentions/test_cues.py",
    "lang/ar/people_roles.yml": "mentions/test_persons.py",
    "lang/ar/targets.yml": "mentions/test_targets.py",
    "lang/ar/weapons.yml": "mentions/test_weapons.py",
    "lang/ar/fates.yml": "lang/ar/counts/test_lists.py",
    "lang/ar/people.yml": "lang/ar/counts/test_lists.py",
    "lang/ar/quantifiers.yml": "lang/ar/counts/test_lists.py",
    "lang/ar/statements.yml": "claims/test_statements.py",
    "lang/ar/times.yml": "lang/ar/times/test_times_words.py",
    "lang/ar/times_names.yml": "lang/ar/times/test_times_words.py",
}
# Proper names, which are no other word: a test of their own reads every name, and those that need a noun or a country
# before they count have counter-examples.
NAMES = {"actors/actors.yml"}
# What entries are that find nothing by themselves: words around others, adjectives, words that only continue.
HELPERS = {"letters", "role"}


def shown(path: Path) -> bool:
    """True for a word list some entry of which shows an example."""
    try:
        return any("examples" in row for row in read_list(path))
    except WordListError:  # no word list
        return False


LISTS = sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.yml") if shown(path))


def rows(key: str) -> Iterator[Any]:
    """The examples or counter-examples of the lists run here."""
    for name in HERE:
        for entry in read_list(PACKAGE / name):
            for number, row in enumerate(entry.get(key, ())):
                yield pytest.param(name, entry["id"], row, id=f"{entry['id']}-{number}")


def found(name: str, text: str) -> Found:
    """What the finder of a list makes of a text."""
    language = load()
    doc = prepare(Report("test", text), language)
    return HERE[name](doc, language.lexicon.scan(doc.tokens))


@pytest.mark.parametrize(("name", "entry", "row"), list(rows("examples")))
def test_an_example_is_found(name: str, entry: str, row: dict[str, str]) -> None:
    assert (entry, row["find"]) in found(name, row["text"])


@pytest.mark.parametrize(("name", "entry", "row"), list(rows("never")))
def test_a_counter_example_is_not(name: str, entry: str, row: dict[str, str]) -> None:
    assert entry not in {found_entry for found_entry, _ in found(name, row["text"])}


def test_every_list_is_run() -> None:
    assert set(LISTS) == HERE.keys() | ELSEWHERE.keys()


@pytest.mark.parametrize(("name", "test"), ELSEWHERE.items(), ids=list(ELSEWHERE))
def test_the_other_lists_have_their_test(name: str, test: str) -> None:
    assert Path(name).stem in (TESTS / test).read_text("utf8")


@pytest.mark.parametrize("name", [name for name in LISTS if name not in NAMES])
def test_every_entry_has_both(name: str) -> None:
    bare = [
        entry["id"]
        for entry in read_list(PACKAGE / name)
        if (not entry.get("examples") or not entry.get("never")) and not _helps(name, entry)
    ]
    assert not bare


def _helps(name: str, entry: dict[str, Any]) -> bool:
    """True for an entry that finds nothing by itself; in the list of triggers a role is what a trigger is."""
    return bool(HELPERS & entry.keys()) and name not in HERE and "examples" not in entry

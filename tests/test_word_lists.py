"""The codepoint lint: a letter that ordinary text never uses in that place makes an entry dead without a sound."""

import re
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LISTS = sorted(
    path
    for folder in ("tawthiq", "tests", "eval")
    for suffix in ("*.yml", "*.yaml", "*.tsv", "*.txt")
    for path in (ROOT / folder).rglob(suffix)
)
# Presentation forms, Farsi yeh and kaf (outside names that are Persian or Urdu), tatweel, zero-width and bidi marks.
PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
HIDDEN = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
FARSI = re.compile("[\u06cc\u06a9]")
PERSIAN_FILES = {"places.tsv", "cities.tsv", "geonames.tsv"}


def faults(text: str, *, farsi: bool) -> list[str]:
    """Lines of a list with a letter that does not belong there."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if unicodedata.normalize("NFC", line) != line:
            found.append(f"{number}: not NFC")
        if PRESENTATION.search(line) or HIDDEN.search(line):
            found.append(f"{number}: presentation form, tatweel or invisible mark")
        if not farsi and FARSI.search(line):
            found.append(f"{number}: Farsi yeh or kaf")
    return found


@pytest.mark.parametrize("path", LISTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_ordinary_letters(path: Path) -> None:
    assert not faults(path.read_text("utf8"), farsi=path.name in PERSIAN_FILES)


@pytest.mark.parametrize("bad", ["عشرة".replace("ة", "\ufe93"), "مـن", "حي\u200f", "ا\u0654", "فارس\u06cc"])
def test_the_lint_sees_a_fault(bad: str) -> None:
    assert faults(bad, farsi=False)

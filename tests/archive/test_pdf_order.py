"""From what stands in a line to what is read."""

import pytest

from tawthiq.archive import pdf_order


def drawn(*runs: str) -> list[str]:
    """The letters of runs as they stand from left to right: a run that begins with ``<`` is Arabic and turned here."""
    return [letter for run in runs for letter in (run[:0:-1] if run.startswith("<") else run)]


LINES = [
    (drawn("<قتل 3 مدنيين"), "قتل 3 مدنيين"),
    (drawn("< مدنيين", "15", "<قتل "), "قتل 15 مدنيين"),
    (drawn("<.", "14:30", "<الساعة "), "الساعة 14:30."),
    (drawn("09/07/2023", "<في "), "في 09/07/2023"),
    (drawn("1,500.5", "<نحو "), "نحو 1,500.5"),
    (drawn("< جثة", "٢٥", "<نقل "), "نقل ٢٥ جثة"),
    (drawn("< عامي", "2013", "-", "2011", "<بين "), "بين 2011-2013 عامي"),
    (drawn("%", "15", "<نسبة "), "نسبة 15%"),
    (drawn("< أمس", "BBC News", "<قالت "), "قالت BBC News أمس"),
    (drawn("<.", "F-16", "<طائرة "), "طائرة F-16."),
    (drawn("<)", "CNN", "<دبي ("), "دبي (CNN)"),
    (drawn("< قتلوا", "(", "<بينهم رضيع", ")", "<أطفال "), "أطفال (بينهم رضيع) قتلوا"),
    (drawn("<»", "<قال «لا"), "قال «لا»"),
]


@pytest.mark.parametrize(("parts", "text"), LINES, ids=[text for _, text in LINES])
def test_arabic_lines(parts: list[str], text: str) -> None:
    assert pdf_order.read(parts, rightwards=False) == text


def test_arabic_within_latin() -> None:
    parts = list("Killed in ") + drawn("<ريف حلب") + list(" on 7 July.")
    assert pdf_order.read(parts, rightwards=True) == "Killed in ريف حلب on 7 July."


@pytest.mark.parametrize(
    ("line", "page_is_arabic", "rightwards"),
    [
        ("قتل", True, False),
        ("The BBC said.", True, True),
        (".The BBC said", True, False),
        ("12 15", True, False),
        ("12 15", False, True),
        ("The town ريف of", False, True),
    ],
)
def test_which_way_a_line_is_read(line: str, page_is_arabic: bool, rightwards: bool) -> None:
    assert pdf_order.is_rightwards(list(line), page_is_arabic=page_is_arabic) is rightwards

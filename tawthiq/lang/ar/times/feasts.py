"""Feasts: عيد الفطر، ثاني أيام عيد الأضحى، رأس السنة، عاشوراء, by the calendar each goes by."""

from typing import Final

from tawthiq.lang.ar.times.examples import says
from tawthiq.lang.ar.times.months import year_after
from tawthiq.lang.ar.times.said import Feast
from tawthiq.lang.ar.times.scan import Read, Scan
from tawthiq.rules.rule import rule

FEAST = "ar.time.feast"
_HIJRI_YEAR: Final = frozenset({"الهجريه", "الهجري"})
_AFTER: Final = frozenset(
    {"المبارك", "الميلاديه", "السعيد", "المجيد", "الشريف", "الجديده", "الجديد", "الهجريه", "الهجري"}
)
_EVE: Final = frozenset({"وقفه", "عشيه"})


@rule(
    FEAST,
    "A feast or one of its days, by the Hijri calendar (Umm al-Qura, perhaps a day off) or the Gregorian.",
    examples=(
        ("في ثاني أيام عيد الأضحى", says("2023-06-29")),
        ("أول أيام عيد الفطر المبارك", says("2023-04-21")),
        ("في أول أيام العيد", says("2023-06-28")),
        ("خلال عيد الأضحى", says("2023-06-28", "2023-07-01", "range")),
        ("ليلة رأس السنة", says("2022-12-31", "2023-01-01", part="night")),
        ("عشية عيد الأضحى", says("2023-06-27")),
        ("يوم عاشوراء", says("2022-08-08")),
    ),
    never=("عيد ميلاده", "رأس المال", "عيد الشهيد", "رأس العين"),
)
def feast(scan: Scan, index: int) -> Read | None:
    """A feast, with which of its days and in which year where that is told."""
    at, nth = _which_day(scan, index)
    name, last = _name(scan, at)
    if name is None:
        return None
    if scan.form(last) in _AFTER:
        name = "hijri_new_year" if name == "new_year" and scan.form(last) in _HIJRI_YEAR else name
        last += 1
    year = year_after(scan, last)
    if year is not None and isinstance(year[0], int):
        return Read(index, year[2], Feast(name, nth, year[0]), FEAST)
    shift = scan.shift(last)
    if shift is not None:
        return Read(index, shift[1], Feast(name, nth, None, shift[0]), FEAST)
    return Read(index, last, Feast(name, nth), FEAST)


def _which_day(scan: Scan, index: int) -> tuple[int, int | None]:
    """(where the feast's name begins, which of its days): ثاني أيام، اليوم الثاني من، يوم."""
    found = scan.nth(index)
    if found is not None and scan.form(found[1]) in {"ايام", "يوم"}:
        return found[1] + 1, found[0]
    if scan.value(index) == 0 and scan.role(index) == "relative_day":
        found = scan.nth(index + 1)
        if found is not None:
            at = found[1] + (scan.form(found[1]) == "من")
            return at + (scan.form(at) == "ايام"), found[0]
    if scan.role(index) == "day_word":
        return index + 1, 1
    if scan.form(index) in _EVE:
        return index + 1, 0
    return index + (scan.form(index) in {"ايام", "عطله", "اجازه"}), None


def _name(scan: Scan, index: int) -> tuple[str | None, int]:
    """The feast's name and the token after it; "the feast" alone names none."""
    word = scan.word(index)
    if word is None or (word.clitics and scan.form(index - 1) in {"ايام", "يوم"}):
        return None, index
    if word.role == "feast":
        if word.value == "arafa" and scan.form(index - 1) not in {"يوم", "وقفه"}:
            return None, index
        return str(word.value), index + 1
    if word.role != "feast_pair":
        return None, index
    if word.rest == "العيد" and scan.form(index - 1) == "ايام":
        return "eid", index + 1
    name = word.data["second"].get(scan.form(index + 1))
    return (str(name), index + 2) if name else (None, index)

"""Years, seasons and decades: عام 2014، عامي 2011 و2013، صيف 2014، التسعينيات."""

from typing import Final

from tawthiq.lang.ar.times.examples import says
from tawthiq.lang.ar.times.months import year_after
from tawthiq.lang.ar.times.periods import Decade, Range, Season, Year
from tawthiq.lang.ar.times.said import Said
from tawthiq.lang.ar.times.scan import Read, Scan
from tawthiq.rules.rule import rule

YEAR = "ar.time.year"
SEASON = "ar.time.season"
DECADE = "ar.time.decade"
_TIME_PREPOSITIONS: Final = frozenset(
    {"في", "منذ", "خلال", "هذا", "فصل", "طوال", "قبل", "حتي", "منتصف", "نهايه", "بدايه", "مطلع", "اواخر", "مع", "حلول"}
)
_YEAR_OPENERS: Final = frozenset({"في", "خلال", "قبل", "بعد"})
_PLAIN_OPENERS: Final = frozenset({"منذ", "ومنذ", "حتي", "وحتي", "بحلول"})
# Words in -an, as counted nouns end, that are none
_NOT_COUNTED: Final = frozenset(
    {
        *(
            "ايضا",
            "عندما",
            "بينما",
            "فيما",
            "مما",
            "كما",
            "حينما",
            "هذا",
            "ما",
            "لا",
            "اذا",
            "بعدما",
            "اما",
            "الا",
            "انها",
        ),
        *("رغما", "وما", "ولا", "وفيما", "وكما", "كلما"),
    }
)
_FIRST_PLAIN_DECADE: Final = 1950


@rule(
    YEAR,
    "A year by its number, with the word year or a preposition before it; two years are a range.",
    examples=(
        ("عام 1979", says("1979-01-01", "1979-12-31", "year")),
        ("في 2014", says("2014-01-01", "2014-12-31", "year")),
        ("عامي 2011 و2012", says("2011-01-01", "2012-12-31", "range")),
        ("سنة ألفين وثلاثة", says("2003-01-01", "2003-12-31", "year")),
        ("العام الماضي 2022", says("2022-01-01", "2022-12-31", "year")),
        ("عام 1435 هـ", says("2013-11-04", "2014-10-24", "range")),
    ),
    never=("قتل 2014 شخصا", "ميزانية 2015", "في 2015 قتيلا", "هاتف 2014", "بعد عام"),
)
def year(scan: Scan, index: int) -> Read | None:
    """``عام 2014``، ``في 2014``، ``عامي 2011 و2013``."""
    word = scan.word(index)
    if word is not None and word.role in {"unit", "unit_pair"} and word.value == "year":
        if word.clitics == "ل" and scan.is_number(index - 1):  # law number 40 of the year 2015
            return None
        return _years(scan, index, index + 1, several=word.role == "unit_pair" or word.data["count"] != 1)
    number = scan.year_number(index) if scan.is_number(index) else None
    if number is None or number[1]:
        return None
    span = _boxed_years(scan, index, number[0])
    if span is not None or not _led(scan, index):
        return span
    if counts(scan, number[2], surely=scan.form(index - 1) in _PLAIN_OPENERS):
        return None
    return Read(index, number[2], Year(number[0]), YEAR)


def _led(scan: Scan, index: int) -> bool:
    """True where what stands before a bare number makes it a year: in, since, the war of, and another year."""
    before, word = scan.form(index - 1), scan.form(index - 2)
    if before in _YEAR_OPENERS or before in _PLAIN_OPENERS:
        return True
    if before in {"و", "او"}:
        return len(word) == 4 and scan.year_number(index - 2) is not None
    return (before == "من" and word in {"سابق", "لاحق"}) or scan.is_blocked(index, index, "year_of")


def _boxed_years(scan: Scan, index: int, first: int) -> Read | None:
    """Two years in brackets: the war (1950 - 1953)."""
    at = index + 1 + (scan.form(index + 1) == "-")  # a long dash made of tatweel is folded away
    last = scan.year_number(at) if scan.is_number(at) else None
    if last is None or scan.form(index - 1) != "(" or scan.form(last[2]) != ")" or last[0] <= first or last[1]:
        return None
    return Read(index, last[2], Range(Year(first), Year(last[0])), YEAR)


def _years(scan: Scan, first: int, index: int, *, several: bool) -> Read | None:
    """The number of a year, or of the first and the last of several."""
    number = scan.year_number(index)
    if number is None:
        return None
    said: Said = Year(number[0], number[1])
    last = number[2]
    while several or scan.form(last) in {"-", "/"}:
        joined = scan.form(last) in {"و", "-", "/", "الي", "،"}
        other = scan.year_number(last + 1) if joined and scan.is_number(last + 1) else None
        if other is None or other[0] <= number[0] or other[1] != number[1]:
            break
        said, last = Range(Year(number[0], number[1]), Year(other[0], other[1])), other[2]
    return Read(first, last, said, YEAR)


def counts(scan: Scan, index: int, *, surely: bool = False) -> bool:
    """True where the word after a number shows that it counts something: 2015 قتيلا; ``surely`` by its list alone."""
    form = scan.form(index)
    if form in {"%", "/"} or scan.is_number(index) or scan.is_blocked(index, index, "count"):
        return True
    if surely:
        return False
    return len(form) > 3 and form.endswith("ا") and form not in _NOT_COUNTED and not form.startswith("ال")


@rule(
    SEASON,
    "A season: three months, winter beginning in December of the named year.",
    examples=(
        ("صيف 2014", says("2014-06-01", "2014-08-31", "season")),
        ("الشتاء الماضي", says("2022-12-01", "2023-02-28", "season")),
        ("خلال الصيف", says("2023-06-01", "2023-08-31", "season")),
    ),
    never=("الربيع العربي", "هجوم الربيع", "مع ربيع جابر"),
)
def season(scan: Scan, index: int) -> Read | None:
    """``صيف 2014``، ``الصيف الماضي``، ``خلال الصيف``."""
    first = index
    if scan.role(index) == "this" or scan.form(index) == "فصل":
        index += 1
    word = scan.word(index)
    if word is None or not (word.role == "season" or "season" in word.data):
        return None
    month_number = word.value if word.role == "season" else word.data["season"]
    last = index + 1
    told = year_after(scan, last)
    if told is not None and not told[1]:
        return Read(first, told[2], Season(month_number, told[0]), SEASON)
    shift = scan.shift(last)
    if shift is not None and word.definite:
        return Read(first, shift[1], Season(month_number, None, shift[0]), SEASON)
    alone = word.definite and (first < index or scan.form(index - 1) in _TIME_PREPOSITIONS)
    return (
        Read(first, last, Season(month_number), SEASON)
        if alone and scan.form(last) not in {"العربي", "الاسلامي"}
        else None
    )


@rule(
    DECADE,
    "A decade by its name.",
    examples=(
        ("في التسعينيات", says("1990-01-01", "1999-12-31", "range")),
        ("ثمانينات القرن الماضي", says("1980-01-01", "1989-12-31", "range")),
    ),
    never=("تسعين قتيلا", "شاب في الثلاثينات", "في العشرينيات من العمر"),
)
def decade(scan: Scan, index: int) -> Read | None:
    """``التسعينيات``، ``ثمانينيات القرن الماضي``."""
    if scan.role(index) != "decade":
        return None
    last = index + 1
    if scan.form(last) == "من" and scan.form(last + 1).startswith(("العمر", "عمر")):
        return None
    after = last + (scan.form(last) == "من")
    if scan.role(after) == "unit" and scan.value(after) == "century":
        shift = scan.shift(after + 1)
        last = shift[1] if shift is not None else after + 2 if scan.form(after + 1) == "العشرين" else last
    if last == index + 1 and scan.value(index) < _FIRST_PLAIN_DECADE:  # a man in his twenties, thirties, forties
        return None
    return Read(index, last, Decade(scan.value(index)), DECADE)

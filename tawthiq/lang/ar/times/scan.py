"""A text under reading: its tokens with their time words, and the small questions that every reader asks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tawthiq.lang.ar.numbers import read_number, read_ordinal
from tawthiq.lang.ar.times.calendar import Unit
from tawthiq.lang.ar.times.said import OFFSETS, Period, Said, Shift
from tawthiq.lang.ar.times.vocabulary import Vocabulary, Word
from tawthiq.text.tokens import Token

_ARTICLES: Final = frozenset({"ال", "لل", "بال", "وال", "فال", "كال"})
_APPROXIMATE: Final = frozenset(
    {"نحو", "حوالي", "قرابه", "زهاء", "اكثر", "اقل", "ازيد", "مايقارب", "يقارب", "يقرب", "يزيد", "بنحو", "بحوالي"}
)
_AFTER_APPROXIMATE: Final = frozenset({"من", "عن", "علي"})
_ERA: Final = frozenset({"م", "ميلادي", "ميلاديه", "للميلاد", "الميلادي", "الميلاديه"})
_HIJRI_ERA: Final = frozenset({"ه", "هجري", "هجريه", "للهجره", "الهجري", "الهجريه"})
FIRST_YEAR: Final = 1850
LAST_YEAR: Final = 2100
_FIRST_HIJRI: Final = 1300
_LAST_HIJRI: Final = 1500


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader read: from token ``first`` to ``last`` (exclusive), by which rule."""

    first: int
    last: int
    said: Said
    rule: str


@dataclass(frozen=True, slots=True)
class Scan:
    """Tokens and their time words, one a token; ``cores`` keeps the time that each token was found to begin."""

    tokens: Sequence[Token]
    words: Sequence[Word | None]
    vocabulary: Vocabulary
    cores: dict[int, Read | None] = field(default_factory=dict, compare=False, repr=False)

    def form(self, index: int) -> str:
        """The folded form of a token, empty outside the text."""
        return self.tokens[index].form if 0 <= index < len(self.tokens) else ""

    def word(self, index: int) -> Word | None:
        """The time word of a token, or None."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def role(self, index: int) -> str:
        """The role of a token's word, empty for none."""
        word = self.word(index)
        return word.role if word is not None else ""

    def value(self, index: int) -> Any:
        """What the word of a token stands for."""
        word = self.word(index)
        return word.value if word is not None else None

    def is_bare(self, index: int, role: str) -> bool:
        """True where a word of the role stands there without proclitics: it goes on with what stands before."""
        word = self.word(index)
        return word is not None and word.role == role and not word.clitics

    def is_blocked(self, first: int, last: int, rule: str) -> bool:
        """True where the word before ``first`` or after ``last`` (exclusive) makes a name or a habit of the time."""
        before = first - 1
        if self.form(before) in {'"', "'", "("}:
            before -= 1
        if before >= 0 and rule in self.vocabulary.blocks(self.tokens[before], "before"):
            return True
        return last < len(self.tokens) and rule in self.vocabulary.blocks(self.tokens[last], "after")

    def is_number(self, index: int) -> bool:
        """True for a token of digits."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "number"

    def digits(self, index: int, *, most: int) -> int | None:
        """The value of a token of plain digits, at most ``most``."""
        form = self.form(index)
        return int(form) if self.is_number(index) and form.isdigit() and len(form) <= 4 and int(form) <= most else None

    def number(self, index: int) -> tuple[int, int] | None:
        """A cardinal number and the token after it."""
        return read_number(self.tokens, index)

    def skip_approximate(self, index: int) -> int:
        """The token after "about", "more than", where one stands there."""
        if self.form(index) == "ما" and self.form(index + 1) in _APPROXIMATE:
            index += 1
        if self.form(index) not in _APPROXIMATE:
            return index
        return index + 1 + (self.form(index + 1) in _AFTER_APPROXIMATE)

    def day_number(self, index: int) -> tuple[int, int] | None:
        """A day of the month (7، الـ7، السابع، الحادي والعشرين) and the token after it."""
        if self.form(index) in _ARTICLES and self.is_number(index + 1) and not self.tokens[index + 1].spaced:
            index += 1
        day = self.digits(index, most=31)
        if day is not None:
            return (day, index + 1) if day else None
        if self.role(index) == "first_of":
            return 1, index + 1
        found = read_ordinal(self.tokens, index)
        word = self.word(index)
        fits = found is not None and word is not None and (word.definite or word.value == 1)
        return found if found is not None and fits and found[0] <= 31 else None

    def nth(self, index: int) -> tuple[int, int] | None:
        """An ordinal and the token after it."""
        return read_ordinal(self.tokens, index)

    def year_number(self, index: int) -> tuple[int, bool, int] | None:
        """(year, is Hijri, next token): four digits in the range of years with م or هـ after them, or number words."""
        if self.is_number(index):
            form = self.form(index)
            if len(form) != 4 or not form.isdigit():
                return None
            number, after = int(form), index + 1
        else:
            found = self.number(index) if self.role(index) == "numeral" else None
            if found is None:
                return None
            number, after = found
        era = self.form(after)
        if era in _HIJRI_ERA:
            return (number, True, after + 1) if _FIRST_HIJRI <= number <= _LAST_HIJRI else None
        is_hijri = _FIRST_HIJRI <= number <= _LAST_HIJRI
        if not is_hijri and not FIRST_YEAR <= number <= LAST_YEAR:
            return None
        return number, is_hijri, after + (era in _ERA and not is_hijri)

    def shift(self, index: int) -> tuple[Shift, int] | None:
        """A word that says which one (الماضي، الجاري، المقبل، قبل الماضي) and the token after it."""
        start = index
        if self.form(index) == "ما" and self.form(index + 1) == "قبل":
            index += 1
        if self.form(index) in {"قبل", "ماقبل"} and self.value(index + 1) == "last":
            return "before_last", index + 2
        if index != start or not self.is_bare(index, "shift"):
            return None
        value = self.value(index)
        return (value, index + 1) if value in OFFSETS else None

    def period(self, index: int) -> tuple[Period, int] | None:
        """A week, month or year told from publication (الشهر الماضي، هذا العام، العام قبل الماضي), and what follows."""
        is_this = self.role(index) == "this"
        at = index + is_this
        word = self.word(at)
        if word is None or word.role != "unit" or word.data["count"] != 1 or not word.definite:
            return None
        unit: Unit = word.value
        if unit in {"hour", "day"} or (is_this and word.clitics):
            return None
        if unit == "year" and not is_this and self.is_blocked(at, at, "year"):
            return None
        shift = self.shift(at + 1)
        if shift is not None:
            return Period(unit, OFFSETS[shift[0]]), shift[1]
        return (Period(unit, 0), at + 1) if is_this else None

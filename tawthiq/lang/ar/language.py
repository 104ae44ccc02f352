"""Arabic as the text layer and the mention finders need it."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from tawthiq.lang.ar import clitics, inflect
from tawthiq.lang.ar.clauses import clause_starts
from tawthiq.rules.compile import load_forms
from tawthiq.rules.lexicon import Lexicon
from tawthiq.text.fold import fold_word
from tawthiq.text.tokens import Token

FOLDER: Final = Path(__file__).parent
_ACTORS: Final = FOLDER.parent.parent / "actors"
_DIGIT_LETTERS: Final = str.maketrans({"1": "ا", "3": "ع", "5": "خ", "7": "ح", "0": "و", "2": "ا", "9": "ق", "6": "ط"})
_JOINERS: Final = frozenset(".·•*_-/|")
_WORD: Final = re.compile(r"[ء-ي]+")
_GOES_ON: Final = frozenset("،,؛;")
_QUOTES: Final = frozenset("\"')]}")
# Latin letters as Arabic reads them out: (إن. تي. في), دي. إيه. إن
_LETTER_NAMES: Final = frozenset(
    ("اي", "ايه", "بي", "سي", "دي", "اف", "جي", "اتش", "كي", "ال", "ام", "ان", "او", "ار", "اس", "تي", "يو", "في")
)


def _is_ellipsis(tokens: Sequence[Token], index: int) -> bool:
    """True for … and for each of two or more dots in a row."""
    if tokens[index].form == "…":
        return True
    if tokens[index].form != ".":
        return False
    after = tokens[index + 1]
    return (after.form == "." and not after.spaced) or (tokens[index - 1].form == "." and not tokens[index].spaced)


def _next_word_mark(tokens: Sequence[Token], index: int) -> str:
    """The first mark after a stop and the quotation marks that close on it; empty where a word comes first."""
    index += 1
    while index < len(tokens) and tokens[index].form in _QUOTES and not tokens[index].spaced:
        index += 1
    return tokens[index].form if index < len(tokens) and tokens[index].kind == "mark" else ""


class Arabic:
    """The Arabic language: its word lists compiled, its clitics, clauses and repairs."""

    code = "ar"

    def __init__(self, lexicon: Lexicon, abbreviations: frozenset[str]) -> None:
        self.lexicon = lexicon
        self._abbreviations = abbreviations

    def repair(self, tokens: list[Token]) -> list[Token]:
        """Join words broken up to slip past moderation (د1عش، الط.ائرات) where the joined word is known."""
        repaired: list[Token] = []
        index = 0
        while index < len(tokens):
            joined = self._broken_word(tokens, index)
            if joined is None:
                token = tokens[index]
                token.index = len(repaired)
                repaired.append(token)
                index += 1
            else:
                form, last = joined
                first = tokens[index]
                end = tokens[last - 1].end
                repaired.append(Token(len(repaired), form, "word", first.start, end, spaced=first.spaced))
                index = last
        return repaired

    def _broken_word(self, tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
        """The mended word that begins at ``index`` and the token after it, or None."""
        first = tokens[index]
        if first.kind != "word" or index + 2 >= len(tokens):
            return None
        middle, third = tokens[index + 1], tokens[index + 2]
        if middle.spaced or third.spaced or third.kind != "word" or not _WORD.fullmatch(third.form):
            return None
        if middle.kind == "number" and len(middle.form) == 1:
            form = first.form + middle.form.translate(_DIGIT_LETTERS) + third.form
        elif middle.form in _JOINERS:
            form = first.form + third.form
        else:
            return None
        last = index + 3
        while middle.form in _JOINERS and last + 1 < len(tokens) and self._goes_on(tokens, last, middle.form):
            form += tokens[last + 1].form
            last += 2
        known = self.lexicon.readings(form)
        alone = self.lexicon.knows(first.form) and self.lexicon.knows(third.form)
        return (form, last) if known and not alone and len(form) > 3 else None

    @staticmethod
    def _goes_on(tokens: Sequence[Token], index: int, joiner: str) -> bool:
        """True where the broken word has one more piece."""
        mark, piece = tokens[index], tokens[index + 1]
        return mark.form == joiner and not mark.spaced and not piece.spaced and piece.kind == "word"

    def ends_sentence(self, tokens: Sequence[Token], index: int) -> bool:
        """True where the mark at ``index`` ends a sentence.

        Not after initials and abbreviations, in numbers and addresses, nor for an ellipsis within a line or a stop
        that a comma follows; a full stop with no blank after it ends one all the same.
        """
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if index == 0 or after is None or after.form[0] == "\n":
            return True
        before = tokens[index - 1]
        if _is_ellipsis(tokens, index) or _next_word_mark(tokens, index) in _GOES_ON or before.form == ":":
            return False
        if tokens[index].form != ".":
            return after.spaced or after.kind == "word" or after.form in _QUOTES
        if not tokens[index].spaced and self._is_initial(tokens, index):
            return False
        if not after.spaced and after.kind == "number" and before.kind == "number":
            return False
        return after.spaced or after.kind == "mark" or _WORD.match(after.form) is not None

    def _is_initial(self, tokens: Sequence[Token], index: int) -> bool:
        """True for a stop after a title or initial (د. أ.د) or between letters read out (سي. إن. إن)."""
        before = tokens[index - 1]
        if before.form in self._abbreviations or (before.kind == "word" and len(before.form) == 1):
            of_year = before.form in {"م", "ه"} and index > 1 and tokens[index - 2].kind == "number"
            return not of_year
        return before.form in _LETTER_NAMES and tokens[index + 1].form in _LETTER_NAMES

    def clause_starts(self, tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, str]]:
        """See :func:`tawthiq.lang.ar.clauses.clause_starts`."""
        return clause_starts(tokens, first, last, self.lexicon)


def list_paths() -> list[Path]:
    """The YAML lists that are compiled: the language's own and the actor list."""
    return sorted([*FOLDER.glob("*.yml"), *_ACTORS.glob("*.yml")])


def compile_lists() -> Path:
    """Compile all lists into the file that ships beside them, and return its path."""
    _load_lexicon()
    return FOLDER / "compiled.json"


def _load_lexicon() -> Lexicon:
    forms = load_forms(list_paths(), inflect.inflect, FOLDER / "compiled.json", salt=inflect.VERSION)
    common = frozenset(fold_word(word) for word in (FOLDER / "common.txt").read_text("utf8").split())
    return Lexicon(forms, clitics.split, common)


@cache
def load() -> Arabic:
    """The language, loaded once."""
    return Arabic(_load_lexicon(), frozenset({"د", "م", "أ", "ا", "ص", "ب", "ج", "ت", "ه", "و", "ق"}))

"""Numbers as Arabic writes them: digits, words and both, as whole numbers.

In both genders and all cases, with the article and with و ف ب ل ك before them. Vague numbers ("dozens", "thousands"
alone) are not numbers here.
"""

from collections.abc import Sequence
from typing import Final

from tawthiq.lang.ar.number_words import NumberWord, number_word, ordinal_word
from tawthiq.text.tokens import Token

_TEEN: Final = frozenset({"عشر", "عشره"})
_ARTICLES: Final = frozenset({"ال", "وال", "بال", "لل", "كال", "فال", "و", "ب", "ل", "ف", "ولل", "وبال", "ول", "وب"})
_LARGEST_UNIT: Final = 9
_LONGEST: Final = 15  # digits: what is longer is no number of anything, and no longer exact


def read_number(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The whole number that begins at a token, and the token after it; None where none begins.

    Reads ``1,500``, ``1.500``, ``3.5 مليون``, ``12 ألفا``, ``خمسة وعشرين``, ``ألفين ومئة``, ``مليون ونصف``, ``الـ24``
    (from the article on). A number with a fraction of its own (``3.5`` alone) is not a whole number: None.
    """
    part = _part(tokens, index)
    if part is None:
        return None
    total, scale, after = part
    while scale > 1:
        more = _joined_part(tokens, after, scale)
        if more is None:
            break
        value, scale, after = more
        total += value
    return (int(total), after) if total == int(total) else None


def _part(tokens: Sequence[Token], index: int) -> tuple[float, int, int] | None:
    """(value, its scale, next token) of a number up to its first scale word: ``خمسة وعشرين ألفا``."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "number":
        return _digits_part(tokens, index)
    if token.form in _ARTICLES:
        glued = index + 1 < len(tokens) and tokens[index + 1].kind == "number" and not tokens[index + 1].spaced
        return _digits_part(tokens, index + 1) if glued else None
    word = number_word(token.form) if token.kind == "word" else None
    if word is None or _is_percent(tokens, index, word) or (token.form == "السبع" and _before(tokens, index) == "بير"):
        return None
    return _words_part(tokens, index, word)


def _words_part(tokens: Sequence[Token], index: int, word: NumberWord) -> tuple[float, int, int] | None:
    """The part that begins with a number word."""
    if word.kind in {"scale", "dual", "either"}:
        return word.value * (1 if word.kind == "scale" else 2), word.value, index + 1
    if word.kind == "fraction":
        scale = _bare(tokens, index + 1)
        known = scale is not None and scale.kind == "scale"
        return (scale.value / word.value, 1, index + 2) if scale and known else None
    group = _below_thousand(tokens, index, word)
    return _scaled(tokens, group[0], group[1]) if group else None


def _digits_part(tokens: Sequence[Token], index: int) -> tuple[float, int, int] | None:
    """Digits and a scale word after them."""
    form = tokens[index].form
    scale = _bare(tokens, index + 1)
    is_scaled = scale is not None and scale.kind in {"scale", "either", "plural"} and scale.value > 100
    value = _digits(form, is_scaled=is_scaled)
    if value is None:
        return None
    return _scaled(tokens, value, index + 1)


def _digits(form: str, *, is_scaled: bool) -> float | None:
    """The value of a digit token; one point or comma before three digits divides thousands, unless a scale follows."""
    for mark in ",.":
        head, *groups = form.split(mark)
        if not groups:
            continue
        is_grouped = len(head) <= 3 and all(len(group) == 3 and group.isdigit() for group in groups)
        if is_grouped and not (is_scaled and mark == "." and len(groups) == 1):
            return float(head + "".join(groups))
        return float(f"{head}.{groups[0]}") if len(groups) == 1 and groups[0].isdigit() else None
    return float(form) if len(form) <= _LONGEST else None


def _scaled(tokens: Sequence[Token], value: float, index: int) -> tuple[float, int, int]:
    """A value with the scale word after it, where one stands there."""
    scale = _bare(tokens, index)
    if scale is None or scale.kind not in {"scale", "either", "plural"} or scale.value <= 100:
        return value, 1, index
    return value * scale.value, scale.value, index + 1


def _below_thousand(tokens: Sequence[Token], index: int, word: NumberWord) -> tuple[int, int] | None:
    """A number of words below a thousand that begins with ``word``."""
    if word.kind in {"unit", "elided"}:
        return _from_unit(tokens, index + 1, word)
    if word.kind in {"hundred", "hundreds"}:
        return _with_tail(tokens, word.value, index + 1)
    return (word.value, index + 1) if word.kind in {"ten", "tens"} else None


def _from_unit(tokens: Sequence[Token], after: int, word: NumberWord) -> tuple[int, int] | None:
    """What a unit begins: a teen (خمسة عشر), hundreds (خمس مئة), a unit with a ten (خمسة وعشرين), or itself."""
    if after < len(tokens) and tokens[after].form in _TEEN:
        return 10 + word.value, after + 1
    hundred = _bare(tokens, after)
    if word.kind == "unit" and hundred is not None and hundred.value == 100 and hundred.kind in {"hundred", "plural"}:
        return _with_tail(tokens, word.value * 100, after + 1)
    tens = _joined(tokens, after, definite=word.definite)
    if tens is not None and tens[0].kind == "tens":
        return word.value + tens[0].value, tens[1]
    return (word.value, after) if word.kind == "unit" else None


def _with_tail(tokens: Sequence[Token], value: int, index: int) -> tuple[int, int]:
    """Hundreds with the tens and units that "and" adds to them, in words or digits."""
    joined = _joined(tokens, index, definite=True)
    if joined is not None and joined[0].kind in {"unit", "elided", "ten", "tens"}:
        rest = _below_thousand(tokens, joined[1] - 1, joined[0])
        if rest is not None:
            return value + rest[0], rest[1]
    digits = _joined_digits(tokens, index)
    if digits is not None and digits[0] < 100:
        return value + digits[0], digits[1]
    return value, index


def _joined_part(tokens: Sequence[Token], index: int, scale: int) -> tuple[float, int, int] | None:
    """What "and" adds to a number of this scale: ``و228``, ``ومئتين``, ``ونصف``; always less than the scale."""
    joined = _joined(tokens, index, definite=True)
    if joined is not None and joined[0].kind == "fraction":
        after = joined[1]
        again = number_word(tokens[after].form) if after < len(tokens) else None
        after += again is not None and again.kind == "scale" and again.value == scale and again.definite
        return scale / joined[0].value, 1, after
    digits = _joined_digits(tokens, index)
    start = digits[1] - 1 if digits else joined[1] - 1 if joined else None
    if start is None:
        return None
    part = _part(tokens, start)
    return part if part is not None and part[0] < scale and part[1] < scale else None


def _joined(tokens: Sequence[Token], index: int, *, definite: bool) -> tuple[NumberWord, int] | None:
    """The number word that و joins on, as its own token or not, and the token after it."""
    if index >= len(tokens) or tokens[index].form[0] != "و":
        return None
    if tokens[index].form == "و":
        index += 1
        word = _bare(tokens, index)
    else:
        word = number_word(tokens[index].form)
        word = word if word is not None and word.clitics == "و" else None
    if word is None or (word.definite and not definite):
        return None
    return word, index + 1


def _joined_digits(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The digits that و joins on (``و228``, ``و 228``), and the token after them."""
    if index + 1 >= len(tokens) or tokens[index].form != "و" or tokens[index + 1].kind != "number":
        return None
    value = _digits(tokens[index + 1].form, is_scaled=False)
    return (int(value), index + 2) if value is not None and value == int(value) else None


def _bare(tokens: Sequence[Token], index: int) -> NumberWord | None:
    """The number word at a token, where no proclitic stands before it."""
    word = number_word(tokens[index].form) if index < len(tokens) else None
    return word if word is not None and not word.clitics else None


def _before(tokens: Sequence[Token], index: int) -> str:
    """The form before a token."""
    return tokens[index - 1].form if index else ""


def _is_percent(tokens: Sequence[Token], index: int, word: NumberWord) -> bool:
    """True for the hundred of "per cent": بالمئة، في المئة."""
    return word.kind == "hundred" and word.definite and ("ب" in word.clitics or _before(tokens, index) in {"في", "ب"})


def read_ordinal(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The ordinal that begins at a token (``الثالث عشر``، ``الحادية والعشرين``، ``ثاني``), and the token after it.

    A definite ten (``العشرين``) is one too, since Arabic tells those apart by what stands around them only.
    """
    if index >= len(tokens):
        return None
    found = ordinal_word(tokens[index].form)
    after = index + 1
    if found is None:
        word = number_word(tokens[index].form)
        is_ten = word is not None and word.kind == "tens" and word.definite
        return (word.value, after) if word is not None and is_ten else None
    value = found[0]
    if value <= _LARGEST_UNIT and after < len(tokens):
        if tokens[after].form in _TEEN:
            return 10 + value, after + 1
        tens = _joined(tokens, after, definite=True)
        if tens is not None and tens[0].kind == "tens":
            return value + tens[0].value, tens[1]
    return value, after

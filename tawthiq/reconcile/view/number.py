"""People and things counted in words: Arabic agreement of number, gender and case, and plain English."""

from collections.abc import Mapping
from typing import Any

from tawthiq.lang.ar.agreement import FEW, MANY, form_after, grouped
from tawthiq.reconcile.view.rules import words


def _forms(noun: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = words()["nouns"][noun]
    return found


def feminine(noun: str) -> bool:
    """True for a feminine noun, whose verb and numbers agree with it."""
    return bool(_forms(noun).get("feminine"))


def figure(number: int, noun: str) -> str:
    """A number as an editor writes it before its noun: from three to ten in words, of the other gender."""
    if FEW <= number < MANY:
        word = str(words()["numbers"][number - FEW])
        if not feminine(noun):
            return f"{word}ية" if number == 8 else f"{word}ة"
        return f"{word}ي" if number == 8 else word
    return grouped(number)


def counted(number: int, noun: str, *, oblique: bool = False) -> str:
    """A number with its noun: شخص واحد، ثلاثة أشخاص، 11 شخصا، 100 شخص. ``oblique`` after a preposition."""
    forms = _forms(noun)
    if number == 1:
        return f"{forms['one']} {'واحدة' if feminine(noun) else 'واحد'}"
    if number == 2:
        return str(forms["two_obl" if oblique else "two"])
    return f"{figure(number, noun)} {form_after(number, forms)}"


def ranged(low: int, high: int | None, noun: str, *, oblique: bool = False) -> str:
    """A range of people in words, open above where ``high`` is None."""
    forms = _forms(noun)
    if high is None:
        return f"عدد غير معروف من {forms['all']}" if low == 0 else f"{counted(low, noun, oblique=oblique)} على الأقل"
    if low == high:
        return counted(low, noun, oblique=oblique)
    if low == 0:
        return f"{counted(high, noun, oblique=oblique)} على الأكثر"
    if (low, high) == (1, 2):
        return f"{forms['one']} أو {forms['two_obl' if oblique else 'two']}"
    if low > 2 and form_after(low, forms) == form_after(high, forms):
        return f"ما بين {figure(low, noun)} و{figure(high, noun)} {form_after(high, forms)}"
    return f"ما بين {counted(low, noun, oblique=True)} و{counted(high, noun, oblique=True)}"


def counted_en(number: int, noun: str) -> str:
    """One person, two people, 11 people."""
    one, many = _forms(noun)["en"]
    return f"{figure_en(number)} {one if number == 1 else many}"


def figure_en(number: int) -> str:
    """A number up to ten in words."""
    return str(words()["numbers_en"][number - 1]) if 1 <= number <= 10 else f"{number:,}"


def ranged_en(low: int, high: int | None, noun: str) -> str:
    """A range in English words."""
    many = _forms(noun)["en"][1]
    if high is None:
        return f"an unknown number of {many}" if low == 0 else f"at least {counted_en(low, noun)}"
    if low == high:
        return counted_en(low, noun)
    if low == 0:
        return f"at most {counted_en(high, noun)}"
    return f"between {figure_en(low)} and {counted_en(high, noun)}"

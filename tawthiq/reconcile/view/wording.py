"""Single values in words, in English and Arabic: a field, a date, a place, a name, a number of lines."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final

from tawthiq.model.types import FATES
from tawthiq.reconcile.view import actors, number
from tawthiq.reconcile.view.rules import words

Json = Mapping[str, Any]

# Endings of a sound plural after a preposition; words that only look like one.
_NO_PLURAL: Final = frozenset({"البنتاغون", "تلفزيون", "التلفزيون", "قانون", "القانون", "صهيون", "مليون"})
_FEMININE_NAMES: Final = frozenset(
    {"إسرائيل", "إيران", "مصر", "الأردن", "واشنطن", "موسكو", "أنقرة", "دمشق", "قسد", "حماس", "كتائب"}
)


_FIGHTERS: Final = ("مسلح", "مقاتل", "مهاجم", "منفذ", "مسؤول", "عنصر")
# Sound plurals in a construct, مسلحو التنظيم, and fighters and Houthis in the case of a subject.
_OBLIQUE: Final = {f"{word}و": f"{word}ي" for word in _FIGHTERS}
_SUBJECTS: Final = {
    **{f"{word}ي": f"{word}و" for word in _FIGHTERS},
    **{f"{article}{word}ين": f"{article}{word}ون" for word in (*_FIGHTERS, "حوثي") for article in ("", "ال")},
}
_WITH_ARTICLE: Final = frozenset(
    {"armed_forces", "coalition", "police", "intelligence", "government", "ministry", "court"}
)
_COLLECTIVE: Final = ("Forces", "Army", "State", "Brigades", "Houthis", "Front", "Movement", "Asayish", "Taliban")


def field_words(field: str) -> tuple[str, str]:
    """A field's name for people, in English and Arabic."""
    fate, _, group = field.partition("_")
    tables = words()
    if field in tables["fields"] or fate not in FATES:
        row = tables["fields"].get(field, {"en": field, "ar": field})
        return str(row["en"]), str(row["ar"])
    whole, part = tables["fields"][fate], tables["groups"].get(group, {"en": group, "ar": group})
    return f"{whole['en']} {part['en']}", f"{whole['ar']} {part['ar']}"


def value_words(field: str, value: Any) -> tuple[str, str]:
    """A value in English and in Arabic."""
    if field.partition("_")[0] in FATES:
        if value["max"] == 0:
            return "none", "لا أحد"
        low, high = value["min"], value["max"]
        noun = next((group for group in words()["groups"] if field.endswith(f"_{group}")), "people")
        return number.ranged_en(low, high, noun), number.ranged(low, high, noun)
    if field == "type":
        row = words()["types"][value]
        return str(row["en"]), str(row["noun"])
    if field == "date":
        return re.sub(r"^(?:on|in) ", "", date_en(value)), date_ar(value).removeprefix("في ")
    if field == "place":
        return str(value.get("name_en") or value["name"]), str(value["name"])
    return party_en(value), str(value["name"])


def party_en(party: Json) -> str:
    """An actor's English name without what its entry adds in brackets; else the name as written."""
    actor = actors.actors_of(str(party["actor_id"])) if party.get("actor_id") else None
    if actor is None:
        return str(party["name"])
    name = re.sub(r"\s*\(.*\)$", "", actor.en)
    return f"the {name}" if actor.kind in _WITH_ARTICLE or name.endswith(_COLLECTIVE) else name


def as_subject(name: str) -> str:
    """A name as it stands before or after its verb: مسلحي تنظيم، مسلحو تنظيم."""
    first, _, rest = name.partition(" ")
    return f"{_SUBJECTS.get(first, first)} {rest}".strip()


def after_preposition(name: str) -> str:
    """A name in the case that a preposition asks for, as far as its letters show it: الحوثيون, إلى الحوثيين."""
    words_of = [word if word in _NO_PLURAL else re.sub(r"(?<=\w{3})ون$", "ين", word) for word in name.split()]
    return " ".join(_OBLIQUE.get(word, word) for word in words_of)


def feminine_name(name: str) -> bool:
    """True where a verb before a name is feminine: قوات، حركة، تركيا."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    return first.endswith(("ة", "ات", "يا")) or first in _FEMININE_NAMES


def lines_words(count: int, *, oblique: bool = False) -> tuple[str, str]:
    """A number of independent lines in English and Arabic."""
    en = "one line" if count == 1 else f"{number.figure_en(count)} independent lines"
    return en, independent(count, oblique=oblique)


def independent(count: int, *, oblique: bool = False) -> str:
    """Sources that are independent, with agreement: مصدران مستقلان، ثلاثة مصادر مستقلة، 11 مصدرا مستقلا."""
    said = number.counted(count, "sources", oblique=oblique)
    if count == 1:
        return said
    if count == 2:
        return f"{said} {'مستقلين' if oblique else 'مستقلان'}"
    rest = count % 100
    return f"{said} {'مستقلة' if 3 <= rest <= 10 else 'مستقلا' if rest >= 11 else 'مستقل'}"


def date_ar(date: Json) -> str:
    """A date in Arabic with its preposition, no more precise than it is; empty where no day is known."""
    return _date(date, "ar")


def date_en(date: Json) -> str:
    """A date in English with its preposition."""
    return _date(date, "en")


def _date(date: Json, lang: str) -> str:
    if not date.get("start") or not date.get("end"):
        return ""
    start, end = dt.date.fromisoformat(date["start"]), dt.date.fromisoformat(date["end"])
    said = _named(start, end, date.get("precision"), lang) or _span(start, end, lang)
    part = (date.get("time_of_day") or {}).get("part")
    return f"{said} {words()['parts' if lang == 'ar' else 'parts_en'][part]}" if part else said


def _named(start: dt.date, end: dt.date, precision: str | None, lang: str) -> str | None:
    """A part of a month, a month, a season or a year by its name, where it is whole."""
    tables, preposition = words(), "في" if lang == "ar" else "in"
    one_month = (start.year, start.month) == (end.year, end.month)
    if precision == "part_of_month" and one_month and start.day in tables["parts_of_month"]:
        row = tables["parts_of_month"][start.day]
        return f"{preposition} {row[lang]}{'' if row[lang].endswith('-') else ' '}{_month(start, lang)} {start.year}"
    if precision == "month" and one_month and start.day == 1 and (end + dt.timedelta(days=1)).day == 1:
        return f"{preposition} {_month(start, lang)} {start.year}"
    if precision == "season" and start.day == 1 and start.month in tables["seasons"]:
        years = f"{start.year}" if start.year == end.year else f"{start.year}-{end.year}"
        return f"{preposition} {tables['seasons'][start.month][lang]} {years}"
    if (
        precision == "year"
        and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        and start.year == end.year
    ):
        return f"في عام {start.year}" if lang == "ar" else f"in {start.year}"
    return None


def _month(day: dt.date, lang: str) -> str:
    return str(words()["months" if lang == "ar" else "months_en"][day.month - 1])


def _span(start: dt.date, end: dt.date, lang: str) -> str:
    """A day, or days from one to another, what they share said once."""
    last = f"{end.day} {_month(end, lang)} {end.year}"
    if start == end:
        return f"في {last}" if lang == "ar" else f"on {last}"
    first = str(start.day)
    if (start.year, start.month) != (end.year, end.month):
        first = f"{first} {_month(start, lang)}" + (f" {start.year}" if start.year != end.year else "")
    return f"بين {first} و{last}" if lang == "ar" else f"between {first} and {last}"

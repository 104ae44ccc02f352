"""The columns of the tables: their order, English names for programs, Arabic headings, and how each is coded.

``docs/exports.md`` lists them. Values are plain: text, whole numbers, numbers, days, true or false, lists of text. What
a format cannot hold (a list in a cell) it joins itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import methodcaller
from typing import Any, Final, Literal

from tawthiq.exports import counted
from tawthiq.exports.counted import Row
from tawthiq.exports.told import What

Kind = Literal["text", "int", "float", "day", "flag", "list"]
LIST_SIGN: Final = "؛ "


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how it is called, what kind of value it holds, how it was coded, and which field it is read from.

    ``field`` is the field of the contract whose words stand behind it (its cell note); empty where it has none.
    ``width`` is in characters, for sheets.
    """

    name: str
    ar: str
    kind: Kind
    take: Callable[[Row], Any]
    coded: str
    field: str = ""
    width: int = 14


def _of(key: str) -> Callable[[Row], Any]:
    """The value of a key."""
    return methodcaller("get", key)


def _in(key: str, part: str) -> Callable[[Row], Any]:
    """A part of what stands under a key, where anything does."""
    return lambda row: (row.get(key) or {}).get(part)


def _names(key: str, part: str = "name") -> Callable[[Row], list[str]]:
    """A part of each entry of a list, blank ones left out, each once."""
    return lambda row: list(dict.fromkeys(entry[part] for entry in row.get(key) or () if entry.get(part)))


_WHAT: Final = (
    Column("id", "المعرّف", "text", _of("id"), "stable across builds", width=16),
    Column("type", "نوع الحادثة", "text", _of("type"), "type of the contract, chosen among the claims", "type"),
    Column("type_ar", "النوع بالعربية", "text", counted.type_ar, "the type's Arabic name", "type", 16),
    Column("date_start", "من يوم", "day", _in("date", "start"), "first day on which it may have happened", "date", 12),
    Column(
        "date_end", "إلى يوم", "day", _in("date", "end"), "last such day; the same where the day is told", "date", 12
    ),
    Column("date_precision", "دقة التاريخ", "text", _in("date", "precision"), "day, part_of_month, month ...", "date"),
    Column("date_basis", "سند التاريخ", "text", _in("date", "basis"), "said, or inferred from the publication", "date"),
    Column("time_of_day", "الوقت", "text", counted.time_of_day, "part of the day and clock, as told", "date"),
    Column("place", "المكان", "text", _in("place", "name"), "name as written", "place", 28),
    Column("place_en", "المكان بالإنكليزية", "text", _in("place", "name_en"), "name of the gazetteer", "place", 20),
    Column("country", "الدولة", "text", _in("place", "country"), "ISO 3166, two letters", "place", 8),
    Column("admin1", "المحافظة", "text", _in("place", "admin1"), "first-order division, gazetteer", "place"),
    Column("admin2", "المنطقة", "text", _in("place", "admin2"), "second-order division, gazetteer", "place"),
    Column("lat", "خط العرض", "float", _in("place", "lat"), "degrees, WGS 84", "place", 10),
    Column("lon", "خط الطول", "float", _in("place", "lon"), "degrees, WGS 84", "place", 10),
    Column(
        "radius_km", "نصف القطر كم", "float", _in("place", "radius_km"), "it lies within so many km of it", "place", 10
    ),
    Column(
        "place_precision", "دقة المكان", "text", _in("place", "precision"), "exact, near, town ... country", "place"
    ),
    Column("gazetteer_id", "معرّف المعجم", "text", _in("place", "gazetteer_id"), "id in the gazetteer", "place", 16),
    Column("other_places", "أماكن أخرى", "list", _names("other_places"), "names as written", width=24),
)
_WHO: Final = (
    Column("perpetrators", "الفاعل", "list", _names("perpetrators"), "names as written", "perpetrators", 28),
    Column(
        "perpetrator_ids",
        "معرّف الفاعل",
        "list",
        _names("perpetrators", "actor_id"),
        "ids of the actor list",
        "perpetrators",
    ),
    Column(
        "perpetrators_hedged",
        "فاعل غير مؤكَّد",
        "list",
        counted.hedged("perpetrators"),
        "those nobody asserts plainly",
        "perpetrators",
    ),
    Column("targets", "الهدف", "list", _names("targets"), "names as written", "targets", 28),
    Column("target_kinds", "نوع الهدف", "list", _names("targets", "kind"), "civilian, home, medical ...", "targets"),
    Column("weapons", "السلاح", "list", _names("weapons"), "names as written", "weapons", 18),
    Column("weapon_ids", "معرّف السلاح", "list", _names("weapons", "weapon_id"), "ids of the weapon list", "weapons"),
)


def _toll(name: str) -> tuple[Column, ...]:
    """Low, best and high of a count."""
    ar = counted.field_ar(name)
    return (
        Column(
            f"{name}_low", f"{ar}: الأدنى", "int", counted.low(name), "lowest figure of the claims that stand", name, 9
        ),
        Column(f"{name}_best", f"{ar}: المرجَّح", "int", counted.best(name), "lower bound of the figure chosen", name, 9),
        Column(f"{name}_high", f"{ar}: الأعلى", "int", counted.high(name), "highest figure; empty where open", name, 9),
    )


_TOLLS: Final = tuple(column for name in counted.COUNTS for column in _toll(name))
_RECORD: Final = (
    Column("other_counts", "أعداد أخرى", "list", counted.other, "counts that have no column: field low-high"),
    Column("victims", "الضحايا", "list", counted.victims, "those named: name (fate, age)", "victims", 30),
    Column("sources", "المصادر", "list", _names("sources"), "who is quoted, as written", width=24),
    Column("outlets", "وسائل الإعلام", "list", counted.outlets, "who published the reports", width=24),
    Column("status", "الحال", "text", _of("status"), "asserted, claimed, disputed, denied"),
    Column("hedged", "فيه تحفّظ", "flag", _of("hedged"), "true where who did it or to whom is hedged", width=8),
    Column("grade", "التقدير", "text", _of("grade"), "confirmed, fair, weak, contested, discounted", width=11),
    Column("grade_reason", "سبب التقدير", "text", _of("grade_reason_ar"), "why, in Arabic", width=24),
    Column("lines", "خطوط الإثبات", "int", _of("lines"), "independent lines of evidence", width=8),
    Column(
        "reports", "عدد التقارير", "int", lambda row: len(row.get("reports") or ()), "reports that tell it", width=8
    ),
    Column("contradictions", "التناقضات", "list", counted.notes, "notes on claims that exclude each other", width=30),
    Column("inferred", "المستنتَج", "list", counted.inferred, "fields of which nothing but an inference tells"),
    Column("review", "المراجعة", "text", _in("review", "status"), "reviewed where a person decided, else empty"),
    Column("replaces", "حلّت محلّ", "list", lambda row: list(row.get("replaces") or ()), "ids merged into it"),
    Column("summary_ar", "الخلاصة", "text", _of("sentence_ar"), "made from the fields", width=60),
    Column("summary_en", "الخلاصة بالإنكليزية", "text", _of("sentence_en"), "made from the fields", width=60),
    Column("urls", "الروابط", "list", counted.urls, "addresses of the reports", width=30),
)
INCIDENTS: Final = (*_WHAT, *_WHO, *_TOLLS, *_RECORD)

CLAIMS: Final = (
    Column("incident", "الحادثة", "text", _of("incident"), "id of the incident", width=16),
    Column("claim", "الادّعاء", "text", _of("id"), "id of the claim", width=22),
    Column("source", "المصدر", "text", _in("source", "name"), "who says it; empty: the outlet itself", width=22),
    Column("source_kind", "نوع المصدر", "text", _in("source", "kind"), "official, military, monitor ..."),
    Column("source_id", "معرّف المصدر", "text", _in("source", "actor_id"), "id of the actor list"),
    Column("via", "نقلا عن طريق", "list", counted.via, "who quotes whom, the nearest first", width=18),
    Column("cue", "لفظ الإسناد", "text", _in("cue", "text"), "the words that say who says it"),
    Column("said_on", "يوم القول", "day", _of("said_on"), "day on which it was said, where told", width=12),
    Column("hedged", "فيه تحفّظ", "flag", _of("hedged"), "the claim as a whole is hedged", width=8),
    Column("denied", "منفيّ", "flag", _of("denied"), "the source denies it", width=8),
    Column("outlet", "الوسيلة", "text", _in("report", "source"), "who published the report", width=18),
    Column("published", "يوم النشر", "day", _in("report", "published"), "day of publication", width=12),
    *(
        Column(name, counted.field_ar(name), "list", counted.claimed(name), "as this claim has it", width=18)
        for name in counted.CLAIMED
    ),
    Column("words", "نص الادّعاء", "text", _in("mention", "text"), "the clause that tells it", width=60),
    Column("start", "البداية", "int", _in("mention", "start"), "offset in the report's text, code points", width=8),
    Column("end", "النهاية", "int", _in("mention", "end"), "offset behind the last character", width=8),
    Column("report", "التقرير", "text", _in("report", "id"), "id of the report", width=20),
    Column("url", "الرابط", "text", _in("report", "url"), "address of the report", width=30),
    Column("sha256", "بصمة النص", "text", _in("report", "sha256"), "SHA-256 of the report's text in UTF-8", width=20),
)
REPORTS: Final = (
    Column("report", "التقرير", "text", _of("id"), "id of the report", width=20),
    Column("outlet", "الوسيلة", "text", _of("source"), "who published it", width=20),
    Column("published", "يوم النشر", "day", _of("published"), "day of publication", width=12),
    Column("title", "العنوان", "text", _of("title"), "as published; empty where none is kept apart", width=40),
    Column("lang", "اللغة", "text", _of("lang"), "as told by the source", width=8),
    Column("url", "الرابط", "text", _of("url"), "address", width=30),
    Column("sha256", "بصمة النص", "text", _of("sha256"), "SHA-256 of the text in UTF-8", width=20),
    Column("copy_of", "نسخة عن", "text", _of("copy_of"), "report whose words it repeats", width=20),
    Column(
        "incidents",
        "الحوادث",
        "list",
        lambda row: list(row.get("incidents") or ()),
        "incidents that it tells",
        width=24,
    ),
)
EVIDENCE: Final = (
    Column("incident", "الحادثة", "text", _of("incident"), "id of the incident", width=16),
    Column("field", "الحقل", "text", _of("field"), "field of the contract", width=14),
    Column("value", "القيمة", "text", _of("value"), "what the claim says of it", width=24),
    Column("words", "الشاهد", "text", _of("words"), "the words it was read from", width=40),
    Column("modality", "درجة الجزم", "text", _of("modality"), "asserted, hedged, denied, unknown", width=10),
    Column("basis", "السند", "text", _of("basis"), "said by the words, or inferred", width=10),
    Column("hedge_cue", "لفظ التحفّظ", "text", _of("hedge_cue"), "the word that hedges it"),
    Column("source", "المصدر", "text", _of("source"), "who says it; empty: the outlet itself", width=20),
    Column("via", "نقلا عن طريق", "text", _of("via"), "who quotes whom, the nearest first"),
    Column("outlet", "الوسيلة", "text", _of("outlet"), "who published the report", width=18),
    Column("published", "يوم النشر", "day", _of("published"), "day of publication", width=12),
    Column("url", "الرابط", "text", _of("url"), "address of the report", width=30),
    Column("start", "البداية", "int", _of("start"), "offset in the report's text, code points", width=8),
    Column("end", "النهاية", "int", _of("end"), "offset behind the last character", width=8),
    Column("rule", "القاعدة", "text", _of("rule"), "the rule that read it", width=20),
    Column("claim", "الادّعاء", "text", _of("claim"), "id of the claim", width=22),
    Column("report", "التقرير", "text", _of("report"), "id of the report", width=20),
    Column("sha256", "بصمة النص", "text", _of("sha256"), "SHA-256 of the report's text in UTF-8", width=20),
    Column("part", "الجزء", "text", _of("part"), "1/2: the first of two parts of words that no cell holds", width=6),
)
COLUMNS: Final[Mapping[What, tuple[Column, ...]]] = {
    "incidents": INCIDENTS,
    "claims": CLAIMS,
    "reports": REPORTS,
    "evidence": EVIDENCE,
}

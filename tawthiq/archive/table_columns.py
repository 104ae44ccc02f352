"""Which column of a table holds what: as a person said, else by the names that such columns have."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.archive.item import Problem
from tawthiq.text.fold import fold_word

ORDER: Final = "order"  # beside the fields: the order of day and month in dates of figures, ``dmy`` or ``mdy``
MOST: Final = 10_000  # columns; a workbook has 16,384 at most, and no table of reports comes near
_SHOWN: Final = 12
# Where several names of one field occur, the first in this order is taken. Days of the event are none of publication.
_NAMES: Final[Mapping[str, str]] = {
    "text": "text, full text, fulltext, article text, content, body, article, report text, report, post, message,"
    " description, النص, نص الخبر, نص التقرير, نص المنشور, النص الكامل, نص, المحتوى, محتوى, متن الخبر, المتن, الخبر,"
    " التقرير, المنشور, التفاصيل, الوصف",
    "title": "title, headline, العنوان, عنوان الخبر, عنوان التقرير, عنوان",
    "published": "published, publication date, date published, publish date, published at, published on, pubdate,"
    " pub date, posted at, created at, date, datetime, timestamp, تاريخ النشر, تاريخ الخبر, تاريخ التقرير,"
    " تاريخ المنشور, التاريخ, تاريخ",
    "source": "source, source name, outlet, publisher, media outlet, channel, المصدر, اسم المصدر, الوسيلة,"
    " الوسيلة الإعلامية, الجهة الناشرة, الناشر, القناة, مصدر",
    "url": "url, link, permalink, source url, source link, web address, address, الرابط, رابط الخبر, رابط التقرير,"
    " رابط المنشور, رابط المصدر, رابط",
    "lang": "lang, language, اللغة, لغة",
    "id": "id, report id, item id, المعرف, معرف, الرقم, رقم الخبر, رقم التقرير, الرقم التسلسلي, م",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The index of the column of each field, and the header as it is written."""

    fields: Mapping[str, int]
    header: tuple[str, ...]

    @property
    def others(self) -> list[tuple[int, str]]:
        """Index and name of the columns that are carried and never read."""
        used = set(self.fields.values())
        return [(index, name) for index, name in enumerate(self.header) if name and index not in used]

    def called(self, field: str) -> str:
        """The name of a field's column."""
        return self.header[self.fields[field]]


def columns_of(cells: Sequence[Any], said: Mapping[str, str]) -> Columns | Problem:
    """The columns of a header, or what is missing in it. ``said`` are the columns as a person named them."""
    header = tuple(("" if cell is None else str(cell)).strip() for cell in cells)
    if len(header) > MOST:
        return Problem("too-large", f"has {len(header):,} columns: not a table of reports")
    keys = [_key(name) for name in header]
    fields = {field: at for field, names in _KEYS.items() if (at := _first(names, keys)) is not None}
    for field, name in said.items():
        if field == ORDER:
            continue
        at = _first([_key(name)], keys)
        if at is None:
            return Problem("no-columns", f"has no column “{name}” for {field}; {_listed(header)}")
        fields = {other: index for other, index in fields.items() if index != at} | {field: at}
    if "text" not in fields:
        told = f"no column says that it holds the texts; {_listed(header)}; say which one it is (columns: text = …)"
        return Problem("no-columns", told)
    return Columns(fields, header)


def is_header(cells: Sequence[Any], said: Mapping[str, str]) -> bool:
    """True for a row that names the column of the texts."""
    return isinstance(columns_of(cells, said), Columns)


def _first(names: Sequence[str], keys: Sequence[str]) -> int | None:
    return next((keys.index(name) for name in names if name in keys), None)


def _key(name: str) -> str:
    """A column's name as it is compared."""
    return re.sub(r"[\s_\-:*.]+", " ", fold_word(name[:200]).lower()).strip()


_KEYS: Final = {field: [_key(name) for name in names.split(",")] for field, names in _NAMES.items()}


def _listed(header: Sequence[str]) -> str:
    named = [name if len(name) <= 30 else name[:29] + "…" for name in header if name]
    if not named:
        return "its first rows name no columns"
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return f"its columns are {'، '.join(named[:_SHOWN])}{more}"

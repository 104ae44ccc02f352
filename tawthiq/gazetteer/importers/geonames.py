"""GeoNames' places of a country as a layer: settled places, divisions, camps, airfields, dams, mountains, rivers.

``read`` takes a country's file (``SY.zip`` or ``SY.txt``, 19 columns) and, where there is one, a file of alternate
names (``alternateNamesV2.zip``, or a country's), which says what language a name is in and which are history.
"""

import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from tawthiq.gazetteer.importers import archive, features, printed
from tawthiq.gazetteer.importers.wof_files import degrees, integer
from tawthiq.gazetteer.rows import GazetteerError, Layer, Name, Progress, Row, Source

SOURCE: Final = Source(
    "geonames-dump",
    "GeoNames, country dump",
    "CC BY 4.0",
    "GeoNames (https://www.geonames.org)",
    "https://www.geonames.org",
)

_COLUMNS: Final = 19
_ALTERNATE: Final = (8, 10)  # columns of the older and the present form of alternate names
_LONGEST: Final = 1 << 20  # bytes of a line; GeoNames' own are below 20,000
_LEVELS: Final = {"governorate": 1, "district": 2, "subdistrict": 3}
_LANGUAGES: Final = {"ar": "ar", "ara": "ar", "en": "en", "eng": "en", "fr": "fr", "ku": "ku", "ckb": "ku", "kmr": "ku"}


@dataclass(slots=True)
class _Alternates:
    """A place's alternate names: ``of`` by language (ISO 639-1, "" where not said), ``not_arabic`` what is none."""

    of: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    not_arabic: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Entry:
    """A line of the country's file."""

    id: int
    names: list[str]
    alternates: list[str]
    feature: str
    country: str
    codes: list[str]  # of the divisions it lies in, the first-level one first; "" where not said
    lat: float | None
    lon: float | None
    population: int


def read(path: Path, progress: Progress | None = None, alternate: Path | None = None) -> Layer:
    """A country's file as a layer. Raises :class:`GazetteerError` naming file, line and fault."""
    entries: list[_Entry] = []
    seen: set[int] = set()
    for number, (where, cells) in enumerate(_table(path, (_COLUMNS,)), 1):
        entries.append(_entry(cells, where))
        if entries[-1].id in seen:
            raise GazetteerError(f"{where}: {entries[-1].id} stands in it twice")
        seen.add(entries[-1].id)
        if progress is not None:
            progress(number, None)
    if not entries:
        raise GazetteerError(f"{path.name}: no places in it")
    alternates = _alternates(alternate, seen) if alternate is not None else {}
    countries = {entry.country for entry in entries if entry.country}
    key = f"geonames:{countries.pop() if len(countries) == 1 else path.stem}"
    layer = Layer(key, SOURCE, [])
    divisions = _divisions(entries)
    for entry in sorted(entries, key=lambda entry: entry.id):
        row = _row(entry, alternates.get(entry.id, _Alternates()), divisions, layer.left)
        if row is not None:
            layer.rows.append(row)
    layer.rows.sort(key=lambda row: _LEVELS.get(row.kind, 9))
    return layer


def _table(path: Path, widths: tuple[int, ...]) -> Iterator[tuple[str, list[str]]]:
    """Where each line stands, and its cells. A zip is read without being unpacked onto the disk."""
    with _opened(path) as (label, stream):
        number = 0
        while line := stream.readline(_LONGEST):
            number += 1
            where = f"{label}, line {number}"
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf8").rstrip("\r\n")
            except UnicodeDecodeError as error:
                raise GazetteerError(f"{where}: not UTF-8 ({error.reason})") from None
            if not text or text.startswith("#"):
                continue
            cells = text.split("\t")
            if len(cells) not in widths:
                wanted = " or ".join(map(str, widths))
                raise GazetteerError(f"{where}: {len(cells)} columns where GeoNames has {wanted}")
            yield where, cells


@contextmanager
def _opened(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """A text file, or the one in a zip, with what to call it in an error."""
    if not path.is_file():
        raise GazetteerError(f"{path}: no such file")
    if not archive.is_zip(path):
        with path.open("rb") as stream:
            yield path.name, stream
        return
    with archive.damage_named(lambda: path.name), zipfile.ZipFile(path) as packed:
        name = _member(path, packed)
        label = f"{path.name}, {name}"
        with archive.damage_named(lambda: label), packed.open(name) as stream:
            yield label, stream


def _member(path: Path, packed: zipfile.ZipFile) -> str:
    """The table in a zip: the one called as the zip is, else the only one beside the notes."""
    texts = [
        info
        for info in packed.infolist()
        if info.filename.lower().endswith(".txt")
        and not info.filename.lower().startswith(("readme", "iso-languagecodes"))
    ]
    found = next((info for info in texts if info.filename.lower() == f"{path.stem.lower()}.txt"), None)
    if found is None and len(texts) != 1:
        raise GazetteerError(f"{path.name}: {len(texts)} tables in it, none called {path.stem}.txt")
    found = found or texts[0]
    if found.file_size > archive.TOTAL_LIMIT:
        raise GazetteerError(f"{path.name}, {found.filename}: more than {archive.TOTAL_LIMIT >> 30} GB when unpacked")
    return found.filename


def _entry(cells: list[str], where: str) -> _Entry:
    ident = integer(cells[0], "geonameid", where)
    if ident <= 0:
        raise GazetteerError(f"{where}: no geonameid")
    country = cells[8].upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise GazetteerError(f"{where}: `country code` is {country[:20]}")
    return _Entry(
        ident,
        [name for name in dict.fromkeys((cells[1], cells[2])) if name],
        [name for name in cells[3].split(",") if name],
        cells[7],
        country,
        ["" if code == "00" else code for code in cells[10:13]],
        *_point(cells, where),
        integer(cells[14], "population", where),
    )


def _point(cells: list[str], where: str) -> tuple[float | None, float | None]:
    return degrees(cells[4], cells[5], where) or (None, None)


def _alternates(path: Path, wanted: set[int]) -> dict[int, _Alternates]:
    """Alternate names of the wanted places; history, codes and links are none."""
    found: dict[int, _Alternates] = defaultdict(_Alternates)
    for where, cells in _table(path, _ALTERNATE):
        ident = integer(cells[1], "geonameid", where)
        if ident not in wanted:
            continue
        place, language, name = found[ident], cells[2], cells[3]
        historic = cells[7] == "1" or (len(cells) > 9 and bool(cells[9]))
        if historic or (language and _LANGUAGES.get(language) != "ar"):
            place.not_arabic.add(name)
        if not historic and _LANGUAGES.get(language):
            preferred = 0 if cells[4] == "1" else len(place.of[_LANGUAGES[language]])
            place.of[_LANGUAGES[language]].insert(preferred, name)
    for place in found.values():
        place.not_arabic -= set(place.of["ar"])
    return found


def _divisions(entries: list[_Entry]) -> dict[tuple[str, ...], str]:
    """Identifiers of second- and third-level divisions by the codes of country and divisions."""
    found = {}
    for entry in entries:
        level = {"ADM2": 2, "ADM3": 3}.get(entry.feature)
        if level and all(entry.codes[:level]):
            found[(entry.country, *entry.codes[:level])] = f"gn:{entry.id}"
    return found


def _row(
    entry: _Entry, alternates: _Alternates, divisions: dict[tuple[str, ...], str], left: Counter[str]
) -> Row | None:
    """An entry as a row; None, and the reason counted, for one that is left out."""
    kind = features.kind(entry.feature, entry.population)
    names = _names(entry, alternates, kind) if kind else []
    if any(name.lang == "ar" and name.text.startswith("مخيم ") for name in names[:1]) and entry.feature[:3] == "PPL":
        kind = "camp"
    reason = None
    if entry.feature in features.GONE:
        reason = "abandoned or historical"
    elif kind is None:
        reason = f"feature {entry.feature or 'not said'}"
    elif not entry.country:
        reason = "no country"
    elif entry.lat is None:
        reason = "no point"
    elif kind == "governorate" and not entry.codes[0]:
        reason = "a division without its code"
    elif kind not in _LEVELS and not any(name.lang == "ar" for name in names):
        reason = "no Arabic name"
    if reason or kind is None:
        left[reason or "kind not known"] += 1
        return None
    first = f"{entry.country}.{entry.codes[0]}"
    ident = first if kind == "governorate" else f"gn:{entry.id}"
    return Row(
        ident,
        kind,
        names,
        entry.country,
        _parents(entry, ident, divisions),
        entry.lat,
        entry.lon,
        population=entry.population,
        capital=entry.feature == "PPLC",
        aliases=[f"gn:{entry.id}"] if kind == "governorate" else [],
        source=SOURCE.id,
    )


def _parents(entry: _Entry, ident: str, divisions: dict[tuple[str, ...], str]) -> list[str]:
    """The divisions around an entry by its codes, the nearest first, the country last."""
    found = [divisions.get((entry.country, *entry.codes[:level])) for level in (3, 2) if all(entry.codes[:level])]
    found += [f"{entry.country}.{entry.codes[0]}"] if entry.codes[0] else []
    return [*(parent for parent in found if parent and parent != ident), entry.country]


def _names(entry: _Entry, alternates: _Alternates, kind: str) -> list[Name]:
    """Names by language; of those whose language nobody says, the ones in Arabic script count as Arabic."""
    unsaid = [name for name in entry.alternates if name not in alternates.not_arabic]
    return [
        *printed.arabic_names([*alternates.of["ar"], *entry.names, *unsaid], kind, entry.country),
        *printed.english_names([*alternates.of["en"], *entry.names[::-1]], kind),
        *printed.other_names(alternates.of["ku"], "ku"),
        *printed.other_names(alternates.of["fr"], "fr"),
    ]

"""Who's On First's places of a country as layers: settled places, neighbourhoods, divisions with their outlines.

``read`` takes a repository as it is published (``whosonfirst-data-admin-sy``, as a folder or an archive) or its
flattened table (``sy.csv``, with ``sy_region.geojson`` and the like beside it).
"""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from tawthiq.gazetteer.importers import features, printed, wof_files, wof_tables
from tawthiq.gazetteer.importers.wof_files import LEVELS, Record
from tawthiq.gazetteer.rows import GazetteerError, Layer, Name, Progress, Row, Source
from tawthiq.gazetteer.tables import distance_km
from tawthiq.gazetteer.unite import SETTLED
from tawthiq.text.fold import fold_word

SOURCE: Final = Source(
    "wof",
    "Who's On First, administrative places",
    "Who's On First licence (link required); GeoNames parts CC BY 4.0",
    "Who's On First (https://whosonfirst.org), with data of GeoNames, Quattroshapes and others",
    "https://whosonfirst.org/docs/licenses/",
)

_KINDS: Final = {
    "country": "country",
    "macroregion": "region",
    "region": "governorate",
    "macrocounty": "district",
    "county": "district",
    "localadmin": "subdistrict",
    "borough": "neighbourhood",
    "macrohood": "neighbourhood",
    "neighbourhood": "neighbourhood",
    "microhood": "neighbourhood",
}
_ORDER: Final = ("country", "governorate", "region", "district", "subdistrict")
_SIZES: Final = ("settlement", "village", "town", "city")
_TWICE_KM: Final = 1.5  # within which settled places of one name are one place
_SAME_KM: Final = 10.0  # within which rows may share an identifier of another source


def read(path: Path, progress: Progress | None = None) -> list[Layer]:
    """The layers of a repository or table, one a country. Raises :class:`GazetteerError` naming file and fault."""
    layers: dict[str, Layer] = {}
    seen: set[int] = set()
    tables = sorted(path.glob("*.csv")) if path.is_dir() else [path] if path.suffix.lower() == ".csv" else []
    found = wof_tables.records(tables, progress) if tables else wof_files.records(path, progress)
    for record in found:
        if record.id in seen:
            raise GazetteerError(f"{path.name}: {record.id} stands in it twice")
        seen.add(record.id)
        key = f"wof:{record.repo if len(record.repo) == 2 else record.country or 'XX'}"
        layer = layers.setdefault(key, Layer(key, SOURCE, []))
        row = _row(record, layer.left)
        if row is not None:
            layer.rows.append(row)
    for layer in layers.values():
        layer.rows.sort(key=_sorted)
        layer.rows = _once(layer.rows, layer.left)
        _drop_doubtful(layer.rows)
    return sorted(layers.values(), key=lambda layer: layer.key)


def _sorted(row: Row) -> tuple[int, int]:
    """Divisions first, then by number: the same order whatever order the files came in."""
    return _ORDER.index(row.kind) if row.kind in _ORDER else len(_ORDER), int(row.id.partition(":")[2])


def _once(rows: list[Row], left: Counter[str]) -> list[Row]:
    """Settled places once each: many have a point of one source and an outline of another, under two numbers."""
    kept: list[Row] = []
    named: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        settled = row.kind in SETTLED
        keys = {(row.country, fold_word(name.text)) for name in row.names if settled and name.lang == "ar"}
        near = (other for key in sorted(keys) for other in named[key] if _apart(row, other) < _TWICE_KM)
        twin = next((other for other in near if not _told_apart(row, other)), None)
        if twin is None:
            kept.append(row)
        else:
            left["a second record of the same place"] += 1
            _join(twin, row)
        for key in keys:
            named[key].append(twin or row)
    return kept


def _told_apart(one: Row, two: Row) -> bool:
    """True for rows of which GeoNames says that they are two places."""
    first, second = ({alias for alias in row.aliases if alias.startswith("gn:")} for row in (one, two))
    return bool(first and second and not first & second)


def _join(one: Row, two: Row) -> None:
    seen = {(name.lang, name.text) for name in one.names}
    one.names += [name for name in two.names if (name.lang, name.text) not in seen]
    one.aliases += [alias for alias in (*two.aliases, two.id) if alias not in one.aliases]
    one.outline = one.outline or two.outline
    one.population = max(one.population, two.population)
    one.kind = max(one.kind, two.kind, key=_SIZES.index)


def _drop_doubtful(rows: list[Row]) -> None:
    """Take identifiers away that rows far from each other share: they are wrong for all but one of them."""
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for alias in row.aliases:
            bearers[alias].append(row)
    for alias, sharing in bearers.items():
        first = sharing[0]
        if any(_apart(first, row) > _SAME_KM for row in sharing[1:]):
            for row in sharing:
                row.aliases.remove(alias)


def _apart(one: Row, two: Row) -> float:
    return distance_km(one.lat or 0.0, one.lon or 0.0, two.lat or 0.0, two.lon or 0.0)


def _row(record: Record, left: Counter[str]) -> Row | None:
    """A record as a row; None, and the reason counted, for one that is left out."""
    reason = _reason(record)
    kind = None if reason else _kind(record)
    names = _names(record, kind) if kind else []
    if not reason and kind is None:
        reason = f"placetype {record.placetype}" if record.placetype not in {"locality", "campus"} else "kind not known"
    if not reason and kind not in _ORDER and not any(name.lang == "ar" for name in names):
        reason = "no Arabic name"
    if not reason and not names:
        reason = "no name"
    if reason or kind is None:
        left[reason or "kind not known"] += 1
        return None
    return Row(
        f"wof:{record.id}",
        kind,
        names,
        record.country,
        _parents(record, kind),
        record.lat,
        record.lon,
        population=record.population if kind in SETTLED or kind in _ORDER else 0,
        aliases=_aliases(record, kind),
        outline=record.outline,
        source=SOURCE.id,
    )


def _reason(record: Record) -> str | None:
    if not record.current:
        return "superseded, deprecated or not current"
    if not record.country:
        return "no country"
    if record.lat is None:
        return "no point"
    return "abandoned or historical" if record.feature in features.GONE else None


def _kind(record: Record) -> str | None:
    if record.placetype == "locality":
        return _settled(record)
    if record.placetype == "campus":
        kind = printed.kind_of_campus([*record.ar, *record.en])
        return kind or ("airport" if record.airport else None)
    return _KINDS.get(record.placetype)


def _settled(record: Record) -> str:
    """A locality's kind, by GeoNames' feature, its names and its people."""
    arabic = [name for text in record.ar for name in printed.arabic(text, record.country)]
    if arabic and arabic[0].startswith("مخيم "):
        return "camp"
    return features.settled(record.feature, record.population)


def _names(record: Record, kind: str) -> list[Name]:
    """A country keeps its names by hand, a capital's or a nation's must not come among them."""
    english = printed.english_names(record.en, kind)
    if kind == "country":
        return english[:1]
    return [
        *printed.arabic_names(record.ar, kind, record.country),
        *english,
        *printed.other_names(record.ku, "ku"),
        *printed.other_names(record.fr, "fr"),
    ]


def _parents(record: Record, kind: str) -> list[str]:
    if kind == "country":
        return []
    levels = record.enclosures
    around = [levels[level] for level in LEVELS if level in levels]
    if kind == "neighbourhood":
        around = [levels[level] for level in ("locality",) if level in levels] + around
    if record.parent > 0 and not around:
        around = [record.parent]
    return [*(f"wof:{ident}" for ident in around if ident != record.id), record.country]


def _aliases(record: Record, kind: str) -> list[str]:
    """Its identifiers elsewhere; GeoNames' only of what it counts as a place, for a division may bear its town's."""
    if kind == "country":
        return [record.country]
    found = [f"gn:{record.geonames}"] if record.geonames and kind in SETTLED else []
    return [*found, f"wd:{record.wikidata}"] if record.wikidata else found

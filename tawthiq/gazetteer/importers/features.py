"""GeoNames' feature codes as kinds of places; Who's On First carries them too."""

from typing import Final

GONE: Final = frozenset(
    {"PPLH", "PPLQ", "PPLW", "PPLCH", "ADM1H", "ADM2H", "ADM3H"}
)  # historical, abandoned, destroyed
_CITY: Final = 150_000  # people from which a town is a city, as in the project's own tables
_TOWN: Final = 5_000
_KINDS: Final = {
    "ADM1": "governorate",
    "ADM2": "district",
    "ADM3": "subdistrict",
    "PPLX": "neighbourhood",
    "AIRP": "airport",
    "AIRF": "airport",
    "AIRB": "base",
    "MILB": "base",
    "INSM": "base",
    "DAM": "dam",
    "OILF": "oilfield",
    "GASF": "oilfield",
    "OILR": "oilfield",
    "MT": "mountain",
    "MTS": "mountain",
    "HLL": "mountain",
    "HLLS": "mountain",
    "PK": "mountain",
    "RDGE": "mountain",
    "VAL": "valley",
    "VALS": "valley",
    "WAD": "valley",
    "STM": "river",
    "STMI": "river",
    "STMS": "river",
    "DSRT": "desert",
    "ERG": "desert",
    "ISL": "island",
    "ISLS": "island",
    "CAMP": "camp",
    "CMP": "camp",
    "CMPRF": "camp",
    "CMPR": "camp",
    "RGN": "region",
    "PRT": "site",
    "HSP": "site",
    "UNIV": "site",
    "BDG": "site",
    "PSTB": "crossing",
    "PSTC": "crossing",
}


def settled(feature: str, population: int) -> str:
    """City, town, village or settlement by feature code and the number of people (0: not known)."""
    if feature == "STLMT":
        return "settlement"
    if feature == "PPLC" or population >= _CITY:
        return "city"
    return "town" if feature.startswith("PPLA") or population >= _TOWN else "village"


def kind(feature: str, population: int) -> str | None:
    """The kind of a feature code (``PPLA3``, ``CMPRF``); None for what the gazetteer does not keep."""
    known = _KINDS.get(feature)
    if known is None and (feature.startswith("PPL") or feature == "STLMT"):
        return settled(feature, population)
    return known

"""UCDP GED: 49 columns, one event a row, tolls as low, best and high (UCDP GED Codebook)."""

from typing import Final

from tawthiq.collection.known.coded import Coded, Count, ReadDate, Row, RowError, count, point, span, text

COLUMNS: Final = frozenset({"date_start", "type_of_violence", "side_a"})
_PRECISION: Final = {
    "1": "town",
    "2": "near",
    "3": "district",
    "4": "province",
    "5": "region",
    "6": "country",
    "7": "region",
}
_ONE_SIDED: Final = "3"


def read(row: Row, date: ReadDate) -> Coded:
    """A row of GED. Which means was used it does not tell, so that the type says little."""
    own_id = text(row, "id", "relid")
    if not own_id:
        raise RowError("has no id")
    first, last = span(date(row.get("date_start")), date(row.get("date_end")))
    if first is None:
        raise RowError("has no date_start")
    lat, lon = point(row, ["latitude"], ["longitude"])
    one_sided = text(row, "type_of_violence") == _ONE_SIDED
    return Coded(
        own_id,
        first,
        last,
        places=tuple(filter(None, (_place(text(row, "where_coordinates")), _place(text(row, "adm_2"))))),
        country=text(row, "country"),
        admin1=_place(text(row, "adm_1")),
        lat=lat,
        lon=lon,
        precision=_PRECISION.get(text(row, "where_prec"), "town"),
        type="attack" if one_sided else "other",
        actors=tuple(filter(None, (text(row, "side_a"), "" if one_sided else text(row, "side_b")))),
        killed=_positive(count(text(row, "low"), text(row, "high"))),
        killed_civilians=_positive(count(text(row, "deaths_civilians"))),
    )


def _place(name: str) -> str:
    """A name without the word for its kind: "Idlib town", "Aleppo governorate"."""
    kinds = ("town", "city", "village", "district", "governorate", "province", "sub-district", "subdistrict")
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].lower() in kinds else name


def _positive(told: Count | None) -> Count | None:
    return None if told is None or told[1] == 0 else told

"""What a place's precision is in the codes of the data sets that researchers compare with.

ACLED's ``geo_precision``: 1 the town (or exact), 2 a part of a region or near a named place, 3 a larger region.
UCDP GED's ``where_prec``: 1 the exact place, 2 a limited area around a known one, 3 its second-order division, 4 its
first-order division, 5 a line or an area between or beyond divisions, 6 the country, 7 water or international
airspace (never given here: a sea is a region). Sources: ACLED Codebook (2024), UCDP GED Codebook 24.1.
"""

from typing import Final, NamedTuple

from tawthiq.gazetteer.shape import Precision

_LIMITED_KM: Final = 25.0  # a "near" wider than this is no limited area around one place


class Codes(NamedTuple):
    """The codes of a place."""

    acled_geo_precision: int
    ucdp_where_prec: int


_CODES: Final[dict[Precision, Codes]] = {
    "exact": Codes(1, 1),
    "town": Codes(1, 1),
    "near": Codes(2, 2),
    "subdistrict": Codes(2, 3),
    "district": Codes(2, 3),
    "province": Codes(3, 4),
    "region": Codes(3, 5),
    "country": Codes(3, 6),
}


def codes(precision: Precision, radius_km: float | None = None) -> Codes:
    """The codes of a precision; a ``near`` that reaches far (a long road) is a line between places."""
    found = _CODES[precision]
    if precision == "near" and radius_km is not None and radius_km > _LIMITED_KM:
        return found._replace(ucdp_where_prec=5)
    return found

"""Precision in the codes of ACLED and UCDP."""

from typing import get_args

import pytest

from tawthiq.gazetteer.precision import codes
from tawthiq.gazetteer.shape import Precision


@pytest.mark.parametrize("precision", get_args(Precision))
def test_every_precision_has_codes(precision: Precision) -> None:
    found = codes(precision)
    assert 1 <= found.acled_geo_precision <= 3
    assert 1 <= found.ucdp_where_prec <= 6


def test_codes_never_get_finer_as_places_get_wider() -> None:
    order: list[Precision] = ["exact", "town", "near", "subdistrict", "district", "province", "region", "country"]
    found = [codes(precision) for precision in order]
    assert found == sorted(found)


def test_a_road_between_far_towns_is_a_line() -> None:
    assert codes("near", 4.3).ucdp_where_prec == 2
    assert codes("near", 60.0).ucdp_where_prec == 5

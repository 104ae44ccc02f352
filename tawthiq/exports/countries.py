"""Countries as ACLED and UCDP name and number them, from ``countries.yml``."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

_TABLE: Final = Path(__file__).parent / "countries.yml"
# UCDP's regions by the numbers of Gleditsch and Ward's list.
_REGIONS: Final = (
    (2, 165, "Americas"),
    (200, 395, "Europe"),
    (400, 626, "Africa"),
    (630, 698, "Middle East"),
    (700, 990, "Asia"),
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166 letters and number, its names, ACLED's region, its number in Gleditsch and Ward's list."""

    code: str
    iso: int
    iso3: str
    name: str
    acled_region: str
    gw: int | None
    ucdp_name: str

    @property
    def ucdp_region(self) -> str:
        """UCDP's region; empty for what is no state of the list."""
        return next((name for low, high, name in _REGIONS if self.gw and low <= self.gw <= high), "")


@cache
def countries() -> dict[str, Country]:
    """All countries by their two letters."""
    rows = yaml.safe_load(_TABLE.read_text("utf8"))
    return {
        code: Country(
            code, row["iso"], row["iso3"], row["name"], row["acled"], row["gw"], row.get("ucdp") or row["name"]
        )
        for code, row in rows.items()
    }


def country(code: str | None) -> Country | None:
    """The country of two letters, None for none and for an unknown one."""
    return countries().get(code or "")

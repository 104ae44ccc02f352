"""How the examples of time rules are written: the values they must have on :data:`PUBLISHED`, a Sunday."""

import datetime as dt
from typing import Final

PUBLISHED: Final = dt.date(2023, 7, 9)


def says(
    start: str | None,
    end: str | None = None,
    precision: str | None = "day",
    *,
    part: str | None = None,
    clock: str | None = None,
) -> dict[str, str | None]:
    """The value of an example: ISO days (``end`` the same day where left out), precision, part of day, clock."""
    return {
        "start": start,
        "end": end or start,
        "precision": precision if start else None,
        "part": part,
        "clock": clock,
    }

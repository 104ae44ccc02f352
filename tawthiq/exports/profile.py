"""The profile ``public``: an incident as it may be shared, by the settings of the collection.

Fine places become coarse, names of private persons are replaced, and quotes that hold such a name are left out. What
was read stays in the collection as it is; only what is written out changes.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tawthiq.collection.settings import SharingSettings
from tawthiq.exports.coarsen import coarse
from tawthiq.exports.private import private_names
from tawthiq.exports.withhold import WITHHELD_NAME, WITHHELD_QUOTE, Withheld
from tawthiq.gazetteer.index import Gazetteer

_PLACE_FIELDS: Final = ("place", "other_places")
_DETAILS: Final = ("role", "age", "sex", "kin")


class Public:
    """Makes incidents fit to share."""

    def __init__(self, settings: SharingSettings, gazetteer: Gazetteer | None) -> None:
        self._coarsen = frozenset(settings.coarsen)
        self._withhold = frozenset(settings.withhold)
        self._gazetteer = gazetteer

    def share(self, view: Mapping[str, Any]) -> dict[str, Any]:
        """An incident as it may be shared; the one given stays as it is."""
        hidden: set[str] = set()
        shared: dict[str, Any] = self._places(view, "", hidden)
        withheld = Withheld(private_names(shared, self._withhold), hidden)
        if not withheld.nothing:
            shared = withheld.clean(shared)
        if "details" in self._withhold:
            shared["victims"] = [{**row, **dict.fromkeys(_DETAILS)} for row in shared.get("victims") or ()]
        if "review" in shared:
            shared["review"] = {"status": shared["review"].get("status")}
        return self._parts(shared)

    def report(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A report's row as it may be shared."""
        gone = [key for key, name in (("title", "titles"), ("url", "urls")) if name in self._withhold]
        return {**row, **dict.fromkeys(gone)}

    def _places(self, value: Any, key: str, hidden: set[str]) -> Any:
        """A part of an incident with its places made coarse; the names of the finer ones go into ``hidden``."""
        if isinstance(value, list):
            return [self._places(one, key, hidden) for one in value]
        if not isinstance(value, Mapping):
            return value
        if "lat" in value and "precision" in value:
            field = "other_places" if key == "other_places" else "place"
            if field not in self._coarsen:
                return dict(value)
            found = coarse(value, self._gazetteer)
            hidden |= found.hidden
            return found.place
        timeless = "time_of_day" in self._coarsen and "time_of_day" in value
        made = {name: self._places(one, name, hidden) for name, one in value.items()}
        return {**made, "time_of_day": None} if timeless else made

    def _parts(self, view: dict[str, Any]) -> dict[str, Any]:
        """Without quotes or addresses, where the settings withhold these altogether."""
        for name, key in (("quotes", "text"), ("urls", "url")):
            if name in self._withhold:
                view = _emptied(view, key, WITHHELD_QUOTE if key == "text" else None)
        return view

    def told(self) -> tuple[str, ...]:
        """What is taken away, a line each, for the notes of an export."""
        return tuple(self._told())

    def _told(self) -> Iterator[str]:
        if self._coarsen:
            yield f"coarsened: {', '.join(sorted(self._coarsen))} (sites, and points near a place, to town or 0.1°)"
        if self._withhold:
            yield f"withheld: {', '.join(sorted(self._withhold))} (names of private persons: {WITHHELD_NAME})"


def _emptied(value: Any, key: str, mark: str | None) -> Any:
    if isinstance(value, list):
        return [_emptied(one, key, mark) for one in value]
    if not isinstance(value, Mapping):
        return value
    return {name: mark if name == key and one is not None else _emptied(one, key, mark) for name, one in value.items()}

"""HXL 1.1: a table of incidents with a row of tags below the headers, as OCHA tags ACLED and UCDP on HDX.

Where OCHA has a tag for a column of those data sets, it is that tag (``#event+type``, ``#affected+killed``,
``#group+name+first``); the rest are core tags with free attributes. ``#affected+killed`` is the record's preferred
figure, ``+min`` and ``+max`` are its range.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, Final

from tawthiq.exports.acled_fields import admin3, location, sources
from tawthiq.exports.countries import country
from tawthiq.exports.facts import Facts
from tawthiq.exports.interchange import Cell, Lines
from tawthiq.exports.sides import authors, targets
from tawthiq.exports.told import Told, Written
from tawthiq.reconcile.view import wording

Json = Mapping[str, Any]
_LIST: Final = "; "


def _date(end: str) -> Callable[[Facts], Cell]:
    return lambda facts: (facts.view.get("date") or {}).get(end)


def _place(field: str) -> Callable[[Facts], Cell]:
    return lambda facts: (facts.view.get("place") or {}).get(field)


def _of_place(read: Callable[[Json], str]) -> Callable[[Facts], Cell]:
    return lambda facts: read(facts.view["place"]) if facts.view.get("place") else None


def _least(field: str) -> Callable[[Facts], Cell]:
    return lambda facts: facts.least(field) if facts.told(field) else None


def _most(field: str) -> Callable[[Facts], Cell]:
    return lambda facts: facts.most(field) if facts.told(field) else None


def _best(facts: Facts) -> Cell:
    """The preferred number of killed, the lower end where it is a range."""
    chosen = ((facts.view.get("best") or {}).get("killed") or {}).get("value")
    return int(chosen["min"]) if chosen else None


def _country(field: str) -> Callable[[Facts], Cell]:
    def read(facts: Facts) -> Cell:
        found = country((facts.view.get("place") or {}).get("country"))
        return getattr(found, field) if found else None

    return read


def _said(field: str) -> Callable[[Facts], Cell]:
    return lambda facts: facts.view.get(field)


def _urls(facts: Facts) -> str:
    urls = (claim["report"].get("url") for claim in facts.view.get("claims") or ())
    return _LIST.join(dict.fromkeys(str(url) for url in urls if url))


def _reported(facts: Facts) -> str | None:
    """The day of the first report."""
    days = (claim["report"].get("published") for claim in facts.view.get("claims") or ())
    return min((str(day) for day in days if day), default=None)


# Header, tag, what stands in the column.
COLUMNS: Final[tuple[tuple[str, str, Callable[[Facts], Cell]], ...]] = (
    ("Incident", "#event+code", _said("id")),
    ("First day", "#date+start", _date("start")),
    ("Last day", "#date+end", _date("end")),
    ("Date precision", "#meta+precision+date", _date("precision")),  # under #date, a value has to be a date
    ("First reported", "#date+reported", _reported),
    ("Type", "#event+type", lambda facts: wording.value_words("type", facts.type)[0]),
    ("Type code", "#event+type+code", lambda facts: facts.type),
    ("Type (Arabic)", "#event+type+i_ar", lambda facts: wording.value_words("type", facts.type)[1]),
    ("Author", "#group+name+first", lambda facts: _LIST.join(party.english for party in authors(facts.view))),
    ("Target", "#group+name+second", lambda facts: _LIST.join(p.english for p in targets(facts.view) if p.armed)),
    ("Weapons", "#cause+weapon", lambda facts: _LIST.join(sorted(facts.weapons))),
    ("Region", "#region+name", _country("acled_region")),
    ("Country", "#country+name", _country("name")),
    ("Country code", "#country+code", _country("iso3")),
    ("Admin 1", "#adm1+name", _place("admin1")),
    ("Admin 2", "#adm2+name", _place("admin2")),
    ("Admin 3", "#adm3+name", _of_place(admin3)),
    ("Place", "#loc+name", _of_place(location)),
    ("Place (as written)", "#loc+name+i_ar", _place("name")),
    ("Latitude", "#geo+lat", _place("lat")),
    ("Longitude", "#geo+lon", _place("lon")),
    ("Place precision", "#geo+precision", _place("precision")),
    ("Killed", "#affected+killed", _best),
    ("Killed, least", "#affected+killed+min", _least("killed")),
    ("Killed, most", "#affected+killed+max", _most("killed")),
    ("Civilians killed, least", "#affected+killed+civilians+min", _least("killed_civilians")),
    ("Children killed, least", "#affected+killed+children+min", _least("killed_children")),
    ("Women killed, least", "#affected+killed+f+min", _least("killed_women")),
    ("Injured, least", "#affected+injured+min", _least("injured")),
    ("Injured, most", "#affected+injured+max", _most("injured")),
    ("Description", "#description+i_en", _said("sentence_en")),
    ("Description (Arabic)", "#description+i_ar", _said("sentence_ar")),
    ("Grade", "#status+verification", _said("grade")),
    ("Status", "#status+claim", _said("status")),
    ("Independent lines", "#meta+source+count", _said("lines")),
    ("Sources", "#meta+source", lambda facts: _LIST.join(sources(facts.view))),
    ("Addresses", "#meta+source+url", _urls),
)


def write(rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
    """Write incidents: headers, tags, one row each; all incidents have a row."""
    del told  # an HXL table has no room for more than its rows
    lines = Lines(out, [header for header, _, _ in COLUMNS], [tag for _, tag, _ in COLUMNS])
    for view in rows:
        facts = Facts(view)
        lines.write(read(facts) for _, _, read in COLUMNS)
    lines.flush()
    return Written(lines.rows, (), lines.lessened())

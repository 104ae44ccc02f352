"""Where an incident happened, as a part of a sentence: the place as written, with the preposition it asks for."""

from collections.abc import Mapping
from typing import Any, Final

Json = Mapping[str, Any]

_ROADS: Final = ("طريق", "الطريق", "أوتوستراد", "الأوتوستراد", "جسر")
# Words that say by themselves where something is.
_ADVERBS: Final = frozenset(
    "قرب قبالة أمام خلف بين داخل خارج ضمن عند حول شمالي جنوبي شرقي غربي شمال جنوب شرق غرب وسط على في".split()
)


def place_ar(place: Json | None) -> str:
    """في بلدة سرمين، قرب مدينة تدمر، على طريق الباب: empty where no place is known."""
    if place is None or not place.get("name"):
        return ""
    name = str(place["name"])
    first = name.split(maxsplit=1)[0]
    if first in _ADVERBS:
        return name
    if first in _ROADS:
        return f"على {name}"
    return f"{'قرب' if place.get('precision') == 'near' else 'في'} {name}"


def place_en(place: Json | None) -> str:
    """In Sarmin, near Tadmur: a place without an English name by the smallest one around it that has one."""
    if place is None or not place.get("name"):
        return ""
    preposition = "near" if place.get("precision") == "near" else "in"
    if place.get("name_en"):
        return f"{preposition} {place['name_en']}"
    around = next((row["name_en"] for row in place.get("within") or () if row.get("name_en")), None)
    around = around or place.get("admin2") or place.get("admin1")
    return f"in {around} ({place['name']})" if around else f"at {place['name']}"

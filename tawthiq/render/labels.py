"""The interface's words: Arabic from ``labels.ar.yml``, English from the names of the contract themselves."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def tables() -> dict[str, Any]:
    """All tables of Arabic labels."""
    source = files("tawthiq.render").joinpath("labels.ar.yml").read_text("utf8")
    loaded: dict[str, Any] = yaml.safe_load(source)
    return loaded


def arabic(table: str, name: str) -> str:
    """The Arabic label of a name; the name itself where the table has none."""
    return str(tables()[table].get(name, name))


def page(name: str) -> str:
    """A word of the page."""
    return str(tables()["page"][name])


def field_label(field: str) -> str:
    """A field's Arabic label: ``killed_children`` is القتلى من الأطفال."""
    fate, _, group = field.partition("_")
    if field in tables()["fields"] or group not in tables()["groups_of"]:
        return arabic("fields", field)
    return f"{arabic('fields', fate)} {arabic('groups_of', group)}"


def english(name: str) -> str:
    """A contract name as English words: ``air_strike`` is "air strike"."""
    return name.replace("_", " ")

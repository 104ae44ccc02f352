"""What a cell's note says: the words that stand behind the value, and who said them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

Json = Mapping[str, Any]
_MOST: Final = 3  # quotes in one note
_LONG: Final = 300  # characters of a quote
_BASIS: Final = {"inferred": "مستنتَج، لا تقوله الكلمات"}
_MODALITY: Final = {"hedged": "غير مؤكَّد", "denied": "منفيّ", "unknown": "مجهول"}


def quotes(view: Json) -> dict[str, str]:
    """A note for each field that claims speak of; those that the chosen value rests on stand first."""
    found: dict[str, list[tuple[bool, str]]] = {}
    best = {name: set(chosen.get("claims") or ()) for name, chosen in (view.get("best") or {}).items()}
    for claim in view["claims"]:
        who = _who(claim)
        for value in claim["values"]:
            chosen = claim["id"] in best.get(value["field"], ())
            found.setdefault(value["field"], []).append((not chosen, _quote(value, who)))
    return {name: "\n".join(_few(rows)) for name, rows in found.items()}


def _few(rows: list[tuple[bool, str]]) -> Iterator[str]:
    lines = list(dict.fromkeys(line for _, line in sorted(rows, key=lambda row: row[0])))
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"+{len(lines) - _MOST}: الأدلة evidence"


def _quote(value: Json, who: str) -> str:
    words = value["evidence"]["text"]
    marks = [mark for mark in (_MODALITY.get(value["modality"]), _BASIS.get(value["basis"])) if mark]
    said = f"«{words[:_LONG]}…»" if len(words) > _LONG else f"«{words}»"
    return f"{said} {who}" + (f" ({'، '.join(marks)})" if marks else "")


def _who(claim: Json) -> str:
    source, report = claim.get("source") or {}, claim["report"]
    via = [voice["name"] for voice in source.get("via") or ()]
    names = [source.get("name"), *via, report.get("source"), report.get("published")]
    return "، ".join(dict.fromkeys(str(name) for name in names if name))

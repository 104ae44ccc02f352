"""A record as a summary for the terminal: incidents, who says what, and the report with its evidence marked."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from tawthiq.contract.shape import COUNT_FIELDS
from tawthiq.render import considered_text as left
from tawthiq.render.arabic import count_range, counted, date_words, noun_of, period_words
from tawthiq.render.labels import arabic, english, page
from tawthiq.render.view import (
    Row,
    Shown,
    claim_heading,
    date_figures,
    inferred_fields,
    place_detail,
    plain,
    qualifiers,
    range_figures,
    short_value,
    toll_words,
    value_words,
)

if TYPE_CHECKING:
    from tawthiq.reconcile.considered import Considered

STYLES: Final = {
    "trigger": "bold red",
    "time": "green",
    "place": "blue",
    "actor": "magenta",
    "person": "bold magenta",
    "count": "yellow",
    "weapon": "dark_orange3",
    "cue": "cyan",
    "hedge": "italic cyan",
    "target": "dark_goldenrod",
    "source": "magenta",
}
_LABEL_WIDTH: Final = 12
Describe = Callable[[str], str]


def render_text(
    shown: Shown, *, width: int, colour: bool, explain: Describe | None = None, considered: "Considered | None" = None
) -> str:
    """The summary as text for a terminal of ``width``.

    With ``explain``, every value with its rule and words; with ``considered``, what the reading left, and why.
    """
    console = Console(
        width=width, force_terminal=colour, color_system="standard" if colour else None, highlight=False, emoji=False
    )
    with console.capture() as capture:
        console.print(Group(*_parts(shown, explain, considered, colour=colour)))
    # rich pads what it wraps; blanks at line ends are noise in a pipe
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _parts(
    shown: Shown, explain: Describe | None, considered: "Considered | None", *, colour: bool
) -> Iterator[RenderableType]:
    yield _heading(shown)
    if not shown.incidents:
        yield Text(f"  {page('none')} · no incident in this report", "dim")
    for number, incident in enumerate(shown.incidents, 1):
        yield Text("")
        yield from _incident(incident, number, explain)
        if considered:
            yield from left.of_incident(considered, number)
    statements = shown.row["statements"]
    if statements:
        yield Text("")
        yield Text(f"{page('statements')} · statements about no single incident", "bold")
        for statement in statements:
            yield from _statement(statement)
    if considered:
        yield from left.of_report(considered)
    yield Text("")
    yield Padding(_report(shown, colour=colour), (0, 2))


def _heading(shown: Shown) -> RenderableType:
    document = shown.row["document"]
    facts = [document["id"], document.get("source"), document.get("published") or "date of publication unknown"]
    facts.append(f"{counted(len(shown.incidents), 'incidents')} · incidents: {len(shown.incidents)}")
    return Group(
        Rule(Text(shown.heading, "bold"), style="dim", align="left"),
        Text("  " + " · ".join(plain(fact) for fact in facts if fact), "dim"),
    )


def _incident(incident: Row, number: int, explain: Describe | None) -> Iterator[RenderableType]:
    kind = incident["type"]
    title = Text(f"{number}  ", "bold").append(f"{arabic('types', kind)} · {english(kind)}", "bold red")
    if incident["status"] != "asserted":
        title.append(f"  {arabic('statuses', incident['status'])} · {incident['status']}", "bold yellow")
    if incident["hedged"]:
        title.append(f"  {page('hedged')} · hedged", "italic yellow")
    yield title
    guessed = inferred_fields(incident)
    for label, field, words in _facts(incident):
        line = Text(plain(words))
        if field in guessed:
            line.append(f"  [{arabic('basis', 'inferred')} · inferred]", "italic yellow")
        yield _labelled(label, line)
    yield Text(f"   {page('claims')} · who says what", "dim")
    for claim in incident["claims"]:
        yield from _claim(claim, explain)


def _facts(incident: Row) -> Iterator[tuple[str, str, str]]:
    """(label, field, words) of everything the incident holds."""
    date, place = incident["date"], incident["place"]
    yield "when", "date", f"{date_words(date)} · {date_figures(date)}" if date else f"{page('no_day')} · not said"
    yield "where", "place", _place(place) if place else f"{page('no_place')} · not said"
    for other in incident["other_places"]:
        yield "also", "other_places", _place(other)
    for field, words, count in toll_words(incident):
        yield english(field), field, f"{words} · {range_figures(count)}"
    for label, field in (("by", "perpetrators"), ("against", "targets"), ("with", "weapons")):
        if incident[field]:
            yield label, field, "، ".join(_named(entry) for entry in incident[field])
    if incident["victims"]:
        yield "victims", "victims", "، ".join(_victim(victim) for victim in incident["victims"])
    if incident["sources"]:
        yield "sources", "sources", "، ".join(source["name"] for source in incident["sources"])


def _place(place: Row) -> str:
    detail = " · ".join(part for part in (place.get("precision"), place_detail(place)) if part)
    return f"{place['name']} · {detail}" if detail else str(place["name"])


def _named(entry: Row) -> str:
    hedge = f" ({page('hedged')})" if entry.get("hedged") else ""
    return f"{entry['name']}{hedge}"


def _victim(victim: Row) -> str:
    age = f"، {victim['age']}" if victim["age"] is not None else ""
    return f"{victim['name']} ({english(victim['fate'])}{age})"


def _labelled(label: str, words: Text, *, indent: int = 3) -> RenderableType:
    line = Text(f"{label:<{_LABEL_WIDTH}} ", "dim").append_text(words)
    return Padding(line, (0, 0, 0, indent))


def _claim(claim: Row, explain: Describe | None) -> Iterator[RenderableType]:
    name, kind = claim_heading(claim)
    line = Text(plain(name), "bold" if claim["source"] else "italic")
    if kind:
        line.append(f" ({plain(kind)})", "dim")
    if claim["cue"]:
        line.append(f" «{plain(claim['cue']['text'])}»", "cyan")
    if claim["denied"]:
        line.append(f" {arabic('modalities', 'denied')} · denied", "bold yellow")
    yield Padding(line, (0, 0, 0, 5))
    for value in claim["values"]:
        yield from _value(value, explain)


def _value(value: Row, explain: Describe | None) -> Iterator[RenderableType]:
    field, modality = value["field"], value["modality"]
    unknown = modality == "unknown" and field not in COUNT_FIELDS
    words = value["value"]["name"] if unknown else value_words(field, value["value"])
    if modality == "unknown" and field in COUNT_FIELDS:
        words = count_range(0, None, noun_of(field))
    line = Text(plain(words))
    figures = short_value(field, value["value"]) if not unknown else ""
    if figures:
        line.append(f" · {figures}", "dim")
    for name, label in qualifiers(value):
        cue = f": {plain(value['hedge_cue']['text'])}" if value["hedge_cue"] and name != "inferred" else ""
        line.append(f"  [{label} · {name}{cue}]", "italic yellow")
    yield _labelled(english(field), line, indent=7)
    if explain:
        yield from _explained(value, explain)


def _explained(value: Row, explain: Describe) -> Iterator[RenderableType]:
    """The rule that read a value, what it says, and the words."""
    rule, says = value["rule"], explain(value["rule"])
    line = Text(rule, "dim bold")
    if says != rule:
        line.append(f"  {says}", "dim")
    evidence = Text(f"«{plain(value['evidence']['text'])}»", "dim")
    evidence.append(f"  {value['evidence']['start']}-{value['evidence']['end']}", "dim")
    yield Padding(Group(line, evidence), (0, 0, 0, 9))


def _statement(statement: Row) -> Iterator[RenderableType]:
    kind = statement["kind"]
    facts = [f"{arabic('statement_kinds', kind)} · {kind}"]
    if statement.get("direction"):
        facts.append(f"{arabic('directions', statement['direction'])} · {statement['direction']}")
    if statement.get("period"):
        facts.append(period_words(statement["period"]))
    for field, count in (statement.get("casualties") or {}).items():
        facts.append(value_words(field, count))
    yield Padding(Text(" · ".join(facts), "bold"), (0, 0, 0, 3))
    source = f"{statement['source']}: " if statement["source"] else ""
    yield Padding(Text(plain(f"{source}«{statement['text']}»")), (0, 0, 0, 5))


def _report(shown: Shown, *, colour: bool) -> Text:
    """The report with its mentions in the colour of their kind; without colour, its triggers in brackets."""
    if not colour:
        return Text(_bracketed(shown))
    out, at = Text(), 0
    for start, end, kind in _apart((mark.start, mark.end, mark.kind) for mark in shown.marks):
        out.append(plain(shown.text[at:start]))
        out.append(plain(shown.text[start:end]), STYLES.get(kind, ""))
        at = end
    return out.append(plain(shown.text[at:]))


def _bracketed(shown: Shown) -> str:
    """The report with every incident's triggers as ``[1: مقتل]``."""
    triggers = sorted(
        (mention["trigger"]["start"], mention["trigger"]["end"], str(number))
        for number, incident in enumerate(shown.incidents, 1)
        for mention in incident["mentions"]
    )
    parts, at = [], 0
    for start, end, number in _apart(triggers):
        parts += [plain(shown.text[at:start]), f"[{number}: {plain(shown.text[start:end])}]"]
        at = end
    return "".join([*parts, plain(shown.text[at:])])


def _apart(stretches: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Stretches in order, those that run into an earlier one left out."""
    at = 0
    for start, end, name in sorted(stretches):
        if start >= at and end > start:
            yield start, end, name
            at = end

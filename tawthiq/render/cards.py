"""The incidents of a report as cards: the consolidated fields above, each source's word below."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tawthiq.contract.shape import COUNT_FIELDS
from tawthiq.render.arabic import count_range, counted, date_words, noun_of, period_words
from tawthiq.render.article import Anchor, kind_of_field, word_id
from tawthiq.render.labels import arabic, english, field_label, page
from tawthiq.render.markup import Markup, join, tag, text
from tawthiq.render.view import (
    Row,
    claim_heading,
    inferred_fields,
    place_detail,
    qualifiers,
    toll_words,
    value_words,
)

Describe = Callable[[str], str]


@dataclass(slots=True)
class Cards:
    """Makes the cards of report number ``report`` and gathers the anchors that the article needs.

    ``describe`` gives a rule's sentence: shown under every value where ``explain``, else on pointing at the rule.
    """

    report: int
    describe: Describe
    explain: bool
    anchors: list[Anchor] = field(default_factory=list)
    _made: int = 0

    def incident(self, incident: Row, number: int) -> Markup:
        """One incident."""
        key = f"r{self.report}i{number}"
        kind = arabic("types", incident["type"])
        for mention in incident["mentions"]:
            self._anchor(mention["trigger"], f"{key}h", "trigger")
        first = word_id(self.report, incident["mentions"][0]["trigger"]["start"])
        head = tag("a", kind, class_="value", id=f"{key}h", href=f"#{first}")
        heading = tag(
            "h3", f"{number}. ", head, " ", tag("small", english(incident["type"]), lang="en"), *_badges(incident)
        )
        voices = [self._voice(claim) for claim in incident["claims"]]
        title = f"{page('claims')}: {counted(len(voices), 'voices')}"
        return tag(
            "section",
            heading,
            _facts(incident),
            _lists(incident),
            tag("h4", title),
            *voices,
            class_="card incident",
            id=key,
        )

    def statement(self, statement: Row) -> Markup:
        """One statement about no single incident."""
        key = self._next_id()
        self._anchor(statement, key, "cue")
        words = tag(
            "a", f"«{statement['text']}»", class_="value", id=key, href=f"#{word_id(self.report, statement['start'])}"
        )
        facts = [arabic("statement_kinds", statement["kind"])]
        if statement.get("direction"):
            facts.append(arabic("directions", statement["direction"]))
        facts += [value_words(name, count) for name, count in (statement.get("casualties") or {}).items()]
        facts.append(period_words(statement.get("period")))
        speaker = tag("b", statement["source"]) if statement["source"] else tag("i", page("outlet"))
        about = tag("p", speaker, " ", tag("small", " · ".join(fact for fact in facts if fact)))
        return tag("div", about, words, class_="voice")

    def _voice(self, claim: Row) -> Markup:
        name, kind = claim_heading(claim)
        speaker: Markup = tag("b", name) if claim["source"] else tag("i", name)
        if claim["cue"]:
            key = self._next_id()
            self._anchor(claim["cue"], key, "cue")
            href = f"#{word_id(self.report, claim['cue']['start'])}"
            speaker = tag("a", name, class_="value", id=key, href=href)
        notes = [f"({kind})" if kind else "", f"«{claim['cue']['text']}»" if claim["cue"] else ""]
        who: list[object] = [tag("small", page("voice")), " "] if claim["source"] else []
        who += [speaker, " ", tag("small", " ".join(note for note in notes if note))]
        who += [_badge(mark, arabic("modalities", mark)) for mark in ("denied", "hedged") if claim[mark]]
        classes = " ".join(["voice", *(mark for mark in ("denied", "hedged") if claim[mark])])
        values = [self._value(value) for value in claim["values"]]
        return tag("div", tag("p", *who), tag("ul", *values, class_="values"), class_=classes)

    def _value(self, value: Row) -> Markup:
        key, name, evidence = self._next_id(), value["field"], value["evidence"]
        self._anchor(evidence, key, kind_of_field(name))
        if value["hedge_cue"]:
            self._anchor(value["hedge_cue"], key, "hedge")
        shown = tag(
            "a", tag("b", _words(value)), class_="value", id=key, href=f"#{word_id(self.report, evidence['start'])}"
        )
        marks = []
        for mark, label in qualifiers(value):
            cue = f": «{value['hedge_cue']['text']}»" if value["hedge_cue"] and mark != "inferred" else ""
            marks.append(_badge(mark, f"{label}{cue}"))
        classes = " ".join(mark for mark, _ in qualifiers(value)) or None
        return tag(
            "li", tag("small", field_label(name)), tag("span", shown, *marks, self._rule(value["rule"])), class_=classes
        )

    def _rule(self, rule: str) -> Markup:
        says = self.describe(rule)
        sentence = tag("span", says, class_="said ltr", lang="en") if self.explain and says != rule else ""
        return tag("span", tag("code", rule, title=f"{page('rule')}: {says}"), sentence, class_="rule")

    def _anchor(self, span: Row, key: str, kind: str) -> None:
        self.anchors.append(Anchor(span["start"], span["end"], key, kind))

    def _next_id(self) -> str:
        self._made += 1
        return f"r{self.report}v{self._made}"


def _words(value: Row) -> str:
    name, what = value["field"], value["value"]
    if value["modality"] == "unknown":
        return count_range(0, None, noun_of(name)) if name in COUNT_FIELDS else str(what["name"])
    return value_words(name, what)


def _badge(name: str, label: str) -> Markup:
    return tag("span", label, class_=f"badge {name}")


def _badges(incident: Row) -> Iterator[Markup]:
    if incident["status"] != "asserted":
        yield _badge(incident["status"], arabic("statuses", incident["status"]))
    if incident["hedged"]:
        yield _badge("hedged", page("hedged"))


def _facts(incident: Row) -> Markup:
    """Date, place and toll as chips."""
    guessed = inferred_fields(incident)
    date, place = incident["date"], incident["place"]
    chips = [_chip("date", date_words(date) if date else page("no_day"), guessed, absent=date is None)]
    chips += [_chip(name, words, guessed) for name, words, _ in toll_words(incident)]
    where = _place(place) if place else page("no_place")
    return join([tag("div", _chip("place", where, guessed, absent=place is None), *chips, class_="facts")])


def _chip(name: str, words: object, guessed: set[str], *, absent: bool = False) -> Markup:
    mark = _badge("inferred", arabic("basis", "inferred")) if name in guessed else ""
    shown = tag("span", words, class_="none") if absent else words
    return tag("span", tag("small", field_label(name)), " ", shown, mark, class_="fact")


def _place(place: Row) -> Markup:
    precision = f"({arabic('place_precisions', place['precision'])})" if place["precision"] else ""
    return join(
        [
            tag("b", place["name"]),
            " ",
            tag("small", precision),
            " ",
            tag("small", place_detail(place), class_="ltr", lang="en"),
        ]
    )


def _lists(incident: Row) -> Markup:
    """Parties, weapons, victims and sources."""
    guessed = inferred_fields(incident)
    rows: list[Markup] = []
    for name in ("perpetrators", "targets", "weapons", "victims", "other_places", "sources"):
        entries = [_entry(name, entry) for entry in incident[name]]
        if entries:
            mark = _badge("inferred", arabic("basis", "inferred")) if name in guessed else ""
            rows += [tag("dt", field_label(name)), tag("dd", join(entries, "، "), mark)]
    return tag("dl", *rows) if rows else Markup("")


def _entry(name: str, entry: Row) -> Markup:
    notes = []
    if name == "targets":
        notes.append(arabic("target_kinds", entry["kind"]))
    elif name == "sources":
        notes.append(arabic("source_kinds", entry["kind"]))
    elif name == "victims":
        age = "" if entry["age"] is None else counted(entry["age"], "years")
        notes += [part for part in (entry["role"], entry["kin"], age) if part]
    note = tag("small", f"({'، '.join(notes)})") if notes else ""
    hedge = _badge("hedged", page("hedged")) if entry.get("hedged") else ""
    return join([text(entry["name"]), " " if note else "", note, hedge])

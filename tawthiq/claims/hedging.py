"""How surely a value is said: which words a hedge governs, and what an unknown leaves open.

A hedge governs by its kind (``governs`` in ``hedges.yml``): an adjective the noun it describes (المزعوم), a description
what it says of the noun before it (طائرة يعتقد أنها تابعة للتحالف), any other word the clause that it
opens (ويرجح أن...).
"""

from typing import Final

from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import ActorMention, CountMention, HedgeMention, Mention
from tawthiq.model.span import Span
from tawthiq.model.values import Modality
from tawthiq.text.prepare import Prepared

EVIDENCE_LIMIT: Final = 120  # characters
_COMMAS: Final = frozenset({"،", ",", "؛", ".", "-"})
_ASIDE: Final = 4  # tokens between two commas that only date or place what is said
_CLAUSE: Final = 30  # tokens that a hedge of a clause governs at most
_DESCRIPTION: Final = 8  # tokens that describe a noun at most
_CAUSED: Final = frozenset("ناجمه ناتجه ناجم ناتج بسبب نتيجه جراء بفعل".split())
_OPENERS: Final = frozenset({"و", "ف", "كما", "فيما", "لكن", "بينما", "حيث", "وسط"})
_OR: Final = frozenset({"او", "ام"})
_EITHER: Final = 8  # tokens between two parties of which it is one
_OWNER: Final = 4  # tokens between "or" and the second party (أو طائرات تابعة للتحالف)


def modality_of(
    doc: Prepared, mentions: Mentions, mention: Mention, *, identity: bool = False
) -> tuple[Modality, Span | None]:
    """Hedged, with the words that hedge it, where a hedge governs a mention; else asserted.

    ``identity`` asks of counted people who they are, not how many: in "ten believed to be of the group were killed"
    the number is sure, who they were is not.
    """
    for hedge in mentions.hedges:
        if hedge.modality != "hedged" or abs(hedge.first - mention.first) > _CLAUSE + _DESCRIPTION:
            continue
        if _governs(doc, mentions, hedge, mention) or (identity and _described(doc, mentions, hedge, mention)):
            return "hedged", _words(doc, hedge)
    between = _either(doc, mentions, mention)
    if between is not None:
        return "hedged", Span.of(doc.report.text, doc.tokens[between].start, doc.tokens[between].end)
    return "asserted", None


def _either(doc: Prepared, mentions: Mentions, mention: Mention) -> int | None:
    """The أو that leaves open which of two listed parties it is: طائرات تابعة للحكومة | أو | طائرات روسية."""
    if not isinstance(mention, ActorMention) or mention.actor_id is None:
        return None
    for other in mentions.actors:
        if other.actor_id in {None, mention.actor_id} or abs(other.first - mention.first) > _EITHER:
            continue
        first, second = (mention, other) if mention.first < other.first else (other, mention)
        for at in range(first.last, second.first):
            if doc.tokens[at].form in _OR and second.first - at <= _OWNER:
                return at
    return None


def unknown_field(mentions: Mentions, hedge: HedgeMention) -> str | None:
    """What an unknown leaves open: ``victims``, ``perpetrators``, or None where its words do not say."""
    hit = mentions.hits.at("hedges", hedge.first)
    found = hit.entry.data.get("field") if hit is not None else None
    return str(found) if found else None


def _words(doc: Prepared, hedge: HedgeMention) -> Span:
    """The words of a hedge as evidence."""
    return Span.of(doc.report.text, hedge.start, min(hedge.end, hedge.start + EVIDENCE_LIMIT))


def _governs(doc: Prepared, mentions: Mentions, hedge: HedgeMention, mention: Mention) -> bool:
    how = _manner(doc, mentions, hedge)
    if how == "noun":
        return mention.first <= hedge.first <= mention.last and not isinstance(mention, CountMention)
    if how == "description":
        return _describes(doc, mentions, hedge, mention)
    return hedge.last <= mention.first < _clause_end(doc, hedge)


def _manner(doc: Prepared, mentions: Mentions, hedge: HedgeMention) -> str:
    """How a hedge governs here; a verb of belief right after a noun describes it: طائرة | يعتقد أنها."""
    hit = mentions.hits.at("hedges", hedge.first)
    listed = str(hit.entry.data.get("governs", "clause")) if hit is not None else "clause"
    if listed == "noun":
        return listed
    token = doc.tokens[hedge.first]
    opens = hedge.first == doc.sentence_of(hedge.first).first or (token.form[0] in "وف" and hedge.start > token.start)
    before = doc.tokens[hedge.first - 1].form if hedge.first else ""
    opens = opens or before in _COMMAS | _OPENERS or token.form.startswith(("وي", "وت", "ومن"))
    after = doc.tokens[hedge.last].form if hedge.last < len(doc.tokens) else ""
    if after in _CAUSED:  # انفجارات يرجح أنها | ناجمة عن غارة: the cause is in doubt, with all that is told of it
        return "clause"
    pronoun = doc.tokens[hedge.last - 1].form.endswith(("نه", "نها", "نهم", "نهما"))
    if listed == "description" and (not opens or not pronoun):
        return "description"
    return "description" if pronoun and not opens else "clause"


def _describes(doc: Prepared, mentions: Mentions, hedge: HedgeMention, mention: Mention) -> bool:
    """True for what a description says of its noun, or for the noun where it names nobody: قوات يعتقد أنها أجنبية."""
    end = _description_end(doc, mentions, hedge)
    if hedge.last <= mention.first < end:
        return True
    if isinstance(mention, CountMention) or not hedge.first - 1 <= mention.last <= hedge.first:
        return False
    parties = (*mentions.actors, *mentions.persons, *mentions.targets)
    return not any(hedge.last <= other.first < end for other in parties)


def _described(doc: Prepared, mentions: Mentions, hedge: HedgeMention, mention: Mention) -> bool:
    """True for people right before what describes them with doubt: عشرة مسلحين | يشتبه في أنهم."""
    return mention.last == hedge.first and _manner(doc, mentions, hedge) == "description"


def _description_end(doc: Prepared, mentions: Mentions, hedge: HedgeMention) -> int:
    """The token after a description: before a comma, or an act other than the one it opens with."""
    last = min(hedge.last + _DESCRIPTION, doc.sentence_of(hedge.first).last)
    for at in range(hedge.last, last):
        if doc.tokens[at].form in _COMMAS:
            return at
        trigger = mentions.hits.at("triggers", at)
        if trigger is not None and at > hedge.last and not doc.tokens[at].form.startswith("ال"):
            return at
    return last


def _clause_end(doc: Prepared, hedge: HedgeMention) -> int:
    """The token after what a hedge opens: the rest of its clause, or the next one where it ends one."""
    own = doc.clause_of(hedge.last - 1)
    end = own.last
    if own.last <= hedge.last + 1 and own.last < doc.sentence_of(hedge.first).last:
        end = doc.clause_of(own.last).last
    last = min(end, hedge.last + _CLAUSE)
    at = hedge.last
    while at < last:
        if doc.tokens[at].form in _COMMAS:
            after = next((i for i in range(at + 1, min(at + 2 + _ASIDE, last)) if doc.tokens[i].form in _COMMAS), None)
            if after is None:
                return at
            at = after
        at += 1
    return last

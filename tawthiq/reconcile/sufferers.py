"""Who suffered it, in the words that describe them: people with all that says who they are, none that are only counted.

"Nine fighters of the militia" and "a man believed to be a leader of the group" say who suffered; "nine people", "three
others" and "the dead" only say how many, and the toll has said that.
"""

from typing import Final

from tawthiq.claims.bind import ON, Bound
from tawthiq.claims.make import Telling
from tawthiq.lang.ar.number_words import number_word
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import ActorMention, CountMention, Mention, PersonMention, TargetMention, TriggerMention
from tawthiq.text.prepare import Prepared

# Words that count people or tell their fate, and say nothing of who they are.
_ONLY_COUNT: Final = frozenset(
    """
    شخص شخصا شخصان شخصين اشخاص افراد فرد فردا انسان اناس نفس انفس نسمه ارواح حاله حالات اصابه اصابات وفاه وفيات
    قتيل قتيلا قتيلان قتيلين قتلي جريح جريحا جريحان جريحين جرحي مصاب مصابا مصابان مصابين مصابون شهيد شهيدا شهيدان
    شهيدين شهداء ضحيه ضحايا ضحيتين معتقل معتقلا معتقلين موقوف موقوفا موقوفين محتجزين جثه جثث جثتين اخر اخرين اخرون اخري
    اخران منهم منهما منها بعضهم جميعهم غيرهم من عشرات مييات الاف عدد عدده عددا بعض عده جميع كل احد احدي واحد واحدا حوالي
    نحو قرابه زهاء اكثر اقل ما لا يقل عن علي الاقل ازيد عديد مزيد مجموعه كبير كبيرا بين و او هم هو
    """.split()
)
_MEMBERS: Final = frozenset({"من", "في", "ضمن"})
_RANKS: Final = frozenset({"صفوف", "صف", "عناصر", "افراد", "مقاتلي", "مسلحي", "عداد", "طرف"})
_OPENERS: Final = frozenset({'"', "(", "/"})
_SHORTEST: Final = 2  # letters
_HELD: Final = frozenset({"detained", "abducted"})
_RIGHT_AFTER: Final = 2  # tokens
_WHO: Final = frozenset({"person", "collective"})
_REACH: Final = 8  # tokens that describe people after their number


def told_as_victim(row: Bound, telling: Telling) -> bool:
    """True for people whom an act is told to have killed, hurt or held: told as its victims, not as its aim."""
    mention, trigger = row.mention, telling.draft.trigger
    if not _are_people(mention):
        return False
    held = getattr(mention, "fate", None) in _HELD
    if trigger.role == "effect":
        return row.rule != ON or held or trigger.fate in _HELD
    return held or (row.rule != ON and not _is_aim(trigger, mention) and getattr(mention, "fate", None) is not None)


def _is_aim(trigger: TriggerMention, mention: Mention) -> bool:
    """True for people right after the word of what was done to them: استهدف | قياديا, اغتيال | ضابط."""
    return 0 <= mention.first - trigger.last <= _RIGHT_AFTER


def _are_people(mention: Mention) -> bool:
    """True for people; a force or a group by its name is hit, not killed."""
    if isinstance(mention, TargetMention):
        return mention.people
    return isinstance(mention, CountMention | PersonMention) or (
        isinstance(mention, ActorMention) and mention.actor_id is None
    )


def described(doc: Prepared, mentions: Mentions, mention: Mention) -> tuple[int, int]:
    """The tokens of people with what says who they are: a title, a side, an origin, a name."""
    first, last = mention.first, mention.last
    for target in mentions.targets:
        if target.people and target.first < last and first < target.last:
            first, last = min(first, target.first), max(last, target.last)
    last = max((actor.last for actor in mentions.actors if first <= actor.first < last), default=last)
    last = max(last, mention.last)
    end = _onward(doc, mentions, last)
    if end == last and not says_who(doc, mentions, first, last):
        return _believed(doc, mentions, last) or (first, last)
    return first, end


def says_who(doc: Prepared, mentions: Mentions, first: int, last: int) -> bool:
    """True where some word of a stretch says more of people than their number and fate."""
    return any(
        doc.tokens[at].kind == "word"
        and not _only_counts(doc.tokens[at].form)
        and mentions.hits.at("quantifiers", at) is None
        for at in range(first, last)
    )


def _only_counts(form: str) -> bool:
    """True for a word of number or fate, whatever is joined to it."""
    bare = form.removeprefix("و").removeprefix("ال")
    joined = {form, bare, bare.removeprefix("ب").removeprefix("ال"), bare.removeprefix("ل").removeprefix("ل")}
    return bool(joined & _ONLY_COUNT) or number_word(form) is not None or len(bare) < _SHORTEST


def _onward(doc: Prepared, mentions: Mentions, last: int) -> int:
    """Past the adjectives, the side and the origin that follow people: | حوثيا, | من عناصر التنظيم, | في صفوف الجيش."""
    end = min(doc.sentence_of(last - 1).last, last + _REACH)
    while last < end:
        after = _adjective(mentions, last) or _whose(doc, mentions, last, end) or _joined(doc, mentions, last)
        if after is None:
            break
        last = after
    return min(last, end)


def _adjective(mentions: Mentions, at: int) -> int | None:
    """The token after an adjective of people: their origin or what they are."""
    origin = mentions.hits.at("nationalities", at)
    if origin is not None and origin.first == at and not origin.clitics and not origin.suffix:
        return origin.last
    found = mentions.hits.at("targets", at)
    described = found is not None and found.first == at and not found.clitics
    return found.last if found is not None and described and found.entry.data.get("role") == "adjective" else None


def _whose(doc: Prepared, mentions: Mentions, at: int, end: int) -> int | None:
    """The token after whose people they are, with the words that lead there: من، من عناصر، في صفوف."""
    start = at
    if doc.tokens[at].form in _MEMBERS:
        at += 1
    if at < end and doc.tokens[at].form in _RANKS:
        at += 1
    while at < end and doc.tokens[at].form in _OPENERS:
        at += 1
    actor = next((actor for actor in mentions.actors if actor.first == at), None)
    if actor is not None:
        return actor.last
    people = mentions.hits.at("people", at) if at > start and doc.tokens[start].form == "من" else None
    described = people is not None and people.first == at and not people.clitics
    return people.last if people is not None and described and people.entry.data["kind"] in _WHO else None


def _joined(doc: Prepared, mentions: Mentions, at: int) -> int | None:
    """The token after more people of one fate that و joins: ستة جنود | وضابط."""
    more = next((count for count in mentions.counts if count.first == at), None)
    if more is None or not doc.tokens[at].form.startswith("و") or more.start == doc.tokens[at].start:
        return None
    before = next((count for count in mentions.counts if count.first < at and count.fate == more.fate), None)
    return more.last if before is not None else None


def _believed(doc: Prepared, mentions: Mentions, at: int) -> tuple[int, int] | None:
    """What people of no other description are believed to be: شخص | يعتقد بأنه | قيادي في التنظيم."""
    hedge = next((hedge for hedge in mentions.hedges if hedge.first == at and hedge.modality == "hedged"), None)
    if hedge is None:
        return None
    parties = (*mentions.targets, *mentions.actors)
    thing = next((one for one in parties if hedge.last <= one.first <= hedge.last + 1), None)
    return (thing.first, _onward(doc, mentions, thing.last)) if thing is not None else None

"""Words of a fate that tell none where they stand: in the name of a place or unit, without their rest, of attackers.

``مستشفى شهداء الأقصى`` is a house, ``فقد خرج عن الخدمة`` lost nothing, ``لاذا بالفرار`` displaced nobody, and
``توقف النشر`` is no arrest, though ``توقف`` is also "she arrests".
"""

from typing import Final

from tawthiq.lang.ar.number_words import number_word
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.text.fold import fold_word
from tawthiq.text.prepare import Prepared

_MARTYRS: Final = ("شهيد", "شهداء")
# What is named after the dead; in folded letters, without the article.
_NAMED: Final = frozenset(
    "مستشفي مشفي مسجد جامع ساحه ميدان شارع كتايب كتيبه لواء مدرسه مقبره جسر سرايا جامعه ملعب دوار حديقه مجمع مخيم "
    "سريه فوج قاعه محطه مركز حي روضه".split()
)
_JOINED: Final = "وفبل"  # letters that can be joined to the front of a word
_REST: Final = 12  # tokens in which the second part of a phrase follows: لقي عدد من الجنود مصرعهم
_TAKES_REFUGE: Final = ("لاذ", "يلوذ", "تلوذ", "لايذ")
_ARMED: Final = frozenset({"attacker", "combatant"})
_STOPS: Final = "توقف"


def tells(doc: Prepared, hits: Hits, hit: Hit) -> bool:
    """False where a word of the list of fates is something else, or tells of nobody."""
    data = hit.entry.data
    if _is_named_after(doc, hit):
        return False
    if "split" in data and not _has_rest(doc, hit) and not _takes_people(doc, hits, hit.last):
        return False
    if data.get("needs") == "residents" and _is_escape(doc, hits, hit):
        return False
    if data.get("role") == "person" and data["fate"] == "displaced":
        return False  # who they are, not that they fled now: منزل يؤوي نازحين
    return not only_stops(doc, hits, hit)


def only_stops(doc: Prepared, hits: Hits, hit: Hit) -> bool:
    """True for توقف that is a stop, or stopped: an arrest takes people next (الشرطة | توقف | شابين)."""
    if doc.tokens[hit.first].form[len(hit.clitics) :] != _STOPS or hit.last != hit.first + 1:
        return False
    return not _takes_people(doc, hits, hit.last)


def _is_named_after(doc: Prepared, hit: Hit) -> bool:
    """True for the dead in the name of a place or unit: مستشفى | شهداء الأقصى, ساحة | الشهداء."""
    form = doc.tokens[hit.first].form.removeprefix("ال")
    before = doc.tokens[hit.first - 1].form if hit.first else ""
    bare = {before, before.lstrip(_JOINED)}
    return not hit.clitics and form.startswith(_MARTYRS) and bool({word.removeprefix("ال") for word in bare} & _NAMED)


def _has_rest(doc: Prepared, hit: Hit) -> bool:
    """True where the second part of a phrase follows: لقي ... مصرعه."""
    rest = {fold_word(str(word)) for word in hit.entry.data["split"]}
    end = min(hit.last + _REST, doc.sentence_of(hit.first).last)
    return any(token.form in rest for token in doc.tokens[hit.last : end])


def _takes_people(doc: Prepared, hits: Hits, at: int) -> bool:
    """True where people or a number of them stand at a token."""
    if at >= doc.sentence_of(at - 1).last:
        return False
    if doc.tokens[at].kind == "number" or number_word(doc.tokens[at].form) is not None:
        return True
    for name in ("people", "quantifiers", "people_roles"):
        found = hits.at(name, at)
        if found is not None and found.first == at and not found.clitics:
            return True
    return False


def _is_escape(doc: Prepared, hits: Hits, hit: Hit) -> bool:
    """True for the flight of those who did it: لاذا | بالفرار, فر | المهاجمون."""
    before = doc.tokens[hit.first - 1].form.lstrip("وف") if hit.first else ""
    fled = hits.at("people", hit.last)
    return before.startswith(_TAKES_REFUGE) or (fled is not None and fled.entry.data.get("group") in _ARMED)

"""Where the people stand that a fate word governs: after it, before it, and those joined to them."""

from typing import Final

from tawthiq.lang.ar.counts.closed import ENDS, PREPOSITIONS, STOPS, words
from tawthiq.lang.ar.counts.names import named_at, stranger_at
from tawthiq.lang.ar.counts.phrase import FORMS, NOBODY, Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.view import View
from tawthiq.rules.lexicon import Hit

_MASDAR_LEADS: Final = frozenset({"عن", "الي", "في", "بعد", "اثر"})
_REACH: Final = 18
SPLITS: Final = words(
    "مصرعه مصرعها مصرعهم مصرعهما مصرعهن حتفه حتفها حتفهم حتفهما حتفهن ربه ربهم حياته حياتها حياتهم حياتهما "
    "حياتهن ارواحهم ارواحهما"
)
_DIVIDERS: Final = frozenset({"part", "share", "all", "tally", "link"})
_ABOARD: Final = frozenset({"في", "فيها", "فيه", "بداخلها", "بداخله", "كانوا", "حولها"})  # قتل من في السيارة
_FRESH: Final = frozenset({"فيه", "فيها", "به", "بها", "فيهم", "خلاله", "خلالها", "اليوم", "امس"})
_PARTS_OF_DAY: Final = words("صباح مساء فجر ظهر عصر ليل ليله يوم ايضا كذلك حينها انذاك لاحقا")
_ADVERBS: Final = words("بالرصاص رميا ذبحا خنقا طعنا عمدا امس اليوم مساء صباح فجر ظهر عصر ليل ليله يوم ايضا")
_DEMONSTRATIVES: Final = frozenset({"هذا", "هذه", "هولاء", "هذين", "ذلك", "تلك"})
_EVENT_PREPOSITIONS: Final = frozenset({"في", "خلال", "اثر", "جراء"})
_NEAR_NAME: Final = 5
RELATIVES: Final = words("الذي التي الذين اللذين اللذان والذي والتي والذين ممن")
_ASIDE: Final = frozenset({"،", ",", "-", "(", ")"})
_OF: Final = "من"
_OBJECT_REACH: Final = 7  # tokens from those who did something to those they did it to
_PARTY_REACH: Final = 5
_BELIEF: Final = frozenset({"يعتقد", "يشتبه", "يرجح", "يظن", "قيل", "يقال", "يزعم"})
_THAT_THEY: Final = ("انه", "بانه", "انتما", "بانتما")
_PERSON_SOURCES: Final = frozenset({"كل", "جميع"})
LOOSE: Final = words(
    "علي في من عن الي خلال اثر بين مع ضمن قرب داخل وسط شمال جنوب شرق غرب بعد قبل منذ لدي ضد عند حتي تحت فوق "
    "حول خارج امام خلف بسبب نتيجه جراء عقب مساء صباح فجر يوم بحسب حسب وفق"
)


def governs(view: View, index: int) -> bool:
    """True for a fate word that takes victims (not a noun for them)."""
    hit = view.fate_at(index)
    if hit is None or "role" in hit.entry.data or index in view.ends:
        return False
    if "split" in hit.entry.data and not any(
        view.form(position) in SPLITS for position in range(hit.last, min(hit.last + 24, view.last))
    ):
        return False
    form = view.form(index)[len(hit.clitics) :]
    return not (form.startswith("ال") and hit.shape == "masdar" and hit.entry.data.get("voice") != "after")


def is_noun(view: View, hit: Hit) -> bool:
    """True for a verbal noun, and for a verb's letters after a preposition (بقتل، إلى قتل)."""
    if hit.shape in {"masdar", "word"}:
        return True
    return hit.shape == "past" and (hit.clitics[-1:] in {"ب", "ل", "ك"} or view.form(hit.first - 1) in _MASDAR_LEADS)


def direct(view: View, index: int, *, sure: bool) -> Phrase | None:
    """The phrase right at a token; ``sure`` takes a word of no list as someone."""
    if view.form(index)[:1] == "و" and view.joins(index):
        return None
    if view.form(index) in _DEMONSTRATIVES:
        found = phrase_at(view, index + 1, open_number=view.form(index + 1).startswith("ال"))  # هؤلاء الثلاثة
        return found if found is not None and (found.kind == "counted" or found.number.exact) else None
    if view.form(index) == "من" and view.form(index + 1) in _ABOARD:
        return Phrase(index, index + 1, FORMS["many"], "counted", NOBODY)
    found = phrase_at(view, index, open_number=True) or named_at(view, index)
    return found or (stranger_at(view, index) if sure else None)


def after(view: View, index: int, *, counted_only: bool = False, through_relative: bool = False) -> Phrase | None:
    """The first phrase after a token that no preposition governs: subjects, places and times are passed over."""
    event = _past_event(view, index)
    if event is not None:
        return event
    position, in_phrase, aside, plain = index, False, counted_only, True  # plain: only times passed over so far
    while position < min(index + _REACH, view.last):
        form = view.form(position)
        if form in RELATIVES and (through_relative or (in_phrase and position < index + _NEAR_NAME)):
            position, aside = position + 1, True
            continue
        if form in ENDS or governs(view, position) or (form in STOPS and view.quantities.get(position) is None):
            return None
        if view.quantity_at(position, "part") is not None:
            return None
        found = open_phrase(view, position)
        if found is None and plain and view.number(position) is not None:
            found = phrase_at(view, position, open_number=True)
        if found is None and not in_phrase and position < index + _NEAR_NAME and view.form(position - 1) not in LOOSE:
            name = named_at(view, position)
            if name is not None and not view.clitics(position):
                return name
        if found is not None:
            tied = in_phrase or found.kind != "counted" or position == index
            if not _held(view, position, aside=aside, tied=tied) and _takes(
                view, found, in_phrase or aside, position == index
            ):
                return found
            position = found.last
            continue
        if plain and form in {"،", ","}:
            position += 1
            continue
        if form not in _FRESH and not view.taken(position):
            plain = plain and form in _PARTS_OF_DAY
            in_phrase = in_phrase or form in PREPOSITIONS or (form[:1] == "ب" and len(form) > 3) or form[:2] == "لل"
        aside = aside or form in _ASIDE
        position += 1
    return None


def _held(view: View, position: int, *, aside: bool, tied: bool) -> bool:
    """True for a phrase that a preposition or another verb governs, or (``tied``) that و joins to what is passed."""
    before, lead = view.form(position - 1), view.clitics(position)[-1:]
    if before in LOOSE or lead in {"ب", "ل", "ك"} or (aside and _has_verb(view, position - 1)):
        return True
    return tied and (lead in {"و", "ف"} or before == "و")


def _has_verb(view: View, index: int) -> bool:
    """True for a word with a pronoun, whose subject follows: ``الذي شنه ثلاثة مسلحين``."""
    token = view.tokens[index]
    return view.source[token.start : token.end].endswith("ه") and token.kind == "word"


def _past_event(view: View, index: int) -> Phrase | None:
    """A bare noun after "in the attack": ``قتل في الهجوم نائب قائد القوات``."""
    definite_at = index + 1 + (view.form(index + 1) in {"احد", "احدي"})
    if view.form(index) not in _EVENT_PREPOSITIONS or not view.form(definite_at).startswith("ال"):
        return None
    index += view.form(index + 1) in {"احد", "احدي"}
    found = phrase_at(view, index + 2)
    if found is None or view.clitics(index + 2) or found.weak or found.fate is not None:
        return None
    return found if found.kind == "bare" and not found.is_definite else None


def _takes(view: View, phrase: Phrase, loose: bool, near: bool) -> bool:
    """Whether a phrase in the scan can be the victim: counted ones anywhere, bare ones only outside of "in", "by"..."""
    if phrase.kind == "counted" or (phrase.kind == "other" and view.number(phrase.first) is not None):
        return True
    if loose and phrase.kind == "bare" and phrase.number.max == 1 and phrase.head is not None:
        return view.form(phrase.head).endswith("ا") and not phrase.weak and phrase.fate is None
    if loose or phrase.kind == "other":
        return False
    return not (phrase.weak and not near) and not (phrase.is_definite and phrase.plural and not near)


def object_of(view: View, subject: Phrase) -> Phrase | None:
    """The object that follows a subject with an active verb: ``قتل مسلحون خمسة جنود``."""
    if subject.label.group not in {"combatant", "attacker"} and subject.noun not in {
        "مستوطن",
        "مستوطنون",
        "مجهولون",
        "مجهول",
        "شاب",
        "رجل",
    }:
        return None
    position = subject.last
    ending = view.form(subject.head)[-2:] if subject.head is not None else ""
    end = min(subject.last + _OBJECT_REACH, view.last)
    while position < end:
        form = view.form(position)
        passed = _past_doers(view, position)
        if passed is not None:
            position, end = passed, min(passed + _OBJECT_REACH, view.last)
            continue
        quantity = view.quantities.get(position)
        if view.tokens[position].kind == "mark" or (quantity is not None and quantity.entry.data["kind"] in _DIVIDERS):
            return None
        if (form in STOPS and quantity is None) or view.joins(position) or governs(view, position):
            return None
        if form in PREPOSITIONS or view.clitics(position) or form[:1] in "بل":
            return None
        found = _counted_at(view, position)
        plain = subject.kind == "counted" and found is not None and found.kind == "bare" and not form.endswith("ا")
        own = subject.head is not None and view.form(subject.head).startswith("ال") and not subject.plural
        if own and found is not None and found.is_definite:
            return None
        single = found is not None and _is_single_object(view, subject, found)
        if found is not None and found.kind in {"counted", "bare"} and (single or _is_object(found, form, ending)):
            return None if plain else found
        position += 1
    return None


def _counted_at(view: View, position: int) -> Phrase | None:
    """A phrase at a token, people of no list after a number and "of" included: ``أربعة من جامعي الكمأة``."""
    found = phrase_at(view, position)
    if found is None and view.number(position) is not None:
        open_one = phrase_at(view, position, open_number=True)
        return open_one if open_one is not None and view.form(open_one.last - 1) != _OF else None
    return found


def _past_doers(view: View, position: int) -> int | None:
    """Past what stands between those who did it and their object: times, their party, what they are believed to be.

    ``قتل مسلحون | ، فجر أمس، | ثلاثة``, ``اغتال مسلحون | يعتقد أنهم من خلايا التنظيم | عضوا``.
    """
    form = view.form(position)
    if form in _ADVERBS or view.taken(position):
        return position + 1
    if form == "،":
        return position + 1 if view.taken(position + 1) or view.taken(position - 1) else None
    if form in _BELIEF:
        position += 1 + (view.form(position + 1) == "ب")
        if not view.form(position).startswith(_THAT_THEY):
            return None
        position, form = position + 1, view.form(position + 1)
    return _past_party(view, position + 1) if form == _OF else None


def _past_party(view: View, position: int) -> int:
    """Past the words of a party after "of": ``من | خلايا داعش``, ``من | «قسد»``; one word where none is known."""
    start = position
    while position < start + _PARTY_REACH and position < view.last:
        person = view.person_at(position)
        quoted = view.form(position) == '"'
        of_party = person is not None and person.entry.data["kind"] == "collective"
        if not (quoted or of_party or _leads_to_party(view, position)):
            break
        position += 1 if quoted or person is None else person.last - position
    return max(position, start + 1)


def _leads_to_party(view: View, position: int) -> bool:
    """True for a word that a party follows in construct: ``خلايا | داعش``, ``عناصر | تنظيم داعش``."""
    party = view.person_at(position + 1)
    return party is not None and not party.clitics and party.entry.data["kind"] == "collective"


def _is_single_object(view: View, subject: Phrase, found: Phrase) -> bool:
    """True for one person after several of whom he can be no adjective: ``قتل مسلحو التنظيم | حارس بئر``."""
    several = subject.plural and subject.head is not None and not view.form(subject.head).endswith("ا")
    single = found.kind == "bare" and found.number.max == 1 and found.head == found.first
    adjective = view.form(found.first).startswith("ال") or view.form(found.first).endswith("ه")
    return several and single and not found.weak and found.fate is None and not adjective


def _is_object(phrase: Phrase, form: str, ending: str) -> bool:
    """True for a phrase that can be an object and is no adjective of the subject."""
    if phrase.kind == "counted":
        return phrase.fate is None
    if form.endswith("يه"):
        return False  # an adjective: شخصيات قيادية
    if phrase.is_definite and form.startswith("ال") and not phrase.weak and phrase.number.max in {1, 2}:
        return phrase.label.group not in {"combatant", "attacker"} and phrase.kind == "bare"
    told = phrase.fate is not None and not phrase.soft
    if phrase.weak or told or phrase.is_definite or form[-2:] == ending:
        return False
    if ending.endswith("ا") and form.endswith("ا"):
        return False
    return phrase.plural or form.endswith(("ا", "ه"))


def open_phrase(view: View, index: int) -> Phrase | None:
    """A phrase, a number without a noun included."""
    found = phrase_at(view, index)
    if found is None and view.number(index) is not None:
        found = phrase_at(view, index, open_number=True)
        return found if found is not None and found.noun is None else None
    return found


def breaks(view: View, position: int) -> bool:
    """True where a breakdown or share begins."""
    found = view.quantities.get(position)
    return found is not None and found.entry.data["kind"] in {"part", "all", "tally"}

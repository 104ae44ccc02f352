"""Nouns of people: which number their form tells, and which group they and what goes with them belong to."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from tawthiq.lang.ar.counts.closed import PREPOSITIONS, STOPS, words
from tawthiq.lang.ar.counts.view import View
from tawthiq.rules.lexicon import Entry, Hit
from tawthiq.text.fold import fold_word

Form = Literal["one", "two", "many"]
_PRONOUNS: Final = ("هما", "هم", "هن", "ها", "ه")
_MANY_FORMS: Final = 20_000
_FORMS: Final[dict[tuple[str, str, bool], Form]] = {}  # known number forms by (word, entry, has a pronoun)
_NO_ARTICLE: Final = ("الماني", "المان", "الويه")
_SHADDA: Final = "\u0651"
_VOWELLED_DUAL: Final = "\u064eين"  # صحفيَّين: a fatha before ين
_MEMBERS: Final = words(
    "عضو اعضاء عضوا عضوين فرد افراد فردا رجل رجال رجلين اعوان عون قاده قيادي منتسب منتسبي منتسبين منسوب "
    "منسوبي منسوبين موظف مجموعه عنصرا عدد شخص اشخاص شخصا شخصين"
)
_LEADERS: Final = words("قاده زعماء زعماي زعيم قياديي قيادات")
_KIN_HEADS: Final = words(
    "نجل ابن ابنه ابناء ابناي ابناو شقيق شقيقه والد والده زوجه زوج قريب اقارب اقرباء عم خال حفيد احفاد صهر اطفال سايق"
)
_THROUGH: Final = frozenset({"صفوف", "بين", "عناصر", "افراد", "مقاتلي", "اعضاء", "منتسبي", "قوات", "جانب"})


@dataclass(frozen=True, slots=True)
class Label:
    """A group and the word or rule that gave it."""

    group: str
    by: str


def bare_form(form: str, hit: Hit) -> str:
    """A folded word without its proclitics, article and pronoun."""
    word = form.removeprefix(hit.clitics)
    if word.startswith(_NO_ARTICLE):
        return word
    if hit.clitics.endswith("ل") and not word.startswith("ال") and form[len(hit.clitics) :].startswith("ل"):
        word = word[1:]
    word = word.removeprefix("ال")
    if hit.suffix:
        for pronoun in _PRONOUNS:
            if word.endswith(pronoun):
                return word.removesuffix(pronoun)
    return word


def has_pronoun(view: View, hit: Hit) -> bool:
    """True for a noun with a pronoun; not for a feminine, which folds alike but is printed with ة: ``أسيرة``."""
    end = view.tokens[hit.first].end
    return hit.suffix and view.source[end - 1 : end] != "ة"


def definite(view: View, hit: Hit) -> bool:
    """True where a noun has the article or a pronoun, or its genitive has."""
    form = view.form(hit.first)
    if hit.last > hit.first + 1 and view.form(hit.last - 1).startswith("ال"):
        return True
    rest = form.removeprefix(hit.clitics)
    if rest.startswith(_NO_ARTICLE):
        return False
    return has_pronoun(view, hit) or rest.startswith("ال") or form.startswith(("لل", "ولل"))


def number_form(view: View, hit: Hit) -> Form:
    """Whether a noun stands in the singular, dual or plural."""
    token = view.tokens[hit.first]
    form = token.form
    if form.endswith("ين") and _VOWELLED_DUAL in view.source[token.start : token.end].replace(_SHADDA, ""):
        return "two"
    if form.endswith("ا") and not hit.clitics and _of_a_party(view, hit):
        return "two"
    known = _FORMS.get((form, hit.entry.id, hit.suffix))
    if known is None:
        known = _form_of(bare_form(form, hit), _listed(hit.entry), suffix=hit.suffix)
        if len(_FORMS) < _MANY_FORMS:
            _FORMS[form, hit.entry.id, hit.suffix] = known
    return known


def _of_a_party(view: View, hit: Hit) -> bool:
    """True for a dual in a construct with a party: ``ضابطا شرطة``."""
    party = view.person_at(hit.last) if hit.entry.list == "people" else None
    return party is not None and not party.clitics and party.entry.id == "party.armed" and party.last == hit.last + 1


def _listed(entry: Entry) -> tuple[frozenset[str], ...]:
    """The folded many, two, sound and broken words of an entry."""
    keys = ("many", "two", "sound", "broken", "nouns")
    return _folded_lists(*(tuple(entry.data.get(key, ())) for key in keys))


@lru_cache(maxsize=512)
def _folded_lists(*lists: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Folded words, and the first words of phrases, by which their number is told."""
    return tuple(
        frozenset(form for word in words for form in {fold_word(word), fold_word(word).split()[0]}) for words in lists
    )


def _form_of(word: str, lists: tuple[frozenset[str], ...], *, suffix: bool) -> Form:
    many, two, sound, broken, nouns = lists
    if word in many or (word.endswith("ا") and word[:-1] in many):
        return "many"
    if word in two:
        return "two"
    if word in nouns or (word.endswith("ا") and word[:-1] in nouns):
        return "one"
    if suffix and word.endswith("ت") and word[:-1] + "ه" in nouns:
        return "one"
    if word.endswith(("تان", "تين")) or (suffix and word.endswith(("تا", "تي"))):
        return "two"
    return _by_ending(word, sound, broken, nouns, suffix=suffix)


def _by_ending(
    word: str, sound: frozenset[str], broken: frozenset[str], nouns: frozenset[str], *, suffix: bool
) -> Form:
    """The number that the ending of a regular noun tells."""
    if word.endswith("ان"):
        return "two"
    if word.endswith(("ون", "ات", "وا")):
        return "many"
    if word.endswith("ين"):
        stem = word[:-2]
        is_sound = stem in sound or (stem not in broken and (stem[:1] == "م" or stem.endswith("ي")))
        return "many" if is_sound or stem not in nouns else "two"
    if suffix and word.endswith(("ا", "ي")):
        return "two" if word[:-1] in nouns and word[:1] != "م" else "many"
    return "one"


@lru_cache(maxsize=16384)
def unknown_form(word: str) -> Form:
    """The number that the ending of a word of no list tells."""
    if len(word) > 4 and word.endswith(("ون", "ين", "يات")):
        return "many"
    if len(word) > 5 and word.endswith(("يان", "تان")):
        return "two"
    return "one"


def group_of(view: View, hit: Hit, after: int) -> Label:
    """The group of a head noun, or what its adjectives or "from" make of it."""
    group = str(hit.entry.data.get("group", "unknown"))
    by = hit.entry.id
    if group == "unknown":
        if hit.entry.list == "fates":
            after = _past_pair(view, hit, after)
        head = bare_form(view.tokens[hit.first].form, hit)
        if head.startswith("مشتبه"):
            return suspected(view, after) or Label(group, by)
        better = complement_group(view, after, head) or (_whose_members(view, hit, head) if hit.suffix else None)
        if better is not None:
            return better
    return Label(group, by)


def _whose_members(view: View, hit: Hit, head: str) -> Label | None:
    """The group of members told by a pronoun (``أفرادها``): that of the armed party before."""
    if head not in _MEMBERS and head not in _LEADERS:
        return None
    for position in range(hit.first - 1, view.start - 1, -1):
        party = view.person_at(position)
        if party is None or party.entry.data["kind"] == "thing":
            continue
        kind, group = party.entry.data["kind"], party.entry.data["group"]
        if kind == "family":
            return None
        if kind == "collective" and group == "combatant":
            return Label("combatant", party.entry.id)
    return None


def _past_pair(view: View, hit: Hit, after: int) -> int:
    """The token after a second noun of a fate that و joins: ``قتلى وجرحى من الجيش``."""
    other = view.fate_at(after)
    joined = other is not None and other.clitics == "و" and other.entry.data.get("role") == "person"
    return other.last if other is not None and joined and other.entry is not hit.entry else after


def complement_group(view: View, index: int, head: str) -> Label | None:
    """The group that adjectives, a genitive or "of the ..." after a noun tell; None where they tell none."""
    for position in range(index, min(index + 2, view.last)):
        theirs = _belonging(view, position) if position == index else None
        if theirs is not None:
            return theirs
        source = _source(view, position, near=position == index)
        if source is not None:
            return _source_group(view, source)
        hit = view.person_at(position)
        if _ends_noun(view, position, hit):
            return None
        found = _adjective_group(hit, position - index, head) if hit is not None else None
        if found is not None:
            return found
    return None


def nameless_group(view: View, index: int) -> Label | None:
    """The group that what follows a number alone tells: ``7 من الشرطة``، ``أربعة يعتقد أنهم من المسلحين``."""
    if view.form(index) == "من":
        return complement_group(view, index, "")
    return suspected(view, index) if view.form(index) in {"يشتبه", "يعتقد"} else None


def suspected(view: View, position: int) -> Label | None:
    """The group of those thought to belong to a party: ``عشرة من المشتبه في انتمائهم لجماعات مسلحة``."""
    told = False
    for later in range(position, min(position + 6, view.last)):
        form = view.form(later)
        told = told or form.removeprefix("ب").startswith(("انتما", "انه", "كونهم"))
        hit = view.person_at(later)
        if told and hit is not None and hit.entry.data.get("group") == "combatant":
            return Label("combatant", hit.entry.id)
        if view.tokens[later].kind == "mark":
            return None
    return None


def _belonging(view: View, position: int) -> Label | None:
    """The group of people of an armed party that ل brings: ``قتلى للاحتلال``، ``عون للأمن الوطني``."""
    hit = view.person_at(position)
    if hit is None or hit.clitics != "ل" or hit.entry.data["kind"] != "collective":
        return None
    return Label("combatant", hit.entry.id) if hit.entry.data["group"] == "combatant" else None


def _source(view: View, position: int, *, near: bool) -> int | None:
    """The token after "of", "among" or "in the ranks of"; None where none of them stands."""
    form = view.form(position)
    if form in {"من", "بصفوف"} or (form == "بين" and near):
        return position + 1
    return position + 1 if form in {"في", "بين"} and view.form(position + 1) == "صفوف" else None


def _ends_noun(view: View, position: int, hit: Hit | None) -> bool:
    """True for what cannot be an adjective or genitive of a noun before it."""
    form = view.form(position)
    if view.fates.get(position) is not None or view.taken(position) or form in STOPS or not form.isalpha():
        return True
    if hit is not None:
        return bool(hit.clitics)
    adjective = form.endswith(("ي", "ين", "يا", "يه", "يون")) and form[:1] not in {"و", "ب", "ي"}
    return form in PREPOSITIONS or not adjective or form.startswith("لل")


def _adjective_group(hit: Hit, distance: int, head: str) -> Label | None:
    """The group that a word right after a head noun gives it."""
    group = str(hit.entry.data.get("group", "unknown"))
    kind = hit.entry.data["kind"]
    if hit.entry.data.get("weak") or head in _KIN_HEADS:
        return None
    if kind == "person" and group in {"civilian", "combatant", "journalist"}:
        return Label(group, hit.entry.id)
    if kind == "collective" and group == "combatant" and distance == 0 and head in _MEMBERS:
        return Label(group, hit.entry.id)
    return None


def _source_group(view: View, index: int) -> Label | None:
    """The group of the party or people after "of", words like "ranks" passed over."""
    while (view.form(index) in _THROUGH and view.person_at(index) is None) or view.form(index) in {'"', "'", "“"}:
        index += 1
    if view.form(index).startswith("المشتبه"):
        return suspected(view, index)
    hit = view.person_at(index)
    if hit is None or hit.clitics or hit.entry.data["kind"] not in {"person", "collective"}:
        return None
    group = str(hit.entry.data.get("group", "unknown"))
    if group == "unknown" and hit.entry.data["kind"] == "person":
        return complement_group(view, hit.last, bare_form(view.tokens[hit.first].form, hit))
    return Label(group, hit.entry.id) if group not in {"unknown", "attacker"} else None

"""Which word of a text means what in a time: every distinct word is looked up once and kept."""

from dataclasses import dataclass
from typing import Any, Final

from tawthiq.lang.ar.number_words import number_word, ordinal_word
from tawthiq.rules.lexicon import Lexicon
from tawthiq.text.fold import fold_word
from tawthiq.text.tokens import Token

_CACHE_LIMIT: Final = 200_000
_NOTHING: Final[dict[str, Any]] = {}
# Words of the grammar itself: they open a time or join its parts.
CONNECTORS: Final = {
    "منذ": "since", "مذ": "since", "مند": "since",
    "قبل": "before", "قبيل": "before", "بعد": "after", "عقب": "after",
    "من": "from", "بين": "between", "مابين": "between",
    "الي": "to", "حتي": "to", "لغايه": "to",
    "هذا": "this", "هذه": "this",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word that can be part of a time.

    ``role`` is that of the word lists (``weekday``, ``month``...), of the connectors, or ``ordinal`` and ``numeral``;
    ``rest`` the word without its proclitics ``clitics``, ``extra`` how many letters those take.
    """

    role: str
    value: Any
    data: dict[str, Any]
    rest: str
    clitics: str
    extra: int

    @property
    def definite(self) -> bool:
        """True with the article."""
        return self.rest.startswith("ال")


class Vocabulary:
    """The time words of a lexicon. ``of`` gives the word for a form, or None; ``blocks`` what a name word stops."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Nothing is looked up before it is asked for."""
        self._lexicon = lexicon
        self._words: dict[str, Word | None] = {}
        self._names: dict[str, frozenset[str]] = {}

    def of_all(self, tokens: list[Token]) -> list[Word | None]:
        """The word of every token; None for numbers and marks."""
        words, found = self._words, []
        for token in tokens:
            form = token.form
            if form not in words:
                if len(words) > _CACHE_LIMIT:
                    words.clear()
                words[form] = self._look_up(token)
            found.append(words[form])
        return found

    def blocks(self, token: Token, side: str) -> frozenset[str]:
        """Which rules a name word stops, where it stands ``before`` or ``after`` the time word."""
        key = side + token.form
        if key not in self._names:
            if len(self._names) > _CACHE_LIMIT:
                self._names.clear()
            hits = self._lexicon.scan([token]).of("times_names")
            said = [name for hit in hits if hit.entry.data["side"] == side for name in hit.entry.data["blocks"]]
            self._names[key] = frozenset(said)
        return self._names[key]

    def _look_up(self, token: Token) -> Word | None:
        form = token.form
        if token.kind != "word":
            return None
        connector = CONNECTORS.get(form) or (CONNECTORS.get(form[1:]) if form[0] in "وف" else None)
        if connector is not None:
            extra = 0 if form in CONNECTORS else 1
            return Word(connector, None, _NOTHING, form[extra:], form[:extra], extra)
        hits = self._lexicon.scan([token]).of("times")
        if hits:
            return self._from_list(form, hits[0].entry.data, hits[0].clitics)
        ordinal = ordinal_word(form)
        if ordinal is not None:
            return Word("ordinal", ordinal[0], _NOTHING, form[len(ordinal[2]) :], ordinal[2], len(ordinal[2]))
        number = number_word(form)
        if number is not None:
            extra = len(number.clitics)
            return Word("numeral", number.value, _NOTHING, form[extra:], number.clitics, extra)
        return None

    @staticmethod
    def _from_list(form: str, data: dict[str, Any], clitics: str) -> Word:
        """The word of a list entry; the second words of a pair are folded here, once."""
        if "second" in data:
            data = {**data, "second": {fold_word(word): value for word, value in data["second"].items()}}
        merged = "ل" in clitics and form[clitics.index("ل") :].startswith("لل")
        extra = len(clitics)
        rest = "ال" + form[extra + 1 :] if merged else form[extra:]
        return Word(data["role"], data.get("value"), data, rest, clitics, 0 if merged else extra)

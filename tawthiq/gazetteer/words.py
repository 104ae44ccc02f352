"""The words around place names (heads, directions, prepositions, nationalities), looked up with their proclitics."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

_PREFIXES: Final = ("وب", "ول", "فب", "فل", "و", "ف", "ب", "ل", "ك")
_HAMZAS: Final = frozenset("أإآ")
_CACHE_LIMIT: Final = 100_000


@dataclass(frozen=True, slots=True)
class Word:
    """What a token can do for a place: its values by role, the proclitics before it, the spellings of a head noun."""

    roles: Mapping[str, str]
    clitics: str
    printed: Collection[str] = ()

    def get(self, role: str) -> str | None:
        """The value in a role, or None."""
        return self.roles.get(role)

    def spelt(self, letters: str) -> bool:
        """True unless the hamzas of the word as printed (without its proclitics) are another word's (إحياء, وأدى)."""
        same = [form for form in self.printed if len(form) == len(letters)]
        return not same or any(
            all(a == b or a not in _HAMZAS for a, b in zip(letters, form, strict=True)) for form in same
        )


class Words:
    """The compiled words: one dictionary probe a form once it has been met."""

    def __init__(self, rows: Mapping[str, Mapping[str, str]], printed: Mapping[str, Collection[str]]) -> None:
        self._forms: dict[str, dict[str, str]] = {}
        for role, forms in rows.items():
            for form, value in forms.items():
                self._forms.setdefault(form, {})[role] = value
        self._printed = printed
        self._cache: dict[str, Word | None] = {}

    def look(self, form: str) -> Word | None:
        """What a folded token means here, or None."""
        try:
            return self._cache[form]
        except KeyError:
            if len(self._cache) > _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[form] = self._read(form)
            return found

    def _read(self, form: str) -> Word | None:
        roles = self._forms.get(form)
        if roles is not None:
            return Word(roles, "", self._printed.get(form, ()))
        for prefix in _PREFIXES:
            if not form.startswith(prefix) or len(form) < len(prefix) + 2:
                continue
            rest = form[len(prefix) :]
            if prefix[-1] == "ل" and rest[0] == "ل":
                rest = "ا" + rest
            roles = self._forms.get(rest)
            if roles is not None:
                return Word(roles, prefix, self._printed.get(rest, ()))
        return None

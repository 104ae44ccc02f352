"""What the grammar has found in a sentence so far."""

from dataclasses import dataclass, field, replace
from typing import Final

from tawthiq.lang.ar.counts.names import with_name
from tawthiq.lang.ar.counts.nouns import Label
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.view import View
from tawthiq.model.values import Range

TWO_FATES: Final = "ar.count.two-fates"
SOME: Final = Range(1, None)
NO_ONE: Final = Range(0, 0)


@dataclass(frozen=True, slots=True)
class Found:
    """People with a fate; ``part`` where they are part of a larger number told before."""

    phrase: Phrase
    fate: str
    number: Range
    label: Label
    rule: str
    fate_token: int
    part: bool = False


@dataclass(slots=True)
class Reading:
    """A sentence being read: what was found, and which tokens are spoken for."""

    view: View
    found: list[Found] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def free(self, phrase: Phrase) -> bool:
        """True where no token of a phrase has been given a fate."""
        return not any(token in self.used for token in range(phrase.first, phrase.last))

    def add(self, phrase: Phrase, fates: list[str], rule: str, token: int, *, part: bool = False) -> None:
        """Give a phrase its fate; one number for two fates is at least one each."""
        phrase = with_name(self.view, phrase)
        number = SOME if len(fates) > 1 and phrase.number.min > 0 else phrase.number
        rule = TWO_FATES if len(fates) > 1 and phrase.number.min > 0 else rule
        for fate in fates:
            label = phrase.label
            if label.group == "attacker" and fate != "killed":
                label = Label("combatant", label.by)
            self.found.append(Found(phrase, fate, number, label, rule, token, part))
        self.used.update(range(phrase.first, phrase.last))

    def relabel(self, index: int, label: Label, rule: str) -> None:
        """Give what was found another group, by a rule."""
        self.found[index] = replace(self.found[index], label=Label(label.group, rule))

"""Named rules: a stable id, what it does, and examples that are tests.

A rule is how a value says where it came from: every value's ``rule`` is an id that :func:`describe` knows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``examples`` are texts it must read and what it must make of them; ``never`` texts it must not touch.

    What an example's right side means is up to the module that holds the rule; ``tests/rules`` runs them all.
    """

    id: str
    says: str
    examples: tuple[tuple[str, object], ...]
    never: tuple[str, ...]


_RULES: Final[dict[str, Rule]] = {}


class RuleError(ValueError):
    """A rule that has no example, no counter-example, or an id in use."""


def define(
    rule_id: str, says: str, *, examples: tuple[tuple[str, object], ...] = (), never: tuple[str, ...] = ()
) -> str:
    """Register a rule by its id (``ar.time.weekday``) and one sentence for people, and return the id.

    Raises :class:`RuleError` where the id is taken or the sentence is missing.
    """
    if rule_id in _RULES:
        raise RuleError(f"two rules are called {rule_id}")
    if not says:
        raise RuleError(f"rule {rule_id} does not say what it does")
    _RULES[rule_id] = Rule(rule_id, says, examples, never)
    return rule_id


def rule(
    rule_id: str, says: str, *, examples: tuple[tuple[str, object], ...], never: tuple[str, ...]
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorate the function that is the rule. At least one example and one counter-example, or it does not load."""
    if not examples or not never:
        raise RuleError(f"rule {rule_id} needs an example and a counter-example")
    define(rule_id, says, examples=examples, never=never)

    def keep(function: Callable[P, R]) -> Callable[P, R]:
        function.rule_id = rule_id  # type: ignore[attr-defined]
        return function

    return keep


def describe(rule_id: str) -> str:
    """The sentence of a rule, for ``--explain``; the id itself where it belongs to a word-list entry."""
    known = _RULES.get(rule_id)
    return known.says if known else rule_id


def all_rules() -> tuple[Rule, ...]:
    """Every rule of the modules imported so far, by id."""
    return tuple(_RULES[key] for key in sorted(_RULES))

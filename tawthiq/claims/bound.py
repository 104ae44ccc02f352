"""What a mention is to a trigger: the roles, the rules that give them, and a mention bound in one."""

from dataclasses import dataclass
from typing import Final, Literal

from tawthiq.model.mention import Mention
from tawthiq.rules.rule import define

Role = Literal["perpetrator", "target", "place", "time"]
ROLES: Final[tuple[Role, ...]] = ("perpetrator", "target", "place", "time")

BY: Final = define("role.by", "the doer stands after من قبل، على يد، بنيران، برصاص")
SUBJECT: Final = define("role.subject", "the doer is the subject of an active verb")
DOER: Final = define("role.doer-of-noun", "the doer goes with the noun of the act (قصف قوات النظام، غارة للتحالف)")
OWNER: Final = define("role.owner-of-weapon", "the doer is whose weapon it was (طائرة تابعة للتحالف)")
SIDE: Final = define("role.side", "one side of the fighting (بين … و…، مع، ضد)")
OBJECT: Final = define("role.object", "what the act was done to: the object of its verb or verbal noun")
ON: Final = define("role.on", "what the act was aimed at (على، ضد)")
HURT: Final = define("role.hurt", "whom the act killed, hurt or held")
JOINTLY: Final = define("role.jointly", "the doer takes part in what another does (بمشاركة، بالتعاون مع)")
NEAR: Final = define("role.near", "a party that stands with the act, by its place in the clause")


@dataclass(frozen=True, slots=True)
class Bound:
    """A mention bound to a trigger in a role: how surely (log-odds over the threshold), and the rule.

    ``reports`` is True for who only says it: a doer where nobody else is named, as armies are of what they announce.
    """

    role: Role
    mention: Mention
    weight: float
    rule: str
    reports: bool = False

"""The types of incident (after the annotation guidelines) and what belongs to the same family."""

from typing import Final

INCIDENT_TYPES: Final = (
    "air_strike",
    "shelling",
    "bombing",
    "suicide_attack",
    "grenade",
    "chemical_attack",
    "explosion",
    "clash",
    "attack",
    "execution",
    "death_in_custody",
    "abduction",
    "arrest",
    "raid",
    "sexual_violence",
    "territorial_change",
    "destruction",
    "displacement",
    "protest",
    "riot",
    "agreement",
    "weapons_intercept",
    "body_found",
    "deployment",
    "release",
    "other",
)

FATES: Final = ("killed", "injured", "missing", "detained", "abducted", "displaced")
GROUPS: Final = ("civilian", "child", "woman", "medic", "journalist", "combatant", "attacker", "unknown")
SOURCE_KINDS: Final = (
    "official",
    "military",
    "armed_group",
    "monitor",
    "medical",
    "media",
    "un",
    "ngo",
    "witness",
    "local",
    "unnamed",
    "other",
)
TARGET_KINDS: Final = (
    "civilian",
    "home",
    "medical",
    "school",
    "market",
    "worship",
    "camp",
    "vehicle",
    "infrastructure",
    "media",
    "military",
    "leader",
    "other",
)

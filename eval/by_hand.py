"""The rules that the trained tables have to beat: yes or no by a few conditions in order, written down before training.

    by_hand.py DOCS.jsonl GOLD.jsonl

A trigger narrates unless it is negated, planned, threatened, conditional, condemned or told as a habit. It tells the
occurrence last told if it stands in its sentence, or is definite or an effect of a like type with no other place or
day. Doers and those done to are the nearest in the clause; place and time are the trigger's own, else its sentence's.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

import train

from tawthiq.claims.bind import ROLES, Role

NEVER = ("negation", "intention", "threat", "condition", "condemnation", "generality", "trial")
NO = -100.0


def table(conditions: Iterable[tuple[str, float]], bias: float) -> dict[str, float]:
    """Conditions in order, each outweighing all after it."""
    return {"bias": bias, **dict(conditions)}


def by_hand() -> train.Trained:
    """Tables that answer as the ordered conditions would."""
    narrate = table(((f"near={kind}", NO) for kind in NEVER), 1.0)
    apart = [(f"{field}=apart,{scope}", NO) for field in ("place", "date") for scope in ("own", "seen")]
    apart += [(f"place=other-country,{scope}", NO) for scope in ("own", "seen")]
    apart += [("type=other", NO), ("toll=differs", NO)]
    joins = [("same-clause", 40.0), *((f"same-sentence,clauses={n}", 20.0) for n in range(4)), ("last-group", 2.0)]
    joins += [("definite,type=same", 3.0), ("type=anaphor", 3.0), ("type=generic", 1.0)]
    same = table([*apart, *joins], -3.0)
    bind: dict[Role, dict[str, float]] = {role: table([("own", 2.0)], -1.0) for role in ROLES}
    near = [("same-clause,after", 1.0), ("same-clause,before", 1.0), ("speaker=says", NO), ("speaker=according", NO)]
    bind["perpetrator"] = table([("own", 1.0), *near, ("kind=person", NO)], -1.5)
    bind["target"] = table([("own", 1.0), *near, ("governor=في,after", NO), ("governor=by,after", NO)], -1.5)
    return train.Trained(narrate, same, bind, {"bias": 1.0})


def main() -> None:
    """Read all reports with the tables of no training and print what they reach."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    cases = train.load(args.docs, args.gold)
    cuts = train.Cuts(0.0, 0.0, 0.0, tuple((role, 0.0) for role in ROLES))
    slots = train.measure(cases, [train.predict(case, by_hand(), cuts) for case in cases])
    for name in ("incident", "OVERALL", "type", "date", "place", "killed", "perpetrators", "targets"):
        row = slots[name]
        print(f"{name:<14} P {row['precision']:.3f} R {row['recall']:.3f} F1 {row['f1']:.3f}")


if __name__ == "__main__":
    main()

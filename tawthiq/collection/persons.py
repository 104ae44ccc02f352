"""Persons as records: the named among those killed, hurt or held in an incident, with what each source gives of them.

A person belongs to one incident and is never joined to another's. Only names make a person: what an account describes
("eighteen gunmen") stays with its counts.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from tawthiq.collection.naming import Named, group, one_name, part_of_name
from tawthiq.collection.orm import Account, Incident, Naming, Person, Value
from tawthiq.collection.session import Acts
from tawthiq.reconcile.parties import bare_name

_GIVEN: Final = ("fate", "role", "age", "sex", "kin")
_PART: Final = 500  # incidents a query
_Row = tuple[Value, dict[str, Any]]  # a value that names somebody, and what its account gives of them


def persons_of(db: str, acts: Acts, incidents: Iterable[str]) -> int:
    """Make the persons of some incidents anew from the accounts that are their members. Returns how many there are.

    It stands in its caller's transaction, whose acts are given. A person keeps the id it had: one that already stands
    for one of its namings, or for its name. Persons of an incident that was merged into another go over to that one. An
    incident without members loses its persons.
    """
    count = 0
    ids = sorted(set(incidents))
    for first in range(0, len(ids), _PART):
        part = ids[first : first + _PART]
        known, named = _known(db, part), _named(db, part)
        for incident in part:
            if named[incident] or known[incident]:
                count += _rebuild(db, acts, incident, named[incident], known[incident])
    return count


def named_in(account: Account, values: Iterable[Value]) -> Iterator[_Row]:
    """The values of an account that name a victim, with what the account gives of that victim.

    A victim is one that the contract's incident lists, by the fullest name: a value with the same name or a part of it
    names that victim, one with more words ("the soldier ...") does not. What is denied or unknown names nobody.
    """
    listed = account.told.get("victims") or []
    for value in values:
        name = value.value.get("name") if isinstance(value.value, dict) else None
        if value.modality not in {"denied", "unknown"} and name and (row := _listed(listed, name)):
            yield value, {key: row[key] for key in _GIVEN if row.get(key) is not None}


def _listed(listed: list[dict[str, Any]], name: str) -> dict[str, Any] | None:
    """The victim of a list that a name names: the same name, else the first spelt alike, else the only one it is of."""
    words = len(bare_name(name).split())
    fuller = [row for row in listed if len(bare_name(row["name"]).split()) >= words]
    parts = [row for row in fuller if part_of_name(name, row["name"])]
    found = [row for row in listed if row["name"] == name] or [row for row in fuller if one_name(row["name"], name)]
    return found[0] if found else parts[0] if len(parts) == 1 else None


def _known(db: str, incidents: list[str]) -> dict[str, list[Person]]:
    """The persons that incidents have, and those of what was merged into them."""
    merged = dict(Incident.objects.using(db).filter(merged_into__in=incidents).values_list("id", "merged_into_id"))
    known: dict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.using(db).filter(incident__in=[*incidents, *merged]).prefetch_related("namings"):
        known[merged.get(person.incident_id) or person.incident_id].append(person)
    return known


def _named(db: str, incidents: list[str]) -> dict[str, list[_Row]]:
    """The values of the incidents' accounts that name a victim, in the order of accounts, claims and values."""
    rows = Value.objects.using(db).filter(claim__account__membership__incident__in=incidents, field="victims")
    values: dict[str, list[Value]] = defaultdict(list)
    for value in rows.select_related("claim").order_by("claim__account", "claim__position", "position"):
        values[value.claim.account_id].append(value)
    accounts = Account.objects.using(db).filter(membership__incident__in=incidents, id__in=list(values))
    found: dict[str, list[_Row]] = defaultdict(list)
    for account in accounts.select_related("membership").order_by("id"):
        found[account.membership.incident_id] += named_in(account, values[account.id])
    return found


def _rebuild(db: str, acts: Acts, incident: str, rows: list[_Row], known: list[Person]) -> int:
    """Put the persons of one incident in the place of those it had."""
    namings = [Named(_name(value), gives.get("age"), gives.get("sex")) for value, gives in rows]
    people = group(namings)
    before = {person.id: _state(person) for person in known}
    ids = _ids(incident, [[rows[at][0] for at in person] for person in people], known)
    Naming.objects.using(db).filter(person__in=list(before)).delete()
    Person.objects.using(db).filter(id__in=[key for key in before if key not in ids]).delete()
    for key, members in zip(ids, people, strict=True):
        person = Person(id=key, incident_id=incident, name=namings[members[0]].name)
        person.save(using=db)
        made = [Naming(value=rows[at][0], person_id=key, name=namings[at].name, gives=rows[at][1]) for at in members]
        Naming.objects.using(db).bulk_create(made)
        state = (incident, person.name, sorted((naming.value_id, naming.name) for naming in made))
        if before.get(key) != state:
            acts.note("person", key, incident=incident, namings=len(made))
    for key in sorted(set(before) - set(ids)):
        acts.note("person", key, incident=incident, namings=0)
    return len(people)


def _state(person: Person) -> tuple[str, str, list[tuple[int, str]]]:
    named = sorted((naming.value_id, naming.name) for naming in person.namings.all())
    return person.incident_id, person.name, named


def _ids(incident: str, people: list[list[Value]], known: list[Person]) -> list[str]:
    """An id for each person: of the known person with most of its namings, of one with its name, or a new one.

    A new id is the hash of the incident and the fullest name.
    """
    owners = {naming.value_id: person for person in known for naming in person.namings.all()}
    free = {person.id: person for person in sorted(known, key=lambda person: person.id)}
    found: list[str | None] = []
    for values in people:
        held = [owners[value.pk].id for value in values if value.pk in owners and owners[value.pk].id in free]
        best = max(sorted(set(held)), key=held.count, default=None)
        found.append(best)
        free.pop(best or "", None)
    for at, values in enumerate(people):
        if found[at] is None:
            named = [person for person in free.values() if one_name(person.name, _name(values[0]))]
            found[at] = named[0].id if len(named) == 1 else None
            free.pop(found[at] or "", None)
    taken = {key for key in found if key} | {person.id for person in known}
    return [key or _new_id(incident, _name(values[0]), taken) for key, values in zip(found, people, strict=True)]


def _new_id(incident: str, name: str, taken: set[str]) -> str:
    for again in range(len(taken) + 1):
        key = "p" + hashlib.sha256(f"{incident}\0{name}\0{again or ''}".encode()).hexdigest()[:16]
        if key not in taken:
            taken.add(key)
            return key
    raise AssertionError("more ids taken than there are")


def _name(value: Value) -> str:
    return str(value.value["name"])

"""Judgements as rows: the machine's, made anew with each linking, and people's, which stay and bind."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Final, cast

from django.db.models import Q

from tawthiq.collection.accounts import parts
from tawthiq.collection.orm import Judgement
from tawthiq.collection.session import now
from tawthiq.reconcile.link import Join, Near
from tawthiq.reconcile.link.group import Rule, Verdict

WHY_NEAR: Final[Mapping[Rule, str]] = {
    "below_threshold": "alike, but not enough to be joined",
    "told_apart": "one report tells them apart",
    "judged_different": "a person judged them different",
    "judged_unsure": "a person was unsure about them",
    "fits_several": "it fits more than one incident",
    "not_all_agree": "other accounts of the incident do not agree",
    "other_time": "they tell of times that exclude each other",
    "other_place": "they tell of places that exclude each other",
    "judged_same": "a person judged them the same, another judgement keeps them apart",
}


def judged_by_people(db: str, accounts: Iterable[str]) -> dict[tuple[str, str], Verdict]:
    """What people judged of pairs among some accounts, by the pair; of several judgements the last stands."""
    known = set(accounts)
    rows = Judgement.objects.using(db).exclude(person="").filter(undone_at__isnull=True).order_by("at", "id")
    return {
        (one, other): cast("Verdict", verdict)
        for one, other, verdict in rows.values_list("one_id", "other_id", "verdict")
        if one in known and other in known
    }


def judged_with(db: str, accounts: Iterable[str]) -> set[str]:
    """The accounts that people judged together with some."""
    found: set[str] = set()
    rows = Judgement.objects.using(db).exclude(person="").filter(undone_at__isnull=True)
    for part in parts(sorted(set(accounts))):
        for pair in rows.filter(Q(one_id__in=part) | Q(other_id__in=part)).values_list("one_id", "other_id"):
            found.update(pair)
    return found


def forget_machine(db: str, accounts: Iterable[str]) -> None:
    """Take away what the machine judged of some accounts. No membership may rest on it any more."""
    rows = Judgement.objects.using(db).filter(person="")
    for part in parts(sorted(set(accounts))):
        rows.filter(Q(one_id__in=part) | Q(other_id__in=part)).delete()


def write_joins(db: str, joins: Iterable[Join]) -> dict[tuple[str, str], int]:
    """Write the machine's joins; returns the judgement of each pair, a person's own where that joined it."""
    rows = [
        Judgement(
            one_id=join.one,
            other_id=join.other,
            verdict=Judgement.Verdict.SAME,
            because=join.because_en,
            reasons=[asdict(reason) for reason in join.reasons],
            score=round(join.score, 3),
            at=now(),
        )
        for join in joins
        if not join.judged
    ]
    Judgement.objects.using(db).bulk_create(rows, batch_size=500)
    found = {(row.one_id, row.other_id): row.pk for row in rows}
    people = Judgement.objects.using(db).exclude(person="").filter(verdict="same", undone_at__isnull=True)
    for join in joins:
        if join.judged:
            last = people.filter(one_id=join.one, other_id=join.other).order_by("-at", "-id").first()
            if last is not None:
                found[join.one, join.other] = last.pk
    return found


def write_near(db: str, near: Iterable[Near], joined: Iterable[tuple[str, str]]) -> None:
    """Write the near misses: pairs that a person may want to look at."""
    known = set(joined)
    rows = [
        Judgement(
            one_id=miss.one,
            other_id=miss.other,
            verdict=Judgement.Verdict.UNSURE,
            because=WHY_NEAR[miss.rule],
            reasons=[asdict(reason) for reason in miss.reasons],
            score=round(miss.score, 3),
            at=now(),
        )
        for miss in near
        if (miss.one, miss.other) not in known
    ]
    Judgement.objects.using(db).bulk_create(rows, batch_size=500)

"""What the scripts that score the linker share: the accounts that the reader makes of reports, and who was joined."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from tawthiq.model.incident import Incident
from tawthiq.model.report import Report
from tawthiq.reconcile.link.told import Told, told_of

Read = Callable[[Report], Sequence[Incident]]


class Joined(Protocol):
    """Accounts that the linker takes for one occurrence."""

    @property
    def members(self) -> Iterable[str]:
        """The ids of the accounts."""


class Linked(Protocol):
    """What the linker gives back."""

    @property
    def groups(self) -> Iterable[Joined]:
        """All that was joined; an account in none stands alone."""


Link = Callable[[Sequence[Told]], Linked]


def account_id(report: str, incident: str) -> str:
    """The id of an incident as one report tells it."""
    return f"{report}:{incident}"


def accounts(report: Report, incidents: Iterable[Incident]) -> list[Told]:
    """The incidents of a report in the linker's form; every report is a line of evidence of its own."""
    return [
        told_of(
            account_id(report.id, one.id),
            one.to_dict(),
            report=report.id,
            line=report.id,
            outlet=report.source or "",
            published=report.published,
        )
        for one in incidents
    ]


def joined(linked: Linked, tolds: Iterable[Told]) -> Mapping[str, int]:
    """The number of the group of each account; accounts that were joined to none have numbers of their own."""
    found = {member: number for number, group in enumerate(linked.groups) for member in group.members}
    alone = (told.id for told in tolds if told.id not in found)
    return found | {account: -1 - number for number, account in enumerate(alone)}


def shipped_link() -> Link:
    """The project's linker with its shipped weights and without any person's judgement."""
    from tawthiq.reconcile.link.link import link

    return link

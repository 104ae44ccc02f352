"""The tables, ready for use: Django is set up first, unless an application (the desk) has done so.

Everything that works with rows imports them from here; importing the models themselves is for Django.
"""

from tawthiq.collection.database import prepare

prepare()

from tawthiq.collection.models import (  # noqa: E402 - the models need Django set up
    Account,
    Act,
    Appearance,
    Attachment,
    Capture,
    Claim,
    Fact,
    Incident,
    Judgement,
    KnownKey,
    KnownMatch,
    KnownRecord,
    LinkKey,
    Membership,
    Naming,
    Original,
    Person,
    Problem,
    Reading,
    Report,
    Review,
    Source,
    Statement,
    Value,
    Wording,
)

__all__ = [
    "Account",
    "Act",
    "Appearance",
    "Attachment",
    "Capture",
    "Claim",
    "Fact",
    "Incident",
    "Judgement",
    "KnownKey",
    "KnownMatch",
    "KnownRecord",
    "LinkKey",
    "Membership",
    "Naming",
    "Original",
    "Person",
    "Problem",
    "Reading",
    "Report",
    "Review",
    "Source",
    "Statement",
    "Value",
    "Wording",
]

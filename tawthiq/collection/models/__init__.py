"""The tables of a collection, in the words of the project.

What people decide and what machines read never share a row, and the database itself refuses a value without its words,
a merge without a reason, and a decision without what the machine had read.
"""

from tawthiq.collection.models.acts import Act, Fact
from tawthiq.collection.models.incidents import Incident, Judgement, LinkKey, Membership, Review
from tawthiq.collection.models.known import KnownKey, KnownMatch, KnownRecord
from tawthiq.collection.models.originals import Attachment, Capture, Original, Problem
from tawthiq.collection.models.persons import Naming, Person
from tawthiq.collection.models.readings import Account, Claim, Reading, Statement, Value
from tawthiq.collection.models.reports import Appearance, Report, Source, Wording

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

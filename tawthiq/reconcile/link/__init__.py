"""Linking across reports: which accounts of different reports tell one incident, and why.

``link`` groups accounts; ``keys`` and ``sought`` are what a collection stores of an account and looks others up by, so
that a new report is linked only with its neighbourhood.
"""

from tawthiq.reconcile.link.block import keys, sought
from tawthiq.reconcile.link.explain import Reason
from tawthiq.reconcile.link.link import Group, Join, Linked, Near, candidates, link
from tawthiq.reconcile.link.sketch import Sketch, sketch
from tawthiq.reconcile.link.told import Told, told_of

__all__ = [
    "Group",
    "Join",
    "Linked",
    "Near",
    "Reason",
    "Sketch",
    "Told",
    "candidates",
    "keys",
    "link",
    "sketch",
    "sought",
    "told_of",
]

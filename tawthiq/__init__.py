"""Tawthiq reads news reports of armed conflict, Arabic first, into a sourced, dated and geocoded record of incidents.

``tawthiq.read(text, published="2023-07-09")`` gives a :class:`Record`; the same work is done by ``tawthiq read`` on the
command line. The names below are the whole public interface.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tawthiq.model.claim import Claim
    from tawthiq.model.incident import Incident
    from tawthiq.model.record import Record
    from tawthiq.model.report import Report
    from tawthiq.reader import Reader, read

__all__ = ["Claim", "Incident", "Reader", "Record", "Report", "read"]

_HOMES = {
    "Claim": "tawthiq.model.claim",
    "Incident": "tawthiq.model.incident",
    "Reader": "tawthiq.reader",
    "Record": "tawthiq.model.record",
    "Report": "tawthiq.model.report",
    "read": "tawthiq.reader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

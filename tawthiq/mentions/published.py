"""The day of publication, where the report itself gives it away.

A report that is known by the day it was crawled can be a day or two older. A weekday beside "today" or "yesterday", or
the full date in its dateline, says which day it was written on; what is relative to it becomes as exact.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.model.mention import TimeMention
from tawthiq.text.prepare import Prepared

_TODAY: Final = frozenset({"اليوم"})
_YESTERDAY: Final = frozenset({"امس", "البارحه"})
_WEEKDAYS: Final = frozenset({"السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه"})
_DATELINE: Final = 40  # tokens
_YEAR: Final = 4  # digits


def publication_day(doc: Prepared, times: Sequence[TimeMention]) -> dt.date | None:
    """The one day within the days of publication that the words of the report agree on; None where it adds nothing."""
    report = doc.report
    if report.published is None or report.earliest is None or report.earliest >= report.published:
        return None
    days = {day for day in _days(doc, times) if report.earliest <= day <= report.published}
    return days.pop() if len(days) == 1 else None


def _days(doc: Prepared, times: Sequence[TimeMention]) -> Iterator[dt.date]:
    """The days of publication that times speak for."""
    for time in times:
        day = time.when.start
        if day is None or time.when.end != day:
            continue
        forms = {token.form for token in doc.tokens[time.first : time.last]}
        if forms & _WEEKDAYS and forms & _TODAY:
            yield day
        elif forms & _WEEKDAYS and forms & _YESTERDAY:
            yield day + dt.timedelta(days=1)
        elif time.first < _DATELINE and any(form.isdigit() and len(form) == _YEAR for form in forms):
            yield day

"""A moment: what several time words say together of one day (``فجر اليوم الجمعة 7 يوليو الساعة الثالثة``)."""

from dataclasses import dataclass, replace
from typing import Final

from tawthiq.lang.ar.times import calendar
from tawthiq.lang.ar.times.calendar import UNKNOWN
from tawthiq.lang.ar.times.said import Date, Feast, Reference, RelativeDay, Said, Weekday
from tawthiq.model.values import Interval, PartOfDay

_NOON: Final = 12
_MIDNIGHT: Final = 24
_SMALL_HOURS: Final = 5  # "three at night" is 03:00, "nine at night" 21:00
_AFTERNOON_HOURS: Final = 5  # "two at noon" is 14:00, "eleven at noon" 11:00


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour and minute as told: ``hour`` 0-24, 12-hour where the part of the day decides."""

    hour: int
    minute: int

    def told(self, part: PartOfDay | None) -> str:
        """``HH:MM`` in 24 hours, by the part of the day told with it."""
        hour = self.hour % _MIDNIGHT
        if part in {"afternoon", "evening"}:
            hour = hour + _NOON if hour < _NOON else 0 if hour == _NOON and part == "evening" else hour
        elif part == "noon" and 1 <= hour <= _AFTERNOON_HOURS:
            hour += _NOON
        elif part == "night":
            hour = hour + _NOON if _SMALL_HOURS < hour < _NOON else 0 if hour == _NOON else hour
        elif part in {"dawn", "morning"} and hour == _NOON:
            hour = 0
        return f"{hour:02}:{self.minute:02}"


@dataclass(frozen=True, slots=True)
class Moment:
    """The words of one moment by what they say; at least one of them is there."""

    relative: RelativeDay | None = None
    weekday: Weekday | None = None
    date: Said | None = None
    part: PartOfDay | None = None
    clock: Clock | None = None

    @property
    def names_day(self) -> bool:
        """True where it says which day, not only which part of one."""
        return self.relative is not None or self.weekday is not None or self.date is not None

    def resolve(self, reference: Reference) -> Interval:
        """Its days; a night is the day told and the one after."""
        days = self._days(reference)
        if self.part == "night" and isinstance(self.date, Feast):  # the night of a feast is its eve
            days = replace(days, start=calendar.step(days.start, -1) if days.start else None)
        elif self.part == "night" and days.end is not None and days.precision == "day" and days.start == days.end:
            end = calendar.shifted(days.end, 1)
            days = replace(days, end=end) if end else days
        elif self.part == "night" and days.end is not None and self.relative is not None:
            days = replace(days, end=calendar.shifted(days.end, 1) or days.end)
        return days.at(self.part, self.clock.told(self.part) if self.clock else None)

    def _days(self, reference: Reference) -> Interval:
        """The date decides where one is told; else the relative word, unless the weekday speaks against it."""
        if self.date is not None:
            days = self._dated(self.date, reference)
            if days.start is not None or not (self.relative or self.weekday):
                return days
        if self.relative is not None and self.weekday is not None:
            return self._agreed(self.relative, self.weekday, reference)
        said: Said | None = self.weekday or self.relative
        return said.resolve(reference) if said is not None else UNKNOWN

    def _dated(self, date: Said, reference: Reference) -> Interval:
        """The date; one whose year is open is the next one where its weekday is told and only the next agrees."""
        days = date.resolve(reference)
        open_year = isinstance(date, (Date, Feast)) and date.year is None and date.shift is None
        if self.weekday is None or not open_year or days.start is None or days.start.weekday() == self.weekday.number:
            return days
        ahead = date.resolve(replace(reference, future=True))
        agrees = ahead.start is not None and ahead.start.weekday() == self.weekday.number
        return ahead if agrees else days

    @staticmethod
    def _agreed(relative: RelativeDay, weekday: Weekday, reference: Reference) -> Interval:
        """The relative day where the weekday is it within a day either way, else the weekday's last occurrence.

        Where the day of publication is not known exactly, the weekday picks the day.
        """
        days = relative.resolve(reference)
        if days.start is None or days.end is None:
            return days
        if days.start < days.end:
            day = calendar.weekday_up_to(days.end, weekday.number)
            return calendar.day(day) if day and day >= calendar.step(days.start, -1) else weekday.resolve(reference)
        near = (days.start.weekday() - weekday.number) % 7 in {0, 1, 6}
        return days if near else weekday.resolve(reference)

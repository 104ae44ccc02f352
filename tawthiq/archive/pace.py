"""Requests to one host keep their distance: a small outlet's server is not to feel that it is read."""

from collections.abc import Callable


class Pace:
    """When each host was last asked, and when it asked to be left alone until. Times are seconds of ``clock``."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], object]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._held: dict[str, float] = {}

    def wait(self, host: str, gap: float) -> None:
        """Sleeps until ``gap`` seconds have passed since the last request to a host ended."""
        if host in self._last:
            left = self._last[host] + gap - self._clock()
            if left > 0:
                self._sleep(left)
        self._last[host] = self._clock()

    def ended(self, host: str) -> None:
        """The request that was waited for is over: the distance counts from now."""
        self._last[host] = self._clock()

    def hold(self, host: str, seconds: float) -> None:
        """The host asked to be left alone (``Retry-After``)."""
        self._held[host] = self._clock() + seconds

    def held(self, host: str) -> float:
        """Seconds that a host is still to be left alone; 0 for one that asked for nothing."""
        return max(0.0, self._held.get(host, 0.0) - self._clock()) if host in self._held else 0.0

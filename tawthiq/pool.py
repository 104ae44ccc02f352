"""Several processes that read side by side: bounded in what they hold, in order in what they give back.

Each worker has a pipe of its own, so that the parent knows what a worker that died was reading: that report becomes an
error in its place, a new worker takes over, and the rest goes on.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Final, Generic, Protocol, TypeVar

_CHUNK_JOBS: Final = 16
_CHUNK_BYTES: Final = 200_000
_AHEAD: Final = 8  # chunks a worker, read but not yet written


class Numbered(Protocol):
    """What has its place in the order."""

    @property
    def number(self) -> int:
        """The place, counted from 1."""


class Sized(Numbered, Protocol):
    """One thing to do, sent to a worker."""

    @property
    def size(self) -> int:
        """About how much there is to do, in characters."""


Task = TypeVar("Task", bound=Sized)
Done = TypeVar("Done", bound=Numbered)


class StartError(RuntimeError):
    """The reader could not be loaded in a worker."""


def run(
    jobs: Iterator[Task], make: Callable[[], Callable[[Task], Done]], fail: Callable[[Task, str], Done], *, workers: int
) -> Iterator[Done]:
    """Do all jobs with ``workers`` processes and yield their outcomes in order.

    ``make`` is called in each process and gives what does a job; ``fail`` gives the outcome of a job that no process
    survives. Raises :class:`StartError` where ``make`` fails.
    """
    pool = _Pool(make, fail, workers)
    try:
        yield from pool.run(jobs)
    finally:
        pool.stop()


class _Worker(Generic[Task, Done]):
    """A process and the chunk it is busy with."""

    def __init__(self, make: Callable[[], Callable[[Task], Done]]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, make), daemon=True)
        self.process.start()
        theirs.close()
        self.chunk: list[Task] = []
        self.ready = False

    def stop(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join(timeout=5)


def _serve(pipe: "Connection[Any, Any]", make: Callable[[], Callable[[Task], Done]]) -> None:
    """A worker's life: load, then chunk after chunk until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    try:
        work = make()
    except Exception as error:  # noqa: BLE001 - told to the parent
        pipe.send(f"{type(error).__name__}: {error}")
        return
    pipe.send(None)
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send([work(job) for job in pipe.recv()])


class _Pool(Generic[Task, Done]):
    def __init__(
        self, make: Callable[[], Callable[[Task], Done]], fail: Callable[[Task, str], Done], size: int
    ) -> None:
        self._make = make
        self._fail = fail
        self._limit = size * _AHEAD * _CHUNK_JOBS
        self._again: deque[list[Task]] = deque()
        self._done: dict[int, Done] = {}
        self._order: deque[int] = deque()
        self._exhausted = False
        self._workers = [_Worker[Task, Done](make) for _ in range(size)]

    def run(self, jobs: Iterator[Task]) -> Iterator[Done]:
        chunks = _chunks(jobs)
        while True:
            self._feed(chunks)
            if self._exhausted and not self._order:
                return
            busy = [worker for worker in self._workers if worker.chunk or not worker.ready]
            for pipe in wait([worker.pipe for worker in busy]):
                self._hear(next(worker for worker in busy if worker.pipe is pipe))
            while self._order and self._order[0] in self._done:
                yield self._done.pop(self._order.popleft())

    def _feed(self, chunks: Iterator[list[Task]]) -> None:
        for worker in self._workers:
            if not worker.ready or worker.chunk:
                continue
            chunk = self._again.popleft() if self._again else None
            if chunk is None and len(self._order) < self._limit:
                chunk = next(chunks, None)
                self._exhausted = chunk is None
                self._order.extend(job.number for job in chunk or ())
            if chunk:
                worker.chunk = chunk
                with suppress(OSError):  # it died: heard of below
                    worker.pipe.send(chunk)

    def _hear(self, worker: "_Worker[Task, Done]") -> None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if not worker.ready:
            if message is not None:
                raise StartError(message)
            worker.ready = True
            return
        for outcome in message:
            self._done[outcome.number] = outcome
        worker.chunk = []

    def _bury(self, worker: "_Worker[Task, Done]") -> None:
        """A worker died: its one report is at fault, or each of its chunk is tried alone."""
        worker.process.join(timeout=5)
        code = worker.process.exitcode
        if not worker.ready:
            raise StartError(f"a worker ended with status {code} before it read anything")
        if len(worker.chunk) == 1:
            job = worker.chunk[0]
            self._done[job.number] = self._fail(job, f"the reader crashed on it (status {code})")
        else:
            self._again.extend([job] for job in worker.chunk)
        worker.pipe.close()
        self._workers[self._workers.index(worker)] = _Worker(self._make)

    def stop(self) -> None:
        for worker in self._workers:
            worker.stop()


def _chunks(jobs: Iterator[Task]) -> Iterator[list[Task]]:
    """Jobs a few at a time, so that a short report does not cost a trip of its own."""
    chunk: list[Task] = []
    size = 0
    for job in jobs:
        chunk.append(job)
        size += job.size
        if len(chunk) >= _CHUNK_JOBS or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk

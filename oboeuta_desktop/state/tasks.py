"""Answers one question: how does slow work leave the main thread and its result come back?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from oboeuta_desktop.core.errors import OboeutaError

Result = TypeVar("Result")
_DRAIN_MS = 5_000


class _Job(QRunnable):
    """One function on the pool; ``report`` is called there with (result, error)."""

    def __init__(
        self, function: Callable[[], object], report: Callable[[object, Exception | None], None]
    ) -> None:
        super().__init__()
        self._function = function
        self._report = report

    def run(self) -> None:
        """Qt: called on a worker thread."""
        try:
            result = self._function()
        except Exception as error:  # noqa: BLE001 - it crosses threads, see _deliver
            self._report(None, error)
        else:
            self._report(result, None)


class Tasks(QObject):
    """Runs pure functions on a small pool; results return on the thread this object lives on.

    A bug inside a function is raised again there, where the excepthook finds it.
    """

    _finished = Signal(int, object, object)

    def __init__(self, threads: int = 2) -> None:
        """With one thread, functions run one after the other in the order they came."""
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[OboeutaError], None]]] = {}
        self._last = 0
        self._finished.connect(self._deliver)

    def run(
        self,
        function: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[OboeutaError], None],
    ) -> int:
        """Call ``function`` on a worker, then ``done`` or ``failed`` here; returns an id."""
        self._last += 1
        task = self._last
        self._waiting[task] = (done, failed)
        self._pool.start(
            _Job(function, lambda result, error: self._finished.emit(task, result, error))
        )
        return task

    def forget(self, task: int) -> None:
        """Drop the result of a task that nobody waits for any more."""
        self._waiting.pop(task, None)

    def drain(self) -> None:
        """Forget all results and wait for the functions that are running."""
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone(_DRAIN_MS)

    def finish(self) -> None:
        """Wait until every function that was given has run; nobody hears of their results."""
        self._waiting.clear()
        self._pool.waitForDone(_DRAIN_MS)

    def _deliver(self, task: int, result: object, error: Exception | None) -> None:
        waiting = self._waiting.pop(task, None)
        if error is not None and not isinstance(error, OboeutaError):
            raise error
        if waiting is None:
            return
        done, failed = waiting
        if error is None:
            done(result)
        else:
            failed(error)

"""Answers one question: how does slow work leave the main thread and its result come back?"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.errors import OboeutaError

Result = TypeVar("Result")
_DRAIN_SECONDS = 5.0


class Tasks(QObject):
    """Runs pure functions on a small pool; results return on the thread this object lives on.

    A bug inside a function is raised again there, where the excepthook finds it.

    The pool is Python's own. Qt's destroys each ``QRunnable`` on its worker; PySide then looks the
    Python half up in a table that the main thread is just changing, and the program dies later,
    anywhere (seen as crashes in ``BindingManager::releaseWrapper``).
    """

    _finished = Signal(int, object, object)

    def __init__(self, threads: int = 2) -> None:
        """With one thread, functions run one after the other in the order they came."""
        super().__init__()
        self._threads = threads
        self._pool: ThreadPoolExecutor | None = None
        self._running: set[Future[None]] = set()
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
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="task")
        self._running = {future for future in self._running if not future.done()}
        self._running.add(self._pool.submit(self._work, task, function))
        return task

    def forget(self, task: int) -> None:
        """Drop the result of a task that nobody waits for any more."""
        self._waiting.pop(task, None)

    def drain(self) -> None:
        """Forget all results and wait for the functions that are running."""
        self._waiting.clear()
        self._end(cancel=True)

    def finish(self) -> None:
        """Wait until every function that was given has run; nobody hears of their results."""
        self._waiting.clear()
        self._end(cancel=False)

    def settle(self) -> None:
        """Wait until every function that was given has run; their results are still to come."""
        wait(self._running, _DRAIN_SECONDS)

    def _end(self, *, cancel: bool) -> None:
        """Let the workers end; another function brings new ones."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=cancel)
            # ``wait`` does not take what was cancelled for done.
            self._running = {future for future in self._running if not future.cancelled()}
            self.settle()

    def _work(self, task: int, function: Callable[[], object]) -> None:
        """On a worker."""
        try:
            result = function()
        except Exception as error:  # noqa: BLE001 - it crosses threads, see _deliver
            self._finished.emit(task, None, error)
        else:
            self._finished.emit(task, result, None)

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

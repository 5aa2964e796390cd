"""Answers one question: where shall the song stop, when several parts wish for it?

Each owner has one place of its own; nobody's wish takes another's away. Who lets a line be heard in
between keeps the others from stopping it meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.playback.playhead import StopAt


class Stop(QObject):
    """One owner's place to stop; it stays when another song is opened.

    Signals:
        reached: the place was heard; the song is paused there, once.
    """

    reached = Signal()

    def __init__(
        self,
        moved: Callable[[], None],
        taken: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        """``moved`` is called when its place changes, ``taken`` when it is alone or no longer."""
        super().__init__(parent)
        self._moved = moved
        self._taken = taken
        self._seconds: float | None = None
        self._is_alone = False

    @property
    def seconds(self) -> float | None:
        """The song second to stop before; None for nowhere."""
        return self._seconds

    @property
    def is_alone(self) -> bool:
        """Whether the others' stops are passed by meanwhile."""
        return self._is_alone

    def at(self, seconds: float | None) -> None:
        """Fall silent before ``seconds``, once, when the song comes there; None: do not."""
        self._seconds = None if seconds is None else max(0.0, seconds)
        self._moved()

    def take_over(self) -> None:
        """Pass the others' stops by, until ``give_back``: what is heard now is this owner's."""
        self._is_alone = True
        self._taken()

    def give_back(self) -> None:
        """Forget the own place and let the others stop the song again."""
        self._is_alone, self._seconds = False, None
        self._taken()

    def reach(self) -> None:
        """The place was heard."""
        self._seconds = None
        self.reached.emit()


class Stops:
    """The places of all owners, and what the mixer has to be told of them."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._owners: list[str] = []
        self._stops: list[Stop] = []
        self._send: Callable[[StopAt], object] | None = None
        self._sample_rate = 0

    def of(self, owner: str) -> Stop:
        """The stop of ``owner``, made when first asked for."""
        if owner not in self._owners:
            number = len(self._owners)
            self._owners.append(owner)
            made = Stop(lambda: self._tell(number), self._tell_all, self._parent)
            self._stops.append(made)
        return self._stops[self._owners.index(owner)]

    def begin(self, send: Callable[[StopAt], object], sample_rate: int) -> None:
        """Another mixer, which takes commands by ``send``, knows of no stop yet."""
        self._send, self._sample_rate = send, sample_rate
        self._tell_all()

    def end(self) -> None:
        """There is no mixer any more."""
        self._send = None

    def reach(self, numbers: tuple[int, ...]) -> None:
        """The song stands where the owners with these numbers wished."""
        for number in numbers:
            self._stops[number].reach()

    def _tell_all(self) -> None:
        for number in range(len(self._stops)):
            self._tell(number)

    def _tell(self, number: int) -> None:
        if self._send is None:
            return
        stop = self._stops[number]
        is_free = stop.is_alone or not any(each.is_alone for each in self._stops)
        wanted = stop.seconds if is_free else None
        frame = None if wanted is None else wanted * self._sample_rate
        self._send(StopAt(frame, number))

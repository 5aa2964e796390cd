"""Answers one question: how does a second start hand what it was asked for to the first?

Over a local socket of this user, named after the folder of the data; nothing listens to a network.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST = 65_536
"""Bytes of one request."""
MOST_WORDS = 64
_WAIT_MS = 3_000
_DONE = b"ok\n"


class HandOver(QObject):
    """Listens for second starts.

    Signals:
        asked: what a second start was asked to open, a tuple of absolute paths or names of songs;
            empty when it was only started.
    """

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._name = _name(folder)

    def listen(self) -> bool:
        """Begin; whether it works. Whoever has the ``Claim`` may take a dead one's place."""
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _welcome(self) -> None:
        while self._server.hasPendingConnections():
            guest = self._server.nextPendingConnection()
            guest.readyRead.connect(lambda guest=guest: self._hear(guest))
            guest.disconnected.connect(guest.deleteLater)

    def _hear(self, guest: QLocalSocket) -> None:
        if guest.bytesAvailable() > LONGEST:
            guest.abort()
        elif guest.canReadLine():
            words = _words(bytes(guest.readLine().data()))
            if words is None:
                guest.abort()
                return
            guest.write(_DONE)
            guest.flush()
            guest.disconnectFromServer()
            self.asked.emit(words)


def hand_over(folder: Path, words: Sequence[str], wait_ms: int = _WAIT_MS) -> bool:
    """Ask the program that has the claim on ``folder`` to open ``words``; whether it will."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(wait_ms):
        return False
    socket.write(json.dumps(list(words)).encode() + b"\n")
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(wait_ms):
            return False
    return bytes(socket.readLine().data()) == _DONE


def _name(folder: Path) -> str:
    """Short: a socket's path may have no more than about a hundred bytes."""
    return "oboeuta-" + hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:24]


def _words(line: bytes) -> tuple[str, ...] | None:
    """What was sent; None when it is nothing of ours."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list):
        return None
    words = cast("list[object]", found)
    if len(words) > MOST_WORDS or not all(isinstance(word, str) for word in words):
        return None
    return tuple(cast("list[str]", words))

"""Runs the program where making an internet socket is death; not a test itself.

``guarded_run.py WHAT``: ``program``, or one of the canaries that show that the guard bites. Python's
own sockets are seen by an audit hook. Where the kernel allows it (Linux), a filter besides kills the
whole process at the first ``socket()`` that is neither local nor a question to the kernel itself:
that holds for Qt, for every other library and for every process started from here.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
import time

_LOCAL_FAMILIES = (1, 16)  # AF_UNIX, AF_NETLINK
_SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The audit number of the architecture, and the number of socket(2) there."""
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_AT_NUMBER, _AT_ARCHITECTURE, _AT_FIRST_ARGUMENT = 0, 4, 16
_TOLD = {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def forbid_sockets() -> bool:
    """From here on an internet socket is the end of the process; whether the kernel does that."""
    call = _SOCKET_CALLS.get(platform.machine())
    if not sys.platform.startswith("linux") or call is None:
        return False
    architecture, number = call
    steps = [
        (_LOAD | 0x00, 0, 0, _AT_ARCHITECTURE),
        (_JUMP_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _AT_NUMBER),
        (_JUMP_IF_EQUAL, 1, 0, number),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _AT_FIRST_ARGUMENT),
        (_JUMP_IF_EQUAL, 1, 0, _LOCAL_FAMILIES[0]),
        (_JUMP_IF_EQUAL, 0, 1, _LOCAL_FAMILIES[1]),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL_PROCESS),
    ]
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    library = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(steps), code)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return library.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0


def watch_python() -> None:
    """End at once when Python code reaches for the network."""

    def heard(event: str, values: tuple[object, ...]) -> None:
        if event not in _TOLD:
            return
        family = getattr(values[0], "family", None)
        if family is None or int(family) not in _LOCAL_FAMILIES:
            sys.stderr.write(f"reached for the network: {event}{values[1:]}\n")
            sys.stderr.flush()
            os._exit(7)

    sys.addaudithook(heard)


def use_program() -> None:
    """Start, play, click, drag, study, answer, close."""
    import gc
    import random
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication, QDir, QEvent
    from PySide6.QtWidgets import QApplication

    from oboeuta_desktop.opening import Opening
    from oboeuta_desktop.options import Options
    from oboeuta_desktop.places import user_folders
    from oboeuta_desktop.program import Program
    from oboeuta_desktop.soaking import acts
    from oboeuta_desktop.storage.crash_file import CrashFile
    from oboeuta_desktop.storage.paths import bundled
    from oboeuta_desktop.ui.theme import load_fonts

    application = QApplication(sys.argv[:1])
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    load_fonts([str(path) for path in bundled("resources", "fonts").glob("*.ttf")])
    folders = user_folders()
    opening = Opening(
        application, folders, Options(song="relu", size=(1366, 768)), CrashFile(folders.logs, "")
    )

    def wait(done, seconds=20.0):
        until = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < until, done
            application.processEvents()
            time.sleep(0.002)

    opening.show()
    program = Program(opening)
    program.start()
    hand = acts.Hand(program, random.Random(1))
    wait(lambda: len(program.shelf.entries) >= 2)
    assert Path(folders.data).is_dir()
    program.transport.play()
    wait(lambda: program.transport.position > 0.2)
    acts.change_tuning(hand)
    acts.seek(hand)
    line = next(n for n, each in enumerate(hand.song.lessons) if each is not None and each.demo)
    program.window.lyrics.line_selected.emit(line)
    wait(lambda: bool(program.panel.handle_places()))
    acts.drag_demo(hand)
    acts.toggle_study(hand)
    wait(lambda: hand.study_page is not None and hand.is_studying)
    began = []
    for mode in ("C", "T", "G"):
        wait(lambda mode=mode: _begun(hand, mode))
        began.append(hand.study_page.shown)
        for _ in range(4):
            acts.press(hand.study_page, acts.Qt.Key.Key_1)
            acts.press(hand.study_page, acts.Qt.Key.Key_Return)
            application.processEvents()
    assert began == ["question"] * 3
    acts.toggle_study(hand)
    songs = [entry for entry in program.shelf.entries if entry.song_id == "lstm"]
    program.shelf.song_wanted.emit(songs[0])
    program.transport.play()
    wait(lambda: program.transport.position > 0.1)
    program.close()
    opening.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    print("used and closed")


def _begun(hand, mode):
    hand.study_page.start.begun.emit(mode)
    return hand.study_page.shown == "question"


def reach_out_in_python() -> None:
    """A canary: what the audit hook must hear."""
    import socket

    socket.create_connection(("127.0.0.1", 9), timeout=0.1)


def reach_out_in_qt() -> None:
    """A canary: what only the kernel sees."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtNetwork import QTcpSocket

    QCoreApplication([])
    socket = QTcpSocket()
    socket.connectToHost("127.0.0.1", 9)
    socket.waitForConnected(100)


if __name__ == "__main__":
    watch_python()
    if forbid_sockets():
        print("guarded by the kernel")
    {"program": use_program, "python": reach_out_in_python, "qt": reach_out_in_qt}[sys.argv[1]]()

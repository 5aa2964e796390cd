"""Runs the program where making an internet socket is death; not a test itself.

``guarded_run.py WHAT``: ``program``, or one of the canaries that show that the guard bites.
Python's own sockets are seen by an audit hook. Where the kernel allows it (Linux), a filter besides
kills the whole process at the first ``socket()`` that is neither local nor a question to the kernel
itself: that holds for Qt, for every other library and for every process started from here.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import platform
import socket
import struct
import sys
from collections.abc import Callable

_LOCAL_FAMILIES = (1, 16)  # AF_UNIX, AF_NETLINK
_SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The audit number of the architecture, and the number of socket(2) there."""
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_AT_NUMBER, _AT_ARCHITECTURE, _AT_FIRST_ARGUMENT = 0, 4, 16
_TOLD = {f"socket.{act}" for act in ("connect", "bind", "sendto", "getaddrinfo", "gethostbyname")}


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


def reach_out_in_python() -> None:
    """A canary: what the audit hook must hear."""
    socket.create_connection(("127.0.0.1", 9), timeout=0.1)


def reach_out_in_qt() -> None:
    """A canary: what only the kernel sees."""
    core = importlib.import_module("PySide6.QtCore")
    network = importlib.import_module("PySide6.QtNetwork")
    core.QCoreApplication([])
    caller = network.QTcpSocket()
    caller.connectToHost("127.0.0.1", 9)
    caller.waitForConnected(100)


def use_program() -> None:
    """The program itself; imported only now, with the guard up."""
    importlib.import_module("program_in_use").use_program()


DEEDS: dict[str, Callable[[], None]] = {
    "program": use_program,
    "python": reach_out_in_python,
    "qt": reach_out_in_qt,
}

if __name__ == "__main__":
    watch_python()
    if forbid_sockets():
        print("guarded by the kernel")
    DEEDS[sys.argv[1]]()

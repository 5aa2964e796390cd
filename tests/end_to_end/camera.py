"""Answers one question: what is on the X screen right now? (A program of its own: it needs Qt.)"""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication


def main(file: str) -> int:
    """Save the whole screen as a PNG."""
    application = QGuiApplication(sys.argv[:1])
    saved = application.primaryScreen().grabWindow(0).save(file, "PNG")
    return 0 if saved else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

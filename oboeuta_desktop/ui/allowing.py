"""Answers one question: how is a learner told why a button cannot be pressed now?"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_USUAL = "usual_description"


def allow(button: QWidget, *, allowed: bool, why_not: str) -> None:
    """Let ``button`` be used; or not, and say why to those who hear it."""
    if button.isEnabled():
        button.setProperty(_USUAL, button.accessibleDescription())
    button.setEnabled(allowed)
    usual = button.property(_USUAL)
    usual = usual if isinstance(usual, str) else ""
    button.setAccessibleDescription(usual if allowed else why_not)

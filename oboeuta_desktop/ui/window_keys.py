"""Answers one question: what does each key of the window mean?

The window acts by these tables, and the list of keys (``key_places``) is made from them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

KEYS: dict[int, str] = {
    Qt.Key.Key_Space: "play",
    Qt.Key.Key_MediaPlay: "play",
    Qt.Key.Key_MediaTogglePlayPause: "play",
    Qt.Key.Key_Left: "back",
    Qt.Key.Key_Right: "forward",
    Qt.Key.Key_BracketLeft: "slower",
    Qt.Key.Key_BracketRight: "faster",
    Qt.Key.Key_Comma: "earlier",
    Qt.Key.Key_Period: "later",
    Qt.Key.Key_L: "loop",
    Qt.Key.Key_F: "furigana",
    Qt.Key.Key_Q: "cloze",
    Qt.Key.Key_R: "study",
    Qt.Key.Key_T: "follow",
    Qt.Key.Key_B: "library",
    Qt.Key.Key_F6: "next_area",
    Qt.Key.Key_F11: "full_screen",
    Qt.Key.Key_Question: "keys",
    Qt.Key.Key_F1: "keys",
    Qt.Key.Key_Escape: "escape",
}
"""Each key with its meaning; widgets that need a key themselves have taken it before."""

WHILE_STUDYING = frozenset({"play", "back", "forward", "full_screen", "next_area", "escape"})
"""Letters are answers then; what is left are the keys of sound and window."""

REPEATING = frozenset({"back", "forward", "slower", "faster"})
"""What goes on while the key is held down."""

ALONE = frozenset({"study"})
"""What a key means only without Ctrl, Shift and the like."""

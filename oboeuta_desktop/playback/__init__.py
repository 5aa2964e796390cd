"""Sound out, time back.

Mixer, clock and stretching are plain numpy; only ``device`` and ``decode`` know Qt.
"""

"""Karaoke study songs: sing a definition, open it, play with its plot, fill the gaps."""

__version__ = "0.1.0"

"""Answers one question: what do all tests of the lyrics view need first?"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from oboeuta_desktop.core.lyrics import Lyrics
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.theme import DARK, Theme


def make_view(qtbot, lyrics: Lyrics, *, theme: Theme = DARK, still: bool = True) -> LyricsView:
    """A shown view, 900 x 600, a lesson on every second line; ``still`` means reduced motion."""
    view = LyricsView()
    qtbot.addWidget(view)
    view.set_theme(theme)
    view.set_reduced_motion(still)
    view.resize(900, 600)
    view.set_lyrics(lyrics, [i % 2 == 0 for i in range(len(lyrics.lines))])
    view.show()
    QApplication.processEvents()
    return view


def canvas(view: QWidget, ratio: float = 1.0) -> QPixmap:
    """An empty picture of the size of a view at a density."""
    picture = QPixmap(round(view.width() * ratio), round(view.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    return picture


def paint(view: QWidget, picture: QPixmap, region: QRegion | None = None) -> None:
    """Paint a region of a view (all of it by default) into a picture, as a repaint does."""
    region = QRegion(view.rect()) if region is None else region
    corner: QPoint = region.boundingRect().topLeft()
    view.render(picture, corner, region, QWidget.RenderFlag.DrawChildren)


def pixels(picture: QPixmap) -> QImage:
    """The pixels of a picture, comparable with ==."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1.0)
    return image


def shot(view: QWidget, ratio: float = 1.0) -> QImage:
    """What a view shows now, fully repainted."""
    picture = canvas(view, ratio)
    paint(view, picture)
    return pixels(picture)

"""Answers one question: what does the panel show while no line is chosen?"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import Theme, ui_font


class EmptyLesson(QWidget):
    """A small drawing and what to do: click a line, or, in a song without lessons, write some.

    Signals:
        authoring_wished: how lessons are written is to be read.
    """

    authoring_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text_scale = 1.0
        self._title = self._hint = ""
        self._author = ActionButton(theme, "lesson_author", self.tr("解説の書きかた"))
        self._author.setParent(self)
        self._author.clicked.connect(self.authoring_wished)
        self.setObjectName("lesson_empty")
        self.set_taught(taught=True)

    def set_taught(self, *, taught: bool) -> None:
        """Whether the song has lessons at all."""
        if taught:
            self._title = self.tr("行をクリックすると、ここに解説が出ます")
            self._hint = self.tr("点のついた行に、意味・数式・動かせるグラフがあります。")
        else:
            self._title = self.tr("この曲には解説がありません")
            self._hint = self.tr("lessons.toml を置くと、行ごとの意味や図がここに出ます。")
        words = self.tr("{title}。{hint}").format(title=self._title, hint=self._hint)
        self.setAccessibleName(words)
        self._author.setVisible(not taught)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._author.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._text_scale = factor
        self._author.set_text_scale(factor)
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the button stays below the words."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw a line of lyrics that opens into a curve."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._middle
        self._draw_picture(painter, middle + QPointF(0, -60))
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        flags = int(centre) | int(Qt.TextFlag.TextWordWrap)
        room = QRectF(28, middle.y() + 32, self.width() - 56, 64 * self._text_scale)
        painter.setPen(self._theme.color("ink"))
        painter.setFont(ui_font(16 * self._text_scale, 700))
        painter.drawText(room, flags, self._title)
        painter.setPen(self._theme.color("ink3"))
        painter.setFont(ui_font(13 * self._text_scale))
        painter.drawText(room.translated(0, 34 * self._text_scale), flags, self._hint)

    @property
    def _middle(self) -> QPointF:
        """Between drawing and words."""
        return QPointF(self.width() / 2, max(120.0, self.height() * 0.4))

    def _place(self) -> None:
        size = self._author.sizeHint()
        top = self._middle.y() + 32 + 116 * self._text_scale
        self._author.setGeometry(
            (self.width() - size.width()) // 2, round(top), size.width(), size.height()
        )

    def _draw_picture(self, painter: QPainter, centre: QPointF) -> None:
        theme = self._theme
        card = QRectF(centre.x() - 92, centre.y() - 62, 184, 124)
        painter.setPen(QPen(theme.color("line"), 1.5))
        painter.setBrush(theme.color("bg2"))
        painter.drawRoundedRect(card, 14, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        for row, (token, share) in enumerate((("ctl", 0.5), ("accent", 0.62), ("ctl", 0.42))):
            y = card.top() + 22 + 19 * row
            painter.setBrush(theme.color(token, 255 if token == "accent" else 120))
            painter.drawEllipse(QPointF(card.left() + 18, y), 3, 3)
            painter.drawRoundedRect(QRectF(card.left() + 28, y - 4, 110 * share, 8), 4, 4)
        origin = QPointF(card.right() - 52, card.bottom() - 26)
        painter.setPen(QPen(theme.color("ctl"), 1.2))
        painter.drawLine(origin + QPointF(-56, 0), origin + QPointF(40, 0))
        pen = QPen(theme.color("accent"), 3.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = [origin + QPointF(-52, 0), origin, origin + QPointF(34, -40)]
        painter.drawPolyline(QPolygonF(corner))
        painter.setBrush(theme.color("accent"))
        painter.setPen(QPen(theme.color("bg2"), 2))
        painter.drawEllipse(origin + QPointF(17, -20), 6.5, 6.5)

"""Answers one question: of which small pieces is the lesson panel made?"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.theme import Theme, ui_font

_RADIUS = 10.0
_TALL = 3
"""A note of more rows than this is folded..."""
_FOLDED = 2
"""...to this many."""


class FollowSwitch(QCheckBox):
    """A switch with a word beside it."""

    def __init__(self, theme: Theme, name: str, label: str, meaning: str) -> None:
        super().__init__(label)
        self._theme = theme
        self.setObjectName(name)
        self.setToolTip(meaning)
        self.setAccessibleName(meaning)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: track and word."""
        words = QFontMetricsF(ui_font(12, 600)).horizontalAdvance(self.text())
        return QSize(round(words) + 54, 32)

    def minimumSizeHint(self) -> QSize:
        """Qt: never smaller than its content."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Qt: the whole widget switches."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw word, track, knob and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setFont(ui_font(12, 600))
        painter.setPen(self._theme.color("ink" if on or self.underMouse() else "ink2"))
        words = QRectF(8, 0, self.width() - 52, self.height())
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        track = QRectF(self.width() - 40, self.height() / 2 - 9, 32, 18)
        painter.setPen(QPen(self._theme.color("accent" if on else "ctl"), 1.5))
        painter.setBrush(self._theme.color("accent") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(track, 9, 9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("on_accent" if on else "ink2"))
        x = track.right() - 9 if on else track.left() + 9
        painter.drawEllipse(QPointF(x, track.center().y()), 5.5, 5.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class NoteBox(QWidget):
    """A short note on its own surface: icon, label, text. Folds itself when the text is long."""

    def __init__(
        self,
        theme: Theme,
        typesetter: Typesetter,
        name: str,
        *,
        label: str,
        icon: str,
        token: str,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._token = token
        self._text_scale = 1.0
        self._unfolded = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._label = QLabel(label)
        self.body = RichText(theme, typesetter, name=f"{name}_text", token="ink", pixels=14)
        self.body.setAccessibleName(label)
        self._fold = _FoldButton(theme, f"{name}_fold", label)
        self._fold.toggled.connect(self._set_unfolded)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 0, 0)
        row.addWidget(self._label)
        row.addStretch(1)
        row.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.body)
        self.set_theme(theme)
        self._set_fonts()

    def show_markdown(self, source: str) -> None:
        """Show a note, folded again; an empty one hides the box."""
        self.setVisible(bool(source.strip()))
        self.body.show_markdown(source)
        self._fold.setChecked(False)
        self._judge()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        palette = self._label.palette()
        palette.setColor(self._label.foregroundRole(), theme.color(self._token))
        self._label.setPalette(palette)
        self.body.set_theme(theme)
        self._fold.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._text_scale = factor
        self.body.set_text_scale(factor)
        self._set_fonts()
        self._judge()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the surface, its coloured edge and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        surface = QPainterPath()
        surface.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(surface)
        painter.fillPath(surface, self._theme.color("bg2"))
        painter.fillRect(QRectF(0, 0, 3, self.height()), self._theme.color(self._token))
        middle = self._label.geometry().center().y() + 0.5
        draw_icon(
            painter, self._icon, QRectF(13, middle - 8, 16, 16), self._theme.color(self._token)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a narrower box may have to fold."""
        super().resizeEvent(event)
        self._judge()

    def _set_fonts(self) -> None:
        self._label.setFont(ui_font(13 * self._text_scale, 700))

    def _set_unfolded(self, unfolded: bool) -> None:  # noqa: FBT001 - a slot's one value
        self._unfolded = unfolded
        self._judge()

    def _judge(self) -> None:
        """Fold a tall text and offer to unfold it."""
        is_tall = self.body.line_count > _TALL
        self._fold.setVisible(is_tall)
        self.body.set_line_limit(_FOLDED if is_tall and not self._unfolded else None)


class _FoldButton(QAbstractButton):
    """「つづき」 with an arrow; checked while unfolded."""

    def __init__(self, theme: Theme, name: str, of: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._of = of
        self._tell()
        self.toggled.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: word and arrow."""
        return QSize(round(QFontMetricsF(ui_font(12, 600)).horizontalAdvance(self.text())) + 34, 24)

    def minimumSizeHint(self) -> QSize:
        """Qt: never smaller than its content."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw word, arrow and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color("ink" if self.underMouse() else "ink2")
        rect = QRectF(self.rect())
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(ui_font(12, 600))
        painter.setPen(color)
        painter.drawText(
            rect.adjusted(8, 0, -22, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )
        icon = QRectF(rect.right() - 22, rect.center().y() - 8, 16, 16)
        draw_icon(painter, "up" if self.isChecked() else "down", icon, color)

    def _tell(self) -> None:
        self.setText(self.tr("たたむ") if self.isChecked() else self.tr("つづき"))
        self.setAccessibleName(f"{self._of}: {self.text()}")
        self.updateGeometry()


class EmptyLesson(QWidget):
    """What the panel shows before a line is chosen: a small drawing and what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text_scale = 1.0
        self._title = self.tr("行をクリックすると、ここに解説が出ます")
        self._hint = self.tr("点のついた行に、意味・数式・動かせるグラフがあります。")
        self.setObjectName("lesson_empty")
        self.setAccessibleName(f"{self._title}。{self._hint}")

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._text_scale = factor
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw a line of lyrics that opens into a curve."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, max(120.0, self.height() * 0.4))
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

"""Answers one question: of which small pieces is the lesson panel made?"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QSizePolicy,
    QWidget,
)

from oboeuta_desktop.ui.theme import Theme


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
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: track and word."""
        words = QFontMetricsF(self._theme.font(12, 600)).horizontalAdvance(self.text())
        return QSize(round(words) + 54, round(32 * self._theme.letters))

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
        painter.setFont(self._theme.font(12, 600))
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


class Heading(QLabel):
    """A heading that breaks into rows and is exactly as high as they are.

    Its height does not count as "for a width": the panel's scroll area would then give every part
    its usual height, the plot above all, instead of its least.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show a heading."""
        self.setText(words)
        self.fit()

    def fit(self) -> None:
        """Take the height that the words need at the present width."""
        self.setMinimumHeight(0)  # else the height of earlier words counts as needed
        self.setFixedHeight(max(1, self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width, other rows."""
        super().resizeEvent(event)
        self.fit()


class SceneFrame(QWidget):
    """Gives a plot all its room.

    It is no layout, so that the least height of the plot counts in the panel and not the height
    that words inside the plot would like for its width.
    """

    def __init__(self) -> None:
        super().__init__()
        self._scene: QWidget | None = None
        self._least = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def hold(self, scene: QWidget, least: int) -> None:
        """Take the plot in; ``least``: its smallest height in pixels."""
        self._scene, self._least = scene, least
        self.measure()
        scene.setParent(self)
        scene.setGeometry(self.rect())
        scene.show()

    def measure(self) -> None:
        """Take the height that the plot needs now: its letters may have become larger."""
        scene = self._scene
        if scene is not None:
            needed = max(scene.minimumHeight(), scene.minimumSizeHint().height())
            self.setMinimumHeight(max(self._least, needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: pass the room on."""
        super().resizeEvent(event)
        if self._scene is not None:
            self._scene.setGeometry(self.rect())

"""Answers one question: of which small pieces is the lesson panel made?"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.joined import white
from oboeuta_desktop.ui.markdown import Span
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.theme import Theme

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
        self._label = label
        self._unfolded = False
        self._low = False
        self.setObjectName(name)
        self.body = RichText(theme, typesetter, name=f"{name}_text", token="ink2", pixels=14)
        self.body.setAccessibleName(label)
        self._fold = _FoldButton(theme, f"{name}_fold", label)
        self._fold.toggled.connect(self._set_unfolded)
        self.body.completed.connect(self._judge)
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.body, 1)
        row.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignBottom)

    def show_markdown(self, source: str) -> None:
        """Show a note, folded again; an empty one hides the box."""
        self.setVisible(bool(source.strip()))
        label = Span(f"{self._label}{white()}", token=self._token)
        self.body.show_markdown(source, label=label)
        self._fold.setChecked(False)
        self._judge()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.body.set_theme(theme)
        self._fold.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self.body.set_text_scale(factor)
        self._judge()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the surface, its coloured edge and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface = QPainterPath()
        surface.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(surface)
        painter.fillPath(surface, self._theme.color("bg2"))
        color = self._theme.color(self._token)
        painter.fillRect(QRectF(0, 0, 3, self.height()), color)
        first_row = QFontMetricsF(self.body.document().defaultFont()).height() * 1.2
        middle = self.body.y() + first_row / 2
        draw_icon(painter, self._icon, QRectF(13, middle - 9, 18, 18), color)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a narrower box may have to fold."""
        super().resizeEvent(event)
        self._judge()

    def set_low(self, low: bool) -> None:
        """Fold to a single row where the panel is low: the plot needs the room more."""
        if low != self._low:
            self._low = low
            self._judge()

    def _set_unfolded(self, unfolded: bool) -> None:
        self._unfolded = unfolded
        self._judge()

    def _judge(self) -> None:
        """Fold a tall text and offer to unfold it."""
        is_tall = self.body.line_count > (1 if self._low else _TALL)
        self._fold.setVisible(is_tall)
        folded = 1 if self._low else _FOLDED
        self.body.set_line_limit(folded if is_tall and not self._unfolded else None)


class _FoldButton(QAbstractButton):
    """An arrow that unfolds a note; checked while unfolded."""

    def __init__(self, theme: Theme, name: str, label: str) -> None:
        super().__init__()
        self._theme = theme
        self._label = label
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFixedSize(32, 32)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tell()
        self.toggled.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw arrow, surface under the mouse and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(QPen(self._theme.color("ink"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg3", 255 if self.underMouse() else 0))
        painter.drawRoundedRect(rect, 8, 8)
        icon = QRectF(rect.center().x() - 8, rect.center().y() - 8, 16, 16)
        draw_icon(painter, "up" if self.isChecked() else "down", icon, self._theme.color("ink2"))

    def _tell(self) -> None:
        what = self.tr("たたむ") if self.isChecked() else self.tr("つづきを読む")
        self.setToolTip(what)
        self.setAccessibleName(f"{self._label}: {what}")

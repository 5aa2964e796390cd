"""Answers one question: what do the things look like that a learner presses while studying?

All are large enough for a finger, say their key, break long words into rows and show what became
of them by icon and words besides colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from oboeuta_desktop.ui.allowing import allow
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.theme import Theme, ui_font

Outcome = Literal["open", "right", "wrong", "idle"]
"""What became of a choice: not yet known, the right one, the wrong one that was taken, another."""

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_RADIUS = 12.0
_GAP = 4
_BADGE = 28
_SIDE = 16
_TOKENS: dict[Outcome, str] = {"open": "ctl", "right": "good", "wrong": "bad", "idle": "line"}


class StudyButton(QAbstractButton):
    """A button that paints itself from a theme at any size of letters."""

    def __init__(self, theme: Theme, name: str, label: str) -> None:
        super().__init__()
        self.theme = theme
        self.factor = 1.0
        self.setObjectName(name)
        self.setText(label)
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self.theme = theme
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self.factor = factor
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Return presses too, but not the one that is still held down from before."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_return and plain and self.isEnabled():
            event.accept()
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def surface(self, painter: QPainter, fill: str, edge: str, *, width: float = 1.2) -> QRectF:
        """Draw the ground with its edge, and the focus ring; the rectangle of the ground."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setBrush(self.theme.color(fill))
        painter.setPen(QPen(self.theme.color(edge), width))
        # between a bright surface and its ring some ground is seen, else the ring is not
        gap = _GAP if self.hasFocus() else 0
        painter.drawRoundedRect(rect.adjusted(gap, gap, -gap, -gap), _RADIUS - gap, _RADIUS - gap)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.color("ink"), 2))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        return rect

    def badge(self, painter: QPainter, rect: QRectF, key: str, token: str) -> None:
        """Draw the key that presses it."""
        painter.setPen(QPen(self.theme.color(token), 1.2))
        painter.setBrush(self.theme.color("bg1"))
        painter.drawRoundedRect(rect, 7, 7)
        painter.setFont(ui_font(13 * min(1.3, self.factor), 700))
        painter.setPen(self.theme.color("ink2"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)


class ActionButton(StudyButton):
    """A word with its key behind it, such as 「次へ  Enter」; ``main`` is the one to press next."""

    def __init__(
        self, theme: Theme, name: str, label: str, key: str = "", *, main: bool = False
    ) -> None:
        super().__init__(theme, name, label)
        self._key = key
        self._main = main
        self._tall = False
        if key:
            self.setAccessibleDescription(key)

    def set_rank(self, key: str, *, main: bool) -> None:
        """Say another key behind it, and whether it is the one to press next."""
        self._key, self._main = key, main
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    @property
    def looks_live(self) -> bool:
        """Whether it looks like the one to press next."""
        return self._main and self.isEnabled()

    @property
    def key_sign(self) -> str:
        """The key behind its words."""
        return self._key

    def set_tall(self) -> None:
        """Make it one of few large answers."""
        self._tall = True
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Qt: words, key and room around them."""
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + 36
        if self._key:
            width += QFontMetrics(self._key_font()).horizontalAdvance(self._key) + 10
        return QSize(round(width), round((50 if self._tall else 30) + 12 * self.factor))

    def minimumSizeHint(self) -> QSize:
        """Qt: never smaller than its content."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw surface, word and key."""
        painter = QPainter(self)
        on, hover = self.isChecked(), self.underMouse() and self.isEnabled()
        if self.looks_live:
            self.surface(painter, "accent", "accent")
        else:
            fill = "bg3" if hover or on else "bg2"
            self.surface(painter, fill, "accent" if on else "line", width=2 if on else 1.2)
        ink = "on_accent" if self.looks_live else "accent" if on else "ink"
        ink = ink if self.isEnabled() else "ctl"
        painter.setFont(self._font())
        painter.setPen(self.theme.color(ink))
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        left = 18 + (self.width() - self.sizeHint().width()) / 2
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, words + 2, self.height()), middle, self.text())
        if self._key:
            painter.setFont(self._key_font())
            faint = "ink3" if self.isEnabled() else "ctl"
            painter.setPen(self.theme.color(ink if self.looks_live or on else faint))
            rect = QRectF(left + words + 10, 0, self.width(), self.height())
            painter.drawText(rect, middle, self._key)

    def _font(self) -> QFont:
        return ui_font((19 if self._tall else 14) * self.factor, 600)

    def _key_font(self) -> QFont:
        return ui_font(11 * self.factor, 500)


@dataclass(frozen=True, slots=True)
class RowMark:
    """What stands at a choice after the answer: what became of it, that in a word, and why."""

    outcome: Outcome
    word: str = ""
    reason: str = ""


class ChoiceRow(StudyButton):
    """One answer to choose, over the whole width: key, words, later what became of it and why."""

    def __init__(self, theme: Theme, name: str, key: str) -> None:
        super().__init__(theme, name, "")
        self._key = key
        self._mark = RowMark("open")
        self._struck = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def mark(self) -> RowMark:
        """What became of it."""
        return self._mark

    @property
    def is_struck(self) -> bool:
        """Whether a hint has ruled it out."""
        return self._struck

    def show_words(self, words: str) -> None:
        """Offer an answer."""
        self._mark, self._struck = RowMark("open"), False
        self.setText(words)
        self.setAccessibleName(f"{self._key} {words}")
        allow(self, allowed=True, why_not="")
        self.updateGeometry()
        self.update()

    def strike(self) -> None:
        """Rule it out."""
        self._struck = True
        allow(self, allowed=False, why_not=self.tr("ヒントで消えました"))
        self.update()

    def show_mark(self, mark: RowMark) -> None:
        """Show what became of it; it cannot be pressed any more."""
        self._mark = mark
        said = " ".join(part for part in (mark.word, self.text(), mark.reason) if part)
        self.setAccessibleName(f"{self._key} {said}")
        allow(self, allowed=False, why_not=self.tr("解答ずみです"))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt: more rows where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: as high as its words."""
        words, reason = self._rects(width)
        inner = words.height() + (reason.height() + 4 if self._mark.reason else 0)
        return max(self._least, inner + 22)

    def sizeHint(self) -> QSize:
        """Qt: a row."""
        return QSize(420, self.heightForWidth(max(320, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as its place asks for."""
        return QSize(160, self._least)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw key, words, mark and reason."""
        painter = QPainter(self)
        mark = self._mark
        hover = self.underMouse() and self.isEnabled()
        bold = mark.outcome in ("right", "wrong")
        edge = _TOKENS[mark.outcome]
        self.surface(painter, "bg3" if hover else "bg2", edge, width=2 if bold else 1.2)
        words, reason = self._rects(self.width())
        badge = QRectF(_SIDE, self._first_row() - _BADGE / 2, _BADGE, _BADGE)
        if bold:
            icon = "check" if mark.outcome == "right" else "close"
            draw_icon(painter, icon, badge.adjusted(3, 3, -3, -3), self.theme.color(edge))
        else:
            self.badge(painter, badge, self._key, "line" if mark.outcome == "idle" else "ctl")
        font = ui_font(17 * self.factor, 600 if bold else 500)
        font.setStrikeOut(self._struck)
        painter.setFont(font)
        faint = self._struck or mark.outcome == "idle"
        painter.setPen(self.theme.color("ink3" if faint else "ink"))
        painter.drawText(words, _WRAP, self.text())
        if mark.reason:
            painter.setFont(ui_font(14 * self.factor))
            painter.setPen(self.theme.color("ink2"))
            painter.drawText(reason, _WRAP, mark.reason)
        if mark.word:
            painter.setFont(ui_font(12 * self.factor, 700))
            painter.setPen(self.theme.color(edge if bold else "ink3"))
            place = QRectF(0, self._first_row() - 12, self.width() - _SIDE, 24)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, mark.word
            )

    @property
    def _least(self) -> int:
        """The height of a row with few words."""
        return round(34 + 18 * self.factor)

    def _first_row(self) -> float:
        """The middle of the first row of words, where key and mark stand too."""
        words, _ = self._rects(self.width())
        # Japanese letters come from another font with higher rows.
        room = QRect(0, 0, 10_000, 1_000)
        metrics = QFontMetrics(ui_font(17 * self.factor, 600))
        row = metrics.boundingRect(room, int(Qt.AlignmentFlag.AlignLeft), self.text())
        return words.top() + row.height() / 2

    def _rects(self, width: int) -> tuple[QRect, QRect]:
        """Where words and reason stand at a width."""
        left = _SIDE + _BADGE + 14
        word = QFontMetrics(ui_font(12 * self.factor, 700)).horizontalAdvance(self._mark.word)
        room = QRect(left, 11, max(60, width - left - _SIDE - (word + 12 if word else 0)), 4000)
        metrics = QFontMetrics(ui_font(17 * self.factor, 600))
        words = metrics.boundingRect(room, _WRAP, self.text())
        below = QRect(left, words.bottom() + 5, max(60, width - left - _SIDE), 4000)
        small = QFontMetrics(ui_font(14 * self.factor))
        reason = small.boundingRect(below, _WRAP, self._mark.reason)
        inner = words.height() + (reason.height() + 4 if self._mark.reason else 0)
        down = max(0, (self._least - inner) // 2 - 11)  # a single row stands in the middle
        return QRect(room.left(), 11 + down, room.width(), words.height()), QRect(
            below.left(), below.top() + down, below.width(), reason.height()
        )


class GateButton(StudyButton):
    """A gate's key in the gate's colour."""

    def __init__(self, theme: Theme, name: str, label: str, key: str, token: str) -> None:
        super().__init__(theme, name, label)
        self._key = key
        self._token = token
        self._outcome: Outcome = "open"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_outcome("open", "")

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        return self._outcome

    def show_outcome(self, outcome: Outcome, word: str) -> None:
        """Show what became of it; ``word`` says so to listeners."""
        self._outcome = outcome
        allow(self, allowed=outcome == "open", why_not=self.tr("解答ずみです"))
        self.setAccessibleName(f"{self._key} {self.text()} {word}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: key above name."""
        width = QFontMetrics(ui_font(16 * self.factor, 700)).horizontalAdvance(self.text())
        return QSize(width + 36, round(52 + 34 * self.factor))

    def minimumSizeHint(self) -> QSize:
        """Qt: never smaller than its content."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw a coloured head, key and name."""
        painter = QPainter(self)
        hover = self.underMouse() and self.isEnabled()
        faint = self._outcome == "idle" or (not self.isEnabled() and self._outcome == "open")
        edge = _TOKENS[self._outcome] if self._outcome in ("right", "wrong") else self._token
        rect = self.surface(
            painter, "bg3" if hover else "bg2", "line" if faint else edge, width=2.2
        )
        side = float(_BADGE)
        badge = QRectF(rect.center().x() - side / 2, rect.top() + 12, side, side)
        if self._outcome in ("right", "wrong"):
            icon = "check" if self._outcome == "right" else "close"
            draw_icon(painter, icon, badge, self.theme.color(edge))
        else:
            self.badge(painter, badge, self._key, "line" if faint else self._token)
        painter.setFont(ui_font(16 * self.factor, 700))
        painter.setPen(self.theme.color("ink3" if faint else self._token))
        below = QRectF(rect.left(), badge.bottom(), rect.width(), rect.bottom() - badge.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

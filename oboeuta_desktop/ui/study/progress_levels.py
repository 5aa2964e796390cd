"""Answers one question: how many points are known how well?

A bar of one piece per level; colour, pattern and number say the same, and so do the words below.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oboeuta_desktop.ui.heatmap_picture import draw_level, ink_of
from oboeuta_desktop.ui.joined import listed
from oboeuta_desktop.ui.level_names import level_name
from oboeuta_desktop.ui.theme import Theme, ui_font

_BAR = 38.0  # logical pixels at letters of the designed size
_LEAST = 34.0  # of a piece: its number has room
_SIGN = 26.0
_GAP = 18.0


class LevelBar(QWidget):
    """All points, stacked by level, with a legend that breaks into rows."""

    SPOKEN_ROLE = QAccessible.Role.Graphic

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._counts: tuple[int, ...] = ()
        self.setObjectName("progress_levels")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many points are at each level."""
        return self._counts

    def show_counts(self, counts: tuple[int, ...]) -> None:
        """Show how many points are at each level."""
        self._counts = counts
        told = listed(self._legend_words(level) for level in range(len(counts)))
        self.setAccessibleName(self.tr("要点の定着度：{levels}").format(levels=told))
        self._fit()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width, other rows of the legend."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw bar and legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for level, rect in self.pieces():
            free = draw_level(painter, rect, level, self._theme)
            painter.setFont(ui_font(14 * self._factor, 700))
            painter.setPen(QColor(ink_of(level, self._theme)))
            painter.drawText(free, Qt.AlignmentFlag.AlignCenter, str(self._counts[level]))
        painter.setFont(ui_font(13 * self._factor))
        for level, place in enumerate(self._legend()):
            sign = QRectF(place, QPointF(place.x() + _SIGN, place.y() + 22))
            draw_level(painter, sign, level, self._theme)
            painter.setPen(self._theme.color("ink2"))
            words = QRectF(sign.right() + 8, sign.top(), self.width(), sign.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._legend_words(level))

    def pieces(self) -> list[tuple[int, QRectF]]:
        """Where each level that has points stands; lengths are shares, but none too short."""
        shown = [(level, count) for level, count in enumerate(self._counts) if count]
        total = sum(count for _, count in shown)
        least = min(_LEAST * self._factor, self.width() / max(1, len(shown)))
        wide = [max(least, self.width() * count / total) for _, count in shown]
        over = sum(wide) - self.width()
        spare = sum(each - least for each in wide)
        x, found = 0.0, list[tuple[int, QRectF]]()
        for (level, _), each in zip(shown, wide, strict=True):
            width = each - (over * (each - least) / spare if spare else 0)
            found.append((level, QRectF(x + 1, 1, width - 2, _BAR * self._factor)))
            x += width
        return found

    def _legend_words(self, level: int) -> str:
        return f"{level_name(level)} {self._counts[level]}"

    def _legend(self) -> list[QPointF]:
        metrics = QFontMetrics(ui_font(13 * self._factor))
        x, y, found = 1.0, _BAR * self._factor + 12, list[QPointF]()
        for level in range(len(self._counts)):
            width = _SIGN + 8 + metrics.horizontalAdvance(self._legend_words(level))
            if x > 1 and x + width > self.width():
                x, y = 1.0, y + self._row
            found.append(QPointF(x, y + (self._row - 22) / 2))
            x += width + _GAP
        return found

    def _fit(self) -> None:
        places = self._legend()
        bottom = places[-1].y() + (self._row + 22) / 2 if places else _BAR * self._factor
        self.setFixedHeight(round(bottom) + 2)

    @property
    def _row(self) -> float:
        return max(26.0, 22 * self._factor)

"""Answers one question: which gate was taken for which in a round?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from oboeuta_desktop.core.question_kinds import GATES
from oboeuta_desktop.ui.joined import listed
from oboeuta_desktop.ui.study.words import GATE_TOKENS, gate_name
from oboeuta_desktop.ui.theme import Theme, ui_font

_ROW = 30
_PAD = 10


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


def gates_in_words(counts: Sequence[Sequence[int]]) -> str:
    """The same for those who hear it: a line for each gate that was asked for."""
    lines: list[str] = []
    for asked, row in zip(GATES, counts, strict=True):
        total = sum(row)
        if not total:
            continue
        right = row[GATES.index(asked)]
        line = _tr("{gate}：{total} 問中 {right} 問正解").format(
            gate=gate_name(asked), total=total, right=right
        )
        slips = [
            _tr("{gate}と答えた {times} 回").format(gate=gate_name(taken), times=times)
            for taken, times in zip(GATES, row, strict=True)
            if times and taken != asked
        ]
        lines.append(listed((line, *slips)))
    return "\n".join(lines)


class GateTable(QWidget):
    """A row for each gate that was asked for, a column for each one that was answered."""

    SPOKEN_ROLE = QAccessible.Role.Graphic

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._counts: tuple[tuple[int, ...], ...] = ()
        self.setObjectName("gate_table")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def counts(self) -> tuple[tuple[int, ...], ...]:
        """How often, by the order of ``GATES``."""
        return self._counts

    def show_counts(self, counts: tuple[tuple[int, ...], ...]) -> None:
        """Show how often each gate was taken for each."""
        self._counts = counts
        self.setAccessibleName(_tr("どのゲートを、どれと答えたか"))
        self.setAccessibleDescription(gates_in_words(counts))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: seven rows and columns, below a line of words."""
        row = round(_ROW * self._factor)
        return QSize(self._head + len(GATES) * self._cell, (len(GATES) + 2) * row)

    def minimumSizeHint(self) -> QSize:
        """Qt: never smaller than its content."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the table."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head, cell, row = self._head, self._cell, round(_ROW * self._factor)
        self._write(painter, QRectF(head, 0, len(GATES) * cell, row), _tr("答えたゲート"), "ink3")
        self._write(painter, QRectF(0, row, head, row), _tr("問われたゲート"), "ink3")
        for place, gate in enumerate(GATES):
            token, name = GATE_TOKENS[gate], gate_name(gate)
            self._write(painter, QRectF(head + place * cell, row, cell, row), name, token)
            self._write(painter, QRectF(0, (place + 2) * row, head, row), name, token)
        for asked, counts in enumerate(self._counts):
            for taken, times in enumerate(counts):
                place = QRectF(head + taken * cell, (asked + 2) * row, cell, row)
                self._draw_cell(painter, place, times, is_right=asked == taken)

    def _draw_cell(self, painter: QPainter, place: QRectF, times: int, *, is_right: bool) -> None:
        inner = place.adjusted(2, 2, -2, -2)
        token = "good" if is_right else "bad"
        painter.setPen(QPen(self._theme.color(token if times else "line"), 1.6 if times else 1))
        painter.setBrush(self._theme.color("bg2" if is_right else "bg1"))
        painter.drawRoundedRect(inner, 6, 6)
        if times:
            # A mistake is told by its sign too, not by colour and place alone.
            sign = "" if is_right else "× "
            self._write(painter, place, f"{sign}{times}", "ink")

    def _write(self, painter: QPainter, place: QRectF, words: str, token: str) -> None:
        painter.setFont(ui_font(13 * self._factor, 600))
        painter.setPen(self._theme.color(token))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    @property
    def _head(self) -> int:
        return self._width(_tr("問われたゲート")) + 2 * _PAD

    @property
    def _cell(self) -> int:
        return max(self._width(gate_name(gate)) for gate in GATES) + 2 * _PAD

    def _width(self, words: str) -> int:
        return QFontMetrics(ui_font(13 * self._factor, 600)).horizontalAdvance(words)

"""Answers one question: how fast is the exam?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from oboeuta_desktop.core.study_queue import Pace
from oboeuta_desktop.ui.controls import Text
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.passage import Passage
from oboeuta_desktop.ui.theme import Theme, ui_font

MOST = 999
"""Questions, or minutes, that can be set."""
_GAP = 10
_STYLE = """
QSpinBox {{ background: {bg2}; color: {ink}; border: 1px solid {ctl}; border-radius: 8px;
  padding: 5px 10px; font-size: {pixels}px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QSpinBox:focus {{ border: 2px solid {ink}; padding: 4px 9px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: 24px; }}
QSpinBox::up-arrow {{ image: url(icons:{name}/up.svg); width: 14px; height: 14px; }}
QSpinBox::down-arrow {{ image: url(icons:{name}/down.svg); width: 14px; height: 14px; }}
"""


class DrillPaceRow(QWidget):
    """The exam's questions and minutes, to set and to set back.

    Signals:
        chosen: a ``Pace``, or None for what is known of the exam.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._label = Text(theme, self.tr("試験のペース"), pixels=14, weight=600, token="ink2")
        self._questions = _box("pace_questions", self.tr("試験の問題数"))
        self._of = Text(theme, self.tr("問を"), pixels=14, weight=600, token="ink2")
        self._minutes = _box("pace_minutes", self.tr("試験の時間（分）"))
        self._unit = Text(theme, self.tr("分で"), pixels=14, weight=600, token="ink2")
        self._set = ActionButton(theme, "pace_set", self.tr("決める"))
        self._reset = ActionButton(theme, "pace_reset", self.tr("もとにもどす"))
        self._note = Passage(theme, "pace_note", pixels=14, token="ink3")
        self._lay_out()
        self._set.clicked.connect(self._choose)
        self._reset.clicked.connect(lambda: self.chosen.emit(None))
        for box in self._boxes:
            box.lineEdit().returnPressed.connect(self._choose)
        self.set_theme(theme)
        self.set_text_scale(1.0)

    @property
    def is_edited(self) -> bool:
        """Whether the keys act in one of the fields."""
        return any(box.hasFocus() for box in self._boxes)

    def show_pace(self, pace: Pace) -> None:
        """Show what is set."""
        self._questions.setValue(pace.questions)
        self._minutes.setValue(pace.minutes)
        self._reset.setVisible(pace != Pace())
        words = self.tr(
            "1 問あたり {seconds} 秒。はじめの値（{questions} 問・{minutes} 分）は公式に確かめた数"
            "ではありません。案内に合わせて変えられます。"
        )
        usual = Pace()
        self._note.show_text(
            words.format(
                seconds=round(pace.seconds_each), questions=usual.questions, minutes=usual.minutes
            )
        )
        self._fold()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (*self._labels, self._set, self._reset, self._note):
            part.set_theme(theme)
        self._theme = theme
        self._dress_boxes()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self._dress_boxes()
        for label in self._labels:
            label.setFont(ui_font(14 * factor, 600))
        for box in self._boxes:
            box.setFont(ui_font(15 * factor, 500))
            box.setMinimumHeight(round(max(44, 40 * factor)))
            box.setMinimumWidth(round(56 + 44 * factor))
        for part in (self._set, self._reset, self._note):
            part.set_text_scale(factor)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: two rows where one is too narrow."""
        super().resizeEvent(event)
        self._fold()

    @property
    def _labels(self) -> tuple[Text, ...]:
        return (self._label, self._of, self._unit)

    @property
    def _boxes(self) -> tuple[QSpinBox, ...]:
        return (self._questions, self._minutes)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(_GAP)
        for part in (self._label, self._questions, self._of, self._minutes, self._unit):
            first.addWidget(part)
        for part in (self._set, self._reset):
            second.addWidget(part)
        second.addStretch(1)
        self._rows = QHBoxLayout()
        self._rows.setSpacing(_GAP)
        self._rows.addLayout(first)
        self._rows.addLayout(second, 1)
        first.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addWidget(self._note)

    def _dress_boxes(self) -> None:
        """Their size of letters too: from the second style sheet on a font alone is not heard."""
        names = ("name", "bg2", "ink", "ctl", "accent", "on_accent")
        colours = {name: getattr(self._theme, name) for name in names}
        sheet = _STYLE.format(pixels=round(15 * self._factor), **colours)
        for box in self._boxes:
            box.setStyleSheet(sheet)

    def _fold(self) -> None:
        parts = (*self._labels, *self._boxes, self._set, self._reset)
        wide = sum(part.sizeHint().width() + _GAP for part in parts if not part.isHidden())
        wide += sum(max(0, box.minimumWidth() - box.sizeHint().width()) for box in self._boxes)
        direction = QHBoxLayout.Direction
        self._rows.setDirection(
            direction.LeftToRight if wide <= self.width() else direction.TopToBottom
        )

    def _choose(self) -> None:
        self.chosen.emit(Pace(self._questions.value(), self._minutes.value()))


def _box(name: str, words: str) -> QSpinBox:
    box = QSpinBox()
    box.setObjectName(name)
    box.setAccessibleName(words)
    box.setRange(1, MOST)
    box.lineEdit().setTextMargins(8, 0, 0, 0)
    return box

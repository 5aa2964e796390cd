"""Answers one question: when is the exam?"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.controls import Text
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import Theme, ui_font

_AHEAD = 30  # days; where the field opens before a day is set
_STYLE = """
QDateEdit {{ background: {bg2}; color: {ink}; border: 1px solid {ctl}; border-radius: 8px;
  padding: 5px 10px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QDateEdit:focus {{ border: 2px solid {ink}; padding: 4px 9px; }}
QDateEdit::up-button, QDateEdit::down-button {{ border: none; width: 24px; }}
QDateEdit::up-arrow {{ image: url(icons:{name}/up.svg); width: 14px; height: 14px; }}
QDateEdit::down-arrow {{ image: url(icons:{name}/down.svg); width: 14px; height: 14px; }}
"""


class ExamRow(QWidget):
    """The day of the exam, to set and to forget; as long as there is none it says so, and the field
    for it comes only when it is wanted: a day in it would look as if it were set.

    Signals:
        chosen: a ``datetime.date``, or None to forget it.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._label = Text(theme, self.tr("試験日"), pixels=14, weight=600, token="ink2")
        self._edit = QDateEdit()
        self._edit.setObjectName("exam_date")
        self._edit.setAccessibleName(self.tr("試験日"))
        self._edit.setDisplayFormat("yyyy/MM/dd")
        self._edit.lineEdit().setTextMargins(8, 0, 0, 0)
        self._unset = Text(theme, self.tr("未定"), pixels=15, weight=500, token="ink")
        self._unset.setObjectName("exam_unset")
        self._pick = ActionButton(theme, "exam_pick", self.tr("日をえらぶ"))
        self._set = ActionButton(theme, "exam_set", self.tr("決める"))
        self._forget = ActionButton(theme, "exam_forget", self.tr("消す"))
        self._exam: date | None = None
        self._is_picking = False
        self._left = Text(theme, "", pixels=14, weight=600, token="accent")
        self._left.setObjectName("exam_left")
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in (self._label, self._unset, self._edit, self._pick, self._set, self._forget):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._left)
        self._pick.clicked.connect(self._start_picking)
        self._set.clicked.connect(self._choose)
        self._forget.clicked.connect(lambda: self.chosen.emit(None))
        self.set_theme(theme)
        self.set_text_scale(1.0)

    @property
    def is_edited(self) -> bool:
        """Whether the keys act in the field with the day."""
        return self._edit.hasFocus()

    def show_exam(self, exam: date | None, today: date) -> None:
        """Show the day that is set, or that there is none."""
        self._exam = exam
        self._is_picking = self._is_picking and exam is None
        self._edit.setMinimumDate(_qt(today if exam is None else min(today, exam)))
        shown = exam or date.fromordinal(today.toordinal() + _AHEAD)
        if exam is not None or not self._edit.hasFocus():
            self._edit.setDate(_qt(shown))
        self._show_parts()
        self._left.set_token("ink2" if exam is None else "accent")
        if exam is None:
            self._left.setText(self.tr("決めると、3 日前から「直前」が開きます"))
            return
        days = (exam - today).days
        words = self.tr("あと {days} 日") if days > 0 else self.tr("今日が試験日です")
        self._left.setText(words.format(days=days) if days >= 0 else self.tr("終わった試験です"))

    def put_away(self) -> None:
        """No day is to be chosen after all."""
        self._is_picking = False
        self._show_parts()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (*self._texts, *self._buttons):
            part.set_theme(theme)
        names = ("name", "bg2", "ink", "ctl", "accent", "on_accent")
        self._edit.setStyleSheet(_STYLE.format(**{name: getattr(theme, name) for name in names}))

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for label in (self._label, self._left):
            label.setFont(ui_font(14 * factor, 600))
        for day in (self._edit, self._unset):
            day.setFont(ui_font(15 * factor, 500))
        for button in self._buttons:
            button.set_text_scale(factor)

    @property
    def _texts(self) -> tuple[Text, ...]:
        return (self._label, self._unset, self._left)

    @property
    def _buttons(self) -> tuple[ActionButton, ...]:
        return (self._pick, self._set, self._forget)

    def _show_parts(self) -> None:
        has_field = self._exam is not None or self._is_picking
        for part in (self._edit, self._set):
            part.setVisible(has_field)
        for part in (self._unset, self._pick):
            part.setVisible(not has_field)
        self._forget.setVisible(self._exam is not None)

    def _start_picking(self) -> None:
        self._is_picking = True
        self._show_parts()
        self._edit.setFocus()

    def _choose(self) -> None:
        day = self._edit.date()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

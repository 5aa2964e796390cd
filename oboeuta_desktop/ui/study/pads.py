"""Answers one question: with what does a learner answer each kind of question?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.core.curriculum import Bilingual
from oboeuta_desktop.core.question_kinds import GATES, Gate, Repair
from oboeuta_desktop.ui.allowing import allow
from oboeuta_desktop.ui.language import language, said
from oboeuta_desktop.ui.study.answer_field import AnswerField
from oboeuta_desktop.ui.study.buttons import ActionButton, ChoiceRow, GateButton, RowMark
from oboeuta_desktop.ui.study.passage import Passage
from oboeuta_desktop.ui.study.words import GATE_KEYS, GATE_TOKENS, gate_name, plain_words
from oboeuta_desktop.ui.theme import Theme

MOST_ROWS = 8
"""Words of a statement that can be pointed at; no one needs more keys."""
_NARROW = 560


class ChoicePad(QWidget):
    """Answers in rows, chosen by their numbers.

    Signals:
        chosen: the place, from 0.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._rows = [ChoiceRow(theme, f"{name}_{n}", str(n)) for n in range(1, MOST_ROWS + 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for place, row in enumerate(self._rows):
            column.addWidget(row)
            row.clicked.connect(partial(self.chosen.emit, place))

    @property
    def rows(self) -> tuple[ChoiceRow, ...]:
        """The rows that are shown."""
        return tuple(row for row in self._rows if not row.isHidden())

    def offer(self, words: Sequence[str]) -> None:
        """Show answers."""
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(words))
            if place < len(words):
                row.show_words(words[place])

    def show_marks(self, marks: Sequence[RowMark]) -> None:
        """Show what became of each."""
        for row, mark in zip(self._rows, marks, strict=False):
            row.show_mark(mark)

    def strike(self, place: int) -> None:
        """Rule one out."""
        self._rows[place].strike()

    def press_key(self, key: int) -> bool:
        """Choose by number; whether the key was one of them."""
        place = key - Qt.Key.Key_1
        shown = self.rows
        if not 0 <= place < len(shown):
            return False
        if shown[place].isEnabled():
            self.chosen.emit(place)
        return True

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for row in self._rows:
            row.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for row in self._rows:
            row.set_text_scale(factor)


class TypedPad(QWidget):
    """A field to type into; after the last hint, four answers to choose from.

    Signals:
        given: the text.
        left: Escape in the field.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = AnswerField(theme)
        self._send = ActionButton(theme, "answer_send", self.tr("答える"), "Enter", main=True)
        self._choices = ChoicePad(theme, "answer_choice")
        self._words: tuple[str, ...] = ()
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.field, 1)
        line.addWidget(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self._choices)
        self.field.submitted.connect(self.given)
        self.field.left.connect(self.left)
        self._send.clicked.connect(lambda: self.given.emit(self.field.text()))
        self._choices.chosen.connect(lambda place: self.given.emit(self._words[place]))

    @property
    def is_begun(self) -> bool:
        """Whether something is written that was not given yet."""
        return self.field.isVisible() and bool(self.field.text().strip())

    def ask(self, *, number: bool) -> None:
        """Empty the field and wait for an answer."""
        words = (
            self.tr("数で答える（分数も可）") if number else self.tr("漢字・かな・英語のどれでも")
        )
        self.field.setPlaceholderText(words)
        self.field.clear()
        for part in (self.field, self._send):
            part.setVisible(True)
        self._choices.setVisible(False)
        self._words = ()

    def offer(self, words: Sequence[str]) -> None:
        """Let the learner choose instead of typing."""
        self._words = tuple(words)
        self._choices.offer(self._words)
        self._choices.setVisible(True)
        for part in (self.field, self._send):
            part.setVisible(False)

    def press_key(self, key: int) -> bool:
        """Choose by number, when there is something to choose from."""
        return bool(self._words) and self._choices.press_key(key)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (self.field, self._send, self._choices):
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self.field.set_text_scale(factor)
        self._send.set_text_scale(factor)
        self._choices.set_text_scale(factor)


class GatePad(QWidget):
    """The five gates and the candidate, as keys in their colours.

    Signals:
        chosen: the gate.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._buttons: dict[Gate, GateButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        for place, gate in enumerate(GATES):
            button = GateButton(
                *(theme, f"gate_{gate}", gate_name(gate), GATE_KEYS[gate]),
                token=GATE_TOKENS[gate],
            )
            button.clicked.connect(partial(self.chosen.emit, gate))
            self._buttons[gate] = button
            self._grid.addWidget(button, place // 3, place % 3)

    def ask(self) -> None:
        """Wait for an answer."""
        for button in self._buttons.values():
            button.show_outcome("open", "")

    def strike(self, gates: Sequence[Gate]) -> None:
        """Rule some out."""
        for gate in gates:
            allow(self._buttons[gate], allowed=False, why_not=self.tr("ヒントで消えました"))
            self._buttons[gate].update()

    def show_outcomes(self, marks: Mapping[Gate, RowMark]) -> None:
        """Show what became of each."""
        for gate, mark in marks.items():
            self._buttons[gate].show_outcome(mark.outcome, mark.word)

    def press_key(self, key: int) -> bool:
        """Choose by letter, or by number as they stand; whether the key was one of them."""
        for number, gate in enumerate(GATES, 1):
            if key in (ord(GATE_KEYS[gate]), ord(str(number))):
                if self._buttons[gate].isEnabled():
                    self.chosen.emit(gate)
                return True
        return False

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for button in self._buttons.values():
            button.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for button in self._buttons.values():
            button.set_text_scale(factor)


class TruthPad(QWidget):
    """○ or ×; after × on a statement that is false: which word, and which one instead.

    Signals:
        told: whether it is true, and the word (Japanese) that is put in place of the wrong one:
            None where there was none to put, "" where a word was pointed at that is not wrong.
    """

    told = Signal(bool, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._repair: Repair | None = None
        self._yes = ActionButton(theme, "truth_yes", self.tr("○ 正しい"), "1 / O")
        self._no = ActionButton(theme, "truth_no", self.tr("× まちがい"), "2 / X")
        self._step = Passage(theme, "truth_step", pixels=15, token="ink2")
        self._words = ChoicePad(theme, "truth_word")
        self._instead = ChoicePad(theme, "truth_instead")
        line = QHBoxLayout()
        line.setSpacing(12)
        for button in (self._yes, self._no):
            button.set_tall()
            line.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(line)
        for part in (self._step, self._words, self._instead):
            column.addWidget(part)
        self._yes.clicked.connect(lambda: self.told.emit(True, None))
        self._no.clicked.connect(self._deny)
        self._words.chosen.connect(self._point_at)
        self._instead.chosen.connect(self._replace)

    def ask(self, repair: Repair | None) -> None:
        """Wait for ○ or ×; ``repair`` is that of a false statement."""
        self._repair = repair
        for button in (self._yes, self._no):
            button.setVisible(True)
        for part in (self._step, self._words, self._instead):
            part.setVisible(False)

    def press_key(self, key: int) -> bool:
        """○, × or a number; whether the key was one of them."""
        if not self._yes.isHidden():
            if key in (Qt.Key.Key_1, Qt.Key.Key_O):
                self._yes.click()
                return True
            if key in (Qt.Key.Key_2, Qt.Key.Key_X):
                self._no.click()
                return True
            return False
        shown = self._words if not self._words.isHidden() else self._instead
        return shown.press_key(key)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (self._yes, self._no, self._step, self._words, self._instead):
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for part in (self._yes, self._no, self._step, self._words, self._instead):
            part.set_text_scale(factor)

    def _deny(self) -> None:
        if self._repair is None:
            self.told.emit(False, None)
            return
        self._next_step(self.tr("どのことばがちがいますか？"), self._words)
        self._words.offer(_words_to_point_at(self._repair)[:MOST_ROWS])

    def _point_at(self, place: int) -> None:
        repair = self._repair
        assert repair is not None
        word = _words_to_point_at(repair)[place]
        if word != said(repair.wrong):
            self.told.emit(False, "")
            return
        self._words.setVisible(False)
        words = self.tr("「{word}」を、どれに直しますか？").format(word=word)
        self._next_step(words, self._instead)
        self._instead.offer([plain_words(said(each)) for each in _in_order(repair)])

    def _replace(self, place: int) -> None:
        assert self._repair is not None
        self.told.emit(False, replacements(self._repair)[place])

    def _next_step(self, words: str, pad: ChoicePad) -> None:
        for button in (self._yes, self._no):
            button.setVisible(False)
        self._step.show_text(words)
        self._step.setVisible(True)
        pad.setVisible(True)


def replacements(repair: Repair) -> tuple[str, ...]:
    """What can be put in place of the wrong word, in an order that tells nothing; in Japanese, as
    it is kept.
    """
    return tuple(each.ja for each in _in_order(repair))


def _in_order(repair: Repair) -> list[Bilingual]:
    return sorted((repair.right, *repair.others), key=lambda each: each.ja)


def _words_to_point_at(repair: Repair) -> tuple[str, ...]:
    return repair.words_ja if language() == "ja" else repair.words_en

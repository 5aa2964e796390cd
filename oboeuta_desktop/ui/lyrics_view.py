"""Answers one question: how does the learner see and touch the lyrics?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from oboeuta_desktop.core.lyrics import Lyrics
from oboeuta_desktop.core.timeline import Cursor, Interlude
from oboeuta_desktop.ui.lyrics_hits import Hit, hit_at
from oboeuta_desktop.ui.lyrics_motion import LyricsMotion
from oboeuta_desktop.ui.lyrics_page import Page
from oboeuta_desktop.ui.lyrics_painter import LyricsPainter
from oboeuta_desktop.ui.lyrics_pictures import Pictures
from oboeuta_desktop.ui.lyrics_stage import BlankMark, Frame, Stage, blanks_by_line
from oboeuta_desktop.ui.theme import DARK, Theme

GAP_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
_KEY_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGE_STEPS = {Qt.Key.Key_PageUp: -0.8, Qt.Key.Key_PageDown: 0.8}
_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_TAB_REASONS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class LyricsView(QWidget):
    """The lyrics of a song, one painted surface.

    Signals: ``line_selected(line)`` a click or an arrow key, never a wish to seek;
    ``line_activated(line)`` a double click, Enter or the play icon: sing from here;
    ``comparison_wished(line)`` a Shift+click; ``range_selected(first, last)`` a Ctrl+click;
    ``following_changed(following)`` whether the view follows the song. ``on_frame`` is called with
    a Frame after each painted frame that shows a line being sung.
    """

    line_selected = Signal(int)
    line_activated = Signal(int)
    comparison_wished = Signal(int)
    range_selected = Signal(int, int)
    following_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("歌詞"))
        self.on_frame: Callable[[Frame], None] | None = None
        self._gap_keys = False
        self._page = Page()
        self._stage = Stage(pill_text=self.tr("現在行へ"))
        self._pictures = Pictures(DARK)
        self._painter = LyricsPainter(self._page, self._stage, self._pictures)
        self._opened = False
        self._furigana = True
        self._text_scale = 1.0
        self._press: QPointF | None = None
        self._drag_y: float | None = None
        self._mouse: QPointF | None = None
        self._motion = LyricsMotion(self, self._page, self._stage, self._pictures, self._painter)
        self._motion.following_changed.connect(self.following_changed)
        self._motion.moved.connect(self._hover_again)

    # what is shown

    @property
    def following(self) -> bool:
        """Whether the view follows the song."""
        return self._stage.following

    @property
    def selected(self) -> int | None:
        """The selected line."""
        return self._stage.selected

    @property
    def current_line(self) -> int | None:
        """The line being sung."""
        return self._stage.cursor.line

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self._page.lines)

    def set_lyrics(self, lyrics: Lyrics, lessons: Sequence[bool] = ()) -> None:
        """Show other lyrics; ``lessons`` says which lines have one."""
        stage = self._stage
        stage.lessons, stage.levels = tuple(lessons), ()
        stage.cursor, stage.interlude = Cursor(), None
        stage.selected = stage.hovered = stage.focus_line = None
        stage.blanks, self._opened = {}, True
        self._page.open(lyrics)
        self._page.anchor = 0
        self._motion.attend()
        self._refit(keep=False)

    def set_position(self, position: float) -> None:
        """The song is at ``position`` seconds. Repaints only what that changes, at any rate."""
        if position != self._stage.position:
            self._stage.position = position
            self._motion.every_frame = self.on_frame is not None
            self._motion.show_position()

    def set_cursor(self, cursor: Cursor) -> None:
        """What is sung now. Another line moves the view there, unless the learner is browsing."""
        if cursor.line is not None and cursor.line >= len(self._page.lines):
            cursor = Cursor()
        before, self._stage.cursor = self._stage.cursor.line, cursor
        if cursor.line != before:
            self._page.growth.set_current(cursor.line)
            self._motion.go()

    def set_interlude(self, interlude: Interlude | None) -> None:
        """A stretch without lyrics is running; None when it is over."""
        if interlude is not None and interlude.next_line >= len(self._page.lines):
            interlude = None
        if interlude != self._stage.interlude:
            self._stage.interlude = interlude
            self._page.growth.open_slot(None if interlude is None else interlude.next_line)
            self._motion.go()

    def set_selected(self, line: int | None) -> None:
        """Mark a line as selected, or none."""
        stage = self._stage
        if line is not None and not 0 <= line < len(self._page.lines):
            line = None
        before, stage.selected = stage.selected, line
        if line == before:
            return
        if stage.focus_line is not None:
            self._motion.update_ground(stage.focus_line)
            stage.focus_line = line
        self._motion.update_ground(before)
        self._motion.update_ground(line)
        if line is not None and QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(line)
            QAccessible.updateAccessibility(event)

    def set_blanks(self, blanks: Sequence[BlankMark]) -> None:
        """Cover stretches of the lyrics, or show how they were uncovered."""
        by_line, before = blanks_by_line(blanks, len(self._page.lines)), self._stage.blanks
        touched = [i for i in by_line.keys() | before.keys() if by_line.get(i) != before.get(i)]
        if not touched:
            return
        self._stage.blanks = by_line
        self._pictures.forget(touched)
        if self._page.set_blanks(self._stage.blank_ranges()):
            self._motion.go()
        self.update()

    def set_bars(self, lines: Collection[int]) -> None:
        """Show by a bar how far these lines are: nobody sings them."""
        self._stage.bars = frozenset(lines)
        self._motion.forget_front()
        self.update()

    def set_levels(self, levels: Sequence[int | None]) -> None:
        """Show how well each line's points are known; None or no level where nothing is taught."""
        self._stage.levels = tuple(levels)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme``."""
        self._pictures.set_theme(theme)
        self.update()

    def set_furigana(self, shown: bool) -> None:
        """Show or hide the readings."""
        before, self._furigana = self._furigana, shown
        if shown != before:
            self._refit()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Jump instead of gliding."""
        self._motion.set_reduced(reduced=reduced)

    def set_text_scale(self, scale: float) -> None:
        """Make the lyrics larger or smaller; 1 is the design's size."""
        before, self._text_scale = self._text_scale, scale
        if scale != before:
            self._refit()

    def set_gap_keys(self, taken: bool) -> None:
        """Leave Enter and Down to the window while gaps are sung."""
        self._gap_keys = taken

    def reveal(self, line: int) -> None:
        """Bring a line into view, where it stays until the song moves on."""
        self._motion.reveal(line)

    def follow(self) -> None:
        """Go back to the current line and stay with the song."""
        self._motion.follow()

    def line_rect(self, line: int) -> QRect:
        """Where a line stands in the view, in its coordinates; may lie outside of it."""
        self._motion.lay_out(line)
        return self._painter.signs.ground(line).toAlignedRect()

    def line_at(self, place: QPoint) -> int | None:
        """The line at a point of the view."""
        return self._hit(QPointF(place)).line

    def spoken_line(self, line: int) -> str:
        """A line as a screen reader says it: what is hidden stays hidden."""
        return self._stage.spoken(line, self._page.lines[line].text, self.tr("（空欄）"))

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the dirty rectangle."""
        p = QPainter(self)
        ratio = p.deviceTransform().m11()
        if ratio != self._pictures.ratio:
            self._pictures.set_ratio(ratio)
            self._motion.forget_front()
        if not self._page.lines:
            self._painter.signs.paint_empty(p, self.rect(), asked=self._opened)
            return
        p.scale(1.0 / ratio, 1.0 / ratio)
        self._painter.paint(p, event.rect())
        p.end()
        self._motion.painted(event.rect())
        cursor = self._stage.cursor
        if self.on_frame is not None:
            self.on_frame(Frame(self._stage.position, cursor.line, cursor.word, cursor.progress))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: set the lyrics for the new size."""
        super().resizeEvent(event)
        self._refit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows select, Enter sings from the selected line, PageUp and PageDown browse."""
        key, chosen = Qt.Key(event.key()), self._stage.selected
        if event.modifiers() & ~_HARMLESS:
            super().keyPressEvent(event)
        elif self._gap_keys and key in GAP_KEYS:
            event.ignore()  # the window's: 「歌えた」
        elif key in _KEY_STEPS and self._page.lines:
            self._select_by_key(_KEY_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen is not None:
            self.line_activated.emit(chosen)
        elif key in _PAGE_STEPS:
            self._motion.browse(_PAGE_STEPS[key] * self.height(), smoothly=True)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: browse; a trackpad moves the page itself, a wheel in steps."""
        pixels = event.pixelDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif pixels:
            self._motion.browse(-float(pixels), smoothly=False)
        elif event.angleDelta().y():
            ems = event.angleDelta().y() / 120.0 * 2.2
            self._motion.browse(-ems * self._page.em, smoothly=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a press may become a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()
            self._hide_ring()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: drag the page, or show what is under the mouse."""
        y = event.position().y()
        away = 0.0 if self._press is None else abs(y - self._press.y())
        if self._press is not None and away >= QApplication.startDragDistance():
            if self._drag_y is None:
                self._drag_y = self._press.y()
            self._motion.hold(held=True)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._drag_y is not None:
            self._motion.browse(self._drag_y - y, smoothly=False)
            self._drag_y = y
        elif self._press is None:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a press without a drag is a click."""
        press, self._press = self._press, None
        dragged, self._drag_y = self._drag_y is not None, None
        self._motion.hold(held=False)
        if press is None:
            return
        if not dragged:
            self._click(event)
        self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a double click sings from the line."""
        if (line := self._hit(event.position()).line) is not None:
            self.line_activated.emit(line)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: nothing is under the mouse any more."""
        self._hover(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: a ring shows where the keys will act, if the keyboard brought the focus."""
        super().focusInEvent(event)
        if event.reason() in _TAB_REASONS:
            self._show_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the ring goes with the focus."""
        super().focusOutEvent(event)
        self._hide_ring()

    # what the learner does

    def _refit(self, *, keep: bool = True) -> None:
        """Set the page for this size; a browsing learner keeps the line at the top."""
        page, stage = self._page, self._stage
        browses = keep and page.lines and not stage.following
        offset = page.top(page.anchor) - stage.scroll if browses else None
        page.fit(self.width(), self.height(), text_scale=self._text_scale, furigana=self._furigana)
        self._pictures.clear()
        self._motion.refit(offset)

    def _hit(self, place: QPointF) -> Hit:
        return hit_at(place, self._page, self._stage, self._painter.signs)

    def _click(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        line = hit.line
        touch = event.device().type() == QPointingDevice.DeviceType.TouchScreen
        if hit.on_pill:
            self._motion.follow()
        elif line is None:
            return
        elif hit.on_play and line == self._stage.hovered and not touch:
            self.line_activated.emit(line)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.comparison_wished.emit(line)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.range_selected.emit(*sorted((self._key_line(), line)))
        else:
            self.set_selected(line)
            self.line_selected.emit(line)

    def _select_by_key(self, step: int) -> None:
        line = min(max(self._key_line() + step, 0), len(self._page.lines) - 1)
        self.set_selected(line)
        self._show_ring()
        self._motion.reveal(line)
        self.line_selected.emit(line)

    def _key_line(self) -> int:
        """The line the keys start from."""
        line = self.current_line if self.selected is None else self.selected
        return self._page.first_at(self._stage.scroll + self._page.em) if line is None else line

    def _show_ring(self) -> None:
        if self._page.lines:
            self._stage.focus_line = self._key_line()
            self._motion.update_ground(self._stage.focus_line)

    def _hide_ring(self) -> None:
        line, self._stage.focus_line = self._stage.focus_line, None
        self._motion.update_ground(line)

    def _hover(self, place: QPointF | None) -> None:
        """Show what is under the mouse."""
        self._mouse, stage = place, self._stage
        hit = Hit() if place is None else self._hit(place)
        if hit.on_pill != stage.pill_hovered:
            stage.pill_hovered = hit.on_pill
            self._motion.update_pill()
        if (hit.line, hit.on_play) != (stage.hovered, stage.icon_hovered):
            before, stage.hovered, stage.icon_hovered = stage.hovered, hit.line, hit.on_play
            self._motion.update_ground(before)
            self._motion.update_ground(hit.line)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        shape = arrow if hit.line is None and not hit.on_pill else hand
        if shape != self.cursor().shape():
            self.setCursor(shape)

    def _hover_again(self) -> None:
        if self._mouse is not None and self._drag_y is None:
            self._hover(self._mouse)

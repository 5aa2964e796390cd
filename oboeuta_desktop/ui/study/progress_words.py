"""Answers one question: how is the learner's progress told in words?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.ui.heatmap_picture import HeatCell
from oboeuta_desktop.ui.joined import apart, listed
from oboeuta_desktop.ui.level_names import level_name
from oboeuta_desktop.ui.study.progress_cards import Card, Week
from oboeuta_desktop.ui.study.progress_figures import Figures, Mixup, SongLine, SongRow, Weak
from oboeuta_desktop.ui.study.words import gate_name

_MS_OF_MINUTE = 60_000


def _tr(words: str, n: int = -1) -> str:
    return QCoreApplication.translate("study", words, None, n)


# -- lines ------------------------------------------------------------------------------------


def level_words(cell: HeatCell) -> str:
    """The level of a line; that there is none where nothing is taught."""
    return _tr("要点なし") if cell.level is None else level_name(cell.level)


def recall_words(cell: HeatCell) -> str:
    """The predicted recall; "–" where it is not known."""
    return "–" if cell.recall is None else f"{round(100 * cell.recall)} %"


def wrong_words(cell: HeatCell) -> str:
    """That the last answer was wrong, if it was."""
    return _tr("誤り") if cell.wrong else ""


def line_head(song: SongRow, number: int) -> str:
    """Which line it is; ``number`` counts from 0."""
    return _tr("{song}・{number} 行目").format(song=song.title, number=number + 1)


def line_told(line: SongLine) -> str:
    """Points, level and recall of a line."""
    if line.cell.level is None:
        return _tr("この行に要点はありません。")
    parts = [listed(line.topics), level_words(line.cell)]
    if line.cell.recall is not None:
        parts.append(_tr("見込み {recall}").format(recall=recall_words(line.cell)))
    if line.cell.wrong:
        parts.append(_tr("直前の答えは誤り"))
    return apart(parts)


def line_words(song: SongRow, number: int) -> str:
    """All about a line, for those who hear it."""
    line = song.lines[number]
    return f"{line_head(song, number)} {line.text} {line_told(line)}"


# -- figures ----------------------------------------------------------------------------------


def minutes_words(ms: int) -> str:
    """A time of study in minutes; what is less than one is not nothing."""
    if 0 < ms < _MS_OF_MINUTE:
        return _tr("1 分未満")
    return _tr("{minutes} 分").format(minutes=round(ms / _MS_OF_MINUTE))


def cards_of(figures: Figures) -> list[Card]:
    """The row of figures, the countdown to the exam only when a day is set."""
    cards = [_week(figures), _time(figures), _retention(figures), _due(figures)]
    if figures.days_to_exam is not None:
        cards.append(_exam(figures.days_to_exam))
    return cards


def _week(figures: Figures) -> Card:
    names = (_tr("月"), _tr("火"), _tr("水"), _tr("木"), _tr("金"), _tr("土"), _tr("日"))
    studied = listed(name for name, on in zip(names, figures.week, strict=True) if on)
    days = _tr("{days} 日").format(days=figures.days)
    week = Week(names, figures.week, figures.weekday)
    return Card(_tr("今週"), days, studied, week)


def _time(figures: Figures) -> Card:
    today = _tr("今週。今日は {today}").format(today=minutes_words(figures.today_ms))
    return Card(_tr("学習時間"), minutes_words(figures.week_ms), today)


def _retention(figures: Figures) -> Card:
    name = _tr("おぼえていた割合")
    if figures.retention is None:
        words = _tr("日をあけた復習をすると、ここに出ます。")
        return Card(name, "—", words)
    words = _tr("日をあけた復習 %n 回のうち", figures.reviews)
    return Card(name, f"{round(100 * figures.retention)} %", words)


def _due(figures: Figures) -> Card:
    due = _tr("{due} 件").format(due=figures.due)
    words = _tr("忘れかけた要点") if figures.due else _tr("今日の分は終わりました。")
    return Card(_tr("今日の復習"), due, words)


def _exam(days: int) -> Card:
    if not days:
        return Card(_tr("試験まで"), _tr("今日"), _tr("いつもどおりに。"))
    return Card(
        _tr("試験まで"), _tr("{days} 日").format(days=days), _tr("見込みは、この日の朝のもの")
    )


# -- weak points and gates --------------------------------------------------------------------


def weak_told(weak: Weak) -> str:
    """Why a point is among the weak ones."""
    parts = [_tr("苦手")] if weak.is_trouble else []
    parts.append(level_name(weak.level))
    if weak.recall is not None:
        parts.append(_tr("見込み {percent} %").format(percent=round(100 * weak.recall)))
    if weak.last_wrong:
        parts.append(_tr("直前の答えは誤り"))
    return apart(parts)


def mixup_words(mixup: Mixup | None) -> str:
    """The most frequent slip among gates."""
    if mixup is None:
        return _tr("ゲートの取りちがえは、まだありません。")
    words = _tr("いちばん多い取りちがえ：{asked}を{taken}と答えた（{times} 回）")
    return words.format(
        asked=gate_name(mixup.asked), taken=gate_name(mixup.taken), times=mixup.times
    )

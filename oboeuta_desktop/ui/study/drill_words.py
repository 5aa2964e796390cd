"""Answers one question: in which words is a drill talked about?"""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.state.study.drill_outcome import Reason, Settled, Summary
from oboeuta_desktop.state.study.drill_sheet import Entry, Sheet
from oboeuta_desktop.ui.joined import listed, widely_spaced
from oboeuta_desktop.ui.language import said
from oboeuta_desktop.ui.study.buttons import RowMark
from oboeuta_desktop.ui.study.words import plain_words

REASONS: tuple[Reason, ...] = ("sure but wrong", "wrong", "empty", "flagged", "unsure")
"""In the order in which they are looked at again."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


def clock_words(seconds: float) -> str:
    """Such as 「6:05」; what has begun of a second counts, so that 0:00 is the end."""
    minutes, rest = divmod(math.ceil(seconds), 60)
    return f"{minutes}:{rest:02}"


def pace_words(sheet: Sheet) -> str:
    """How many have an answer, and how many should have by now."""
    words = _tr("解答 {done} / {total} 問・目安 {expected} 問")
    return words.format(
        done=sheet.answered, total=len(sheet.entries), expected=math.floor(sheet.expected)
    )


def pace_verdict(sheet: Sheet) -> str:
    """Whether that is fast enough."""
    ahead = sheet.answered - math.floor(sheet.expected)
    if ahead > 0:
        return _tr("{ahead} 問早い").format(ahead=ahead)
    return _tr("{behind} 問おくれ").format(behind=-ahead) if ahead < 0 else _tr("ペースどおり")


def entry_words(number: int, entry: Entry) -> str:
    """A number on the strip, for those who hear it."""
    parts = [_tr("問 {number}").format(number=number)]
    parts.append(_tr("未解答") if entry.is_open else _tr("解答ずみ"))
    if entry.is_flagged:
        parts.append(_tr("旗"))
    if entry.confidence is not None:
        parts.append(_tr("確信") if entry.confidence == "sure" else _tr("あやふや"))
    return listed(parts)


def reason_words(reason: Reason) -> str:
    """Why an answer is looked at again."""
    return {
        "sure but wrong": _tr("確信していたが、まちがえた"),
        "wrong": _tr("まちがえた"),
        "empty": _tr("答えなかった"),
        "flagged": _tr("正解・旗をつけた"),
        "unsure": _tr("正解・あやふやだった"),
    }[reason]


def review_words(summary: Summary) -> str:
    """What comes of looking at it again."""
    if not summary.reasons:
        return _tr("見直す問題はありません。")
    return _tr("理由を確かめながら最後まで見直すと、このドリルが復習の予定に入ります。")


def time_words(summary: Summary) -> str:
    """Seconds for a question, and at the exam's pace."""
    words = _tr("1 問あたり {mine} 秒（試験のペースは {pace} 秒）")
    return words.format(mine=round(summary.seconds_each), pace=round(summary.pace_each))


def marks_of(again: Settled) -> tuple[RowMark, ...]:
    """What became of each choice, as they stood on the screen, with the reasons of all."""
    entry = again.entry
    question = entry.question
    marks: list[RowMark] = []
    for place in entry.order:
        reason = plain_words(said(question.choices[place].reason))
        mine = place == entry.chosen
        if place == question.answer:
            word = _tr("正しい（あなたの答え）") if mine else _tr("正しい")
            marks.append(RowMark("right", word, reason))
        elif mine:
            marks.append(RowMark("wrong", _tr("あなたの答え"), reason))
        else:
            marks.append(RowMark("idle", "", reason))
    return tuple(marks)


def open_words(sheet: Sheet) -> str:
    """What is asked before answering ends."""
    left = len(sheet.entries) - sheet.answered
    if not left:
        return _tr("すべて答えました。終わって答え合わせに進みますか？")
    words = _tr(
        "まだ {left} 問が空いています（空きはまちがいに数えます）。終わって答え合わせに進みますか？"
    )
    return words.format(left=left)


def keys_markdown(pairs: tuple[tuple[str, str], ...]) -> str:
    """Keys with what they do, one after the other, for the page is low."""
    found = (f"**{key}**\N{NO-BREAK SPACE}{what}" for key, what in pairs)
    return widely_spaced(found)

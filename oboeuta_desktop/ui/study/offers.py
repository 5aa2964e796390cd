"""Answers one question: what is said about the ways to study, given what is known by now?"""

from __future__ import annotations

import math
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.question_kinds import GateQuestion
from oboeuta_desktop.core.study_queue import DRILL_QUESTIONS
from oboeuta_desktop.scheduling.queue import Queue, exam_queue, review_queue
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.gate_time import best_gate_time
from oboeuta_desktop.state.study.sources import (
    CHOICES_IN_ROUND,
    GATES_IN_ROUND,
    TRUTHS_IN_ROUND,
)
from oboeuta_desktop.state.study.teaching import Teaching
from oboeuta_desktop.ui.joined import sentences
from oboeuta_desktop.ui.study.scores import exact_time
from oboeuta_desktop.ui.study.start_page import Menu, Offer

SECONDS_EACH = 30
"""What an answer with its feedback takes, roughly."""


def _tr(words: str, n: int = -1) -> str:
    return QCoreApplication.translate("study", words, None, n)


def due_now(desk: Desk, teaching: Teaching) -> Queue:
    """The queue of mode R."""
    return review_queue(desk.overview, teaching.lessons, desk.now, desk.tz_offset)


def due_before_exam(desk: Desk, teaching: Teaching) -> Queue:
    """The queue of mode E."""
    if desk.exam is None:
        return Queue(())
    return exam_queue(desk.overview, teaching.lessons, desk.exam, desk.now, desk.tz_offset)


def badge_count(desk: Desk, teaching: Teaching) -> int:
    """How many points wait today; what would be new is no debt."""
    return sum(item.reason != "new" for item in due_now(desk, teaching).items)


def menu_of(desk: Desk, teaching: Teaching) -> Menu:
    """Everything the start page shows."""
    today = (desk.now + timedelta(minutes=desk.tz_offset)).date()
    exam = None if desk.exam is None else desk.exam.day
    if not teaching.lessons.points:
        note = _tr(
            "復習できる要点のある曲がありません。要点のある曲をえらぶと、ここで復習できます。"
        )
        return Menu((), note, wants_library=True, exam=exam, today=today)
    note = ""
    if not teaching.here:
        note = _tr("この曲に要点はありません。ほかの曲の要点を復習できます。")
    offers = [_review(desk, teaching), *_rounds(desk, teaching), *_before_exam(desk, teaching)]
    return Menu(tuple(offers), note, wants_library=not teaching.here, exam=exam, today=today)


def _review(desk: Desk, teaching: Teaching) -> Offer:
    queue = due_now(desk, teaching)
    count = len(queue.items)
    if not count:
        done = _tr("今日の分は終わりました。四択や「どのゲート？」で練習できます。")
        return Offer("R", _tr("0 件"), done, is_open=False)
    new = sum(item.reason == "new" for item in queue.items)
    told = [_tr("忘れかけた要点から順に。")]
    if new:
        told.append(_tr("新しい要点は {new} 件。").format(new=new))
    if queue.later:
        later = sum(map(len, queue.later))
        told.append(_tr("残りの %n 件は、明日からに分けました。", later))
    return Offer("R", _amount(count), sentences(told))


def _rounds(desk: Desk, teaching: Teaching) -> list[Offer]:
    points = teaching.lessons.points
    gates = any(
        isinstance(question, GateQuestion)
        for point in points
        for question in desk.material.questions.get(point, ())
    )
    choices = min(CHOICES_IN_ROUND, len(points))
    found = [Offer("C", _amount(choices), _tr("いちばん弱い要点を、選択肢の理由まで確かめる。"))]
    if gates:
        what = _tr("文・式・たとえが指すゲートを、キー一つで答える。")
        best = best_gate_time(desk)
        if best is not None:
            fastest = _tr("全問正解の最速は {time}。").format(time=exact_time(best))
            what = sentences((what, fastest))
        found.append(Offer("G", _amount(GATES_IN_ROUND), what))
    what = _tr("文の真偽を見ぬき、まちがいのことばを直す。")
    found.append(Offer("T", _amount(TRUTHS_IN_ROUND), what))
    return [*found, _drill(desk)]


def _drill(desk: Desk) -> Offer:
    what = _tr("本番の速さで、静かに。答え合わせは終わってから。")
    if desk.drill is not None:
        return Offer("D", _tr("つづきあり"), what)
    sizes = " / ".join(str(count) for count in DRILL_QUESTIONS)
    return Offer("D", _tr("{sizes} 問").format(sizes=sizes), what)


def _before_exam(desk: Desk, teaching: Teaching) -> list[Offer]:
    """Only in the last days; at other times there is no such card."""
    if desk.exam is None or desk.exam.phase(desk.now) not in ("top-up", "silent pass"):
        return []
    count = len(due_before_exam(desk, teaching).items)
    if not count:
        what = _tr("今日の分は終わりました。よく休みましょう。")
        return [Offer("E", _tr("0 件"), what, is_open=False)]
    if desk.exam.phase(desk.now) == "silent pass":
        what = _tr("試験の朝に、静かにひととおり。10 分で終わります。")
    else:
        what = _tr("試験の朝に忘れていそうな要点を、弱い順に。")
    return [Offer("E", _amount(count), what)]


def _amount(count: int) -> str:
    minutes = max(1, math.ceil(count * SECONDS_EACH / 60))
    return _tr("{count} 件・約 {minutes} 分").format(count=count, minutes=minutes)

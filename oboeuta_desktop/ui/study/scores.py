"""Answers one question: how is a round's score told, and which answers are shown again?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.attempt import Mode
from oboeuta_desktop.core.question_kinds import TruthQuestion
from oboeuta_desktop.state.study.material import Material
from oboeuta_desktop.state.study.round import Answered, RoundScore
from oboeuta_desktop.state.study.teaching import Teaching
from oboeuta_desktop.ui.study.result_page import Result, ResultLine
from oboeuta_desktop.ui.study.told import reason_of, right_form


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


def result_of(
    score: RoundScore, mode: Mode, material: Material, teaching: Teaching, *, note: str = ""
) -> Result:
    """How a round went.

    Args:
        score: its answers.
        mode: which.
        material: what was asked.
        teaching: what the songs at hand teach.
        note: said below the score, such as why it ended.
    """

    def line(answered: Answered) -> ResultLine:
        question = answered.asked.question
        assert question is not None
        return ResultLine(
            point=answered.asked.point,
            ask=question.ask.ja,
            right=right_form(question, material),
            reason=reason_of(answered, material),
            hears=teaching.has(answered.asked.point),
        )

    sure = score.sure_but_wrong
    wrong = [each for each in score.answered if not each.is_right and each not in sure]
    unsure = [
        each for each in score.answered if each.is_right and each.attempt.confidence == "unsure"
    ]
    words = [_words(score, mode), note]
    return Result(
        score=f"{score.right} / {len(score.answered)}",
        words="\n\n".join(part for part in words if part),
        sure_but_wrong=tuple(map(line, sure)),
        wrong=tuple(map(line, wrong)),
        unsure=tuple(map(line, unsure)),
    )


def _words(score: RoundScore, mode: Mode) -> str:
    if mode == "T":
        judged = sum(map(_is_judged, score.answered))
        false = [each for each in score.answered if not _is_true(each)]
        repaired = sum(each.is_right for each in false)
        words = _tr("○× は {judged} / {count}、直しは {repaired} / {false}")
        return words.format(
            judged=judged, count=len(score.answered), repaired=repaired, false=len(false)
        )
    if score.right == len(score.answered):
        return _tr("全問正解・{time}").format(time=_time(score.seconds))
    return _time(score.seconds)


def _is_true(answered: Answered) -> bool:
    question = answered.asked.question
    return isinstance(question, TruthQuestion) and question.is_true


def _is_judged(answered: Answered) -> bool:
    """Whether ○ or × was right, however it was repaired."""
    return answered.is_right or answered.found.repaired is not None


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return _tr("{minutes} 分 {rest} 秒").format(minutes=minutes, rest=rest)

"""Answers one question: how is a round's score told, and which answers are shown again?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.attempt import Mode
from oboeuta_desktop.core.question_kinds import GATES, GateQuestion, TruthQuestion
from oboeuta_desktop.state.study.material import Material
from oboeuta_desktop.state.study.round import Answered, RoundScore
from oboeuta_desktop.state.study.teaching import Teaching
from oboeuta_desktop.ui.language import said
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
            ask=said(question.ask),
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
        score=_points(score, mode),
        words="\n\n".join(part for part in words if part),
        sure_but_wrong=tuple(map(line, sure)),
        wrong=tuple(map(line, wrong)),
        unsure=tuple(map(line, unsure)),
        gates=_gates(score) if mode == "G" else (),
    )


def _points(score: RoundScore, mode: Mode) -> str:
    """Of statements: a point for each verdict, and one for each repair."""
    if mode != "T":
        return f"{score.right} / {len(score.answered)}"
    judged, repaired, false = _verdicts(score)
    return f"{judged + repaired} / {len(score.answered) + false}"


def _words(score: RoundScore, mode: Mode) -> str:
    if mode == "T":
        judged, repaired, false = _verdicts(score)
        words = _tr("○× は {judged} / {count}、直しは {repaired} / {false}（1 つに 1 点）")
        return words.format(
            judged=judged, count=len(score.answered), repaired=repaired, false=false
        )
    words = _time(score.seconds)
    if score.right == len(score.answered):
        words = _tr("全問正解・{time}").format(time=words)
    best = _best(score) if mode == "G" else ""
    return "\n\n".join(part for part in (words, best) if part)


def _verdicts(score: RoundScore) -> tuple[int, int, int]:
    """How many verdicts and how many repairs were right, and how many statements were false."""
    false = [each for each in score.answered if not _is_true(each)]
    judged = sum(map(_is_judged, score.answered))
    return judged, sum(each.is_right for each in false), len(false)


def _best(score: RoundScore) -> str:
    """The best time of answering, which only a round without a mistake can set."""
    if score.best_seconds is None:
        return ""
    if score.is_best:
        words = _tr("答えた時間は {time}。これまででいちばん速い記録です。")
        return words.format(time=exact_time(score.best_seconds))
    words = _tr("答えた時間は {time}。いちばん速い全問正解は {best}。")
    return words.format(
        time=exact_time(score.answering_seconds), best=exact_time(score.best_seconds)
    )


def exact_time(seconds: float) -> str:
    """A short time to a tenth of a second, such as 「38.4 秒」."""
    minutes, rest = divmod(round(seconds, 1), 60)
    words = _tr("{minutes} 分 {rest} 秒") if minutes else _tr("{rest} 秒")
    return words.format(minutes=int(minutes), rest=f"{rest:.1f}")


def _gates(score: RoundScore) -> tuple[tuple[int, ...], ...]:
    """A row for each gate asked for, a column for each one answered."""
    counts = [[0] * len(GATES) for _ in GATES]
    for answered in score.answered:
        question, given = answered.asked.question, answered.found.given
        if isinstance(question, GateQuestion) and given in GATES:
            counts[GATES.index(question.answer)][GATES.index(given)] += 1
    return tuple(map(tuple, counts))


def _is_true(answered: Answered) -> bool:
    question = answered.asked.question
    return isinstance(question, TruthQuestion) and question.is_true


def _is_judged(answered: Answered) -> bool:
    """Whether ○ or × was right, however it was repaired."""
    return answered.is_right or answered.found.repaired is not None


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return _tr("{minutes} 分 {rest} 秒").format(minutes=minutes, rest=rest)

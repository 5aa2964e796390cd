"""Answers one question: how is it said what is set in a plot, and what is to be changed there?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.question_kinds import MoveQuestion
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.demo import Demo, Parameter, Row, State
from oboeuta_desktop.demos.moving import (
    Change,
    changes,
    read_setting,
    right_setting,
    start_of,
)
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.presets import ACTIVE
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.joined import apart, listed
from oboeuta_desktop.ui.language import language


def _tr(text: str) -> str:
    return QCoreApplication.translate("study", text)


def right_words(question: MoveQuestion) -> str:
    """A setting that reaches what was asked for; where none is known, the goal itself."""
    demo = DEMOS[question.demo]
    right = right_setting(demo, question.preset, question.goal)
    if right is None:
        return words(demo.goal(question.goal).words)
    return _setting(demo, start_of(demo, question.preset), right)


def given_words(question: MoveQuestion, given: str) -> str:
    """Where the learner left the plot, as the log has it."""
    demo = DEMOS[question.demo]
    start = start_of(demo, question.preset)
    return _setting(demo, start, read_setting(demo, given)) or _tr("はじめの位置のまま")


def move_hint(question: MoveQuestion, *, which_way: bool) -> str:
    """Which controls are to be moved, or which way each of them goes."""
    demo = DEMOS[question.demo]
    start = start_of(demo, question.preset)
    right = right_setting(demo, question.preset, question.goal)
    found = () if right is None else changes(demo, start, right)
    if not found:
        return words(demo.goal(question.goal).words)
    if which_way:
        return _tr("はじめの位置から：{steps}").format(
            steps=listed(_step(demo, change) for change in found)
        )
    names = listed(dict.fromkeys(_control(demo, change) for change in found))
    return _tr("動かすのは：{names}").format(names=names)


def _setting(demo: Demo, start: State, state: State) -> str:
    return listed(_stands(demo, change) for change in changes(demo, start, state))


def _control(demo: Demo, change: Change) -> str:
    """What the control is called."""
    if change.name == ACTIVE:
        return _tr("上のボタン")
    if isinstance(change.after, tuple):
        return _row_name(_row(demo, change.name))
    return words(demo.parameter(change.name).label)


def _stands(demo: Demo, change: Change) -> str:
    """Where the control stands."""
    if change.name == ACTIVE:
        return _tr("{series} をえらぶ").format(series=_series(demo, str(change.after)))
    if isinstance(change.after, tuple):
        row = _row(demo, change.name)
        return _tr("{row}：{levels}").format(row=_row_name(row), levels=_levels(change.after))
    parameter = demo.parameter(change.name)
    value = float(change.after)
    if parameter.options:
        return _option(parameter, value)
    return f"{words(parameter.label)} = {number(value, parameter.decimals)}"


def _step(demo: Demo, change: Change) -> str:
    """Which way the control goes."""
    before, after = change.before, change.after
    if change.name == ACTIVE:
        return _tr("{series} をえらぶ").format(series=_series(demo, str(after)))
    if isinstance(before, tuple) and isinstance(after, tuple):
        places = [
            n for n, pair in enumerate(zip(before, after, strict=True), 1) if len({*pair}) > 1
        ]
        row = _row_name(_row(demo, change.name))
        return _tr("{row} の {places} 番目を変える").format(row=row, places=_runs(places))
    parameter = demo.parameter(change.name)
    if parameter.options:
        return _option(parameter, float(str(after)))
    words_ = (
        _tr("{name} を大きく") if float(str(after)) > float(str(before)) else _tr("{name} を小さく")
    )
    return words_.format(name=words(parameter.label))


def _option(parameter: Parameter, value: float) -> str:
    chosen = words(parameter.options[parameter.index_of(value)])
    return _tr("{name}は「{option}」").format(name=words(parameter.label), option=chosen)


def _series(demo: Demo, name: str) -> str:
    return words(next(series.label for series in demo.series if series.name == name))


def _row(demo: Demo, name: str) -> Row:
    return next(row for row in demo.rows if row.name == name)


def _row_name(row: Row) -> str:
    label = words(row.label)
    return label if label.endswith(row.symbol) else f"{label} {row.symbol}"


def _levels(row: Sequence[float]) -> str:
    """「2 番目は 1、ほかは 0」."""
    usual = Counter(row).most_common(1)[0][0]
    others = sorted({level for level in row if level != usual})
    if not others:
        return _tr("すべて {level}").format(level=f"{usual:g}")
    parts = [
        _tr("{places} 番目は {level}").format(
            places=_runs([n for n, each in enumerate(row, 1) if each == level]), level=f"{level:g}"
        )
        for level in others
    ]
    return listed((*parts, _tr("ほかは {level}").format(level=f"{usual:g}")))


def _runs(places: Sequence[int]) -> str:
    """Ascending places with those that follow one another drawn together: 2・9・14〜20."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    ja = language() == "ja"
    dash = "〜" if ja else "–"
    spans = [f"{run[0]}{dash}{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return apart(spans) if ja else listed(spans)

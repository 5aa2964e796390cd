"""A drill is fair, survives everything, and reaches the schedule once and only after its review."""

from __future__ import annotations

import json
import random
import sqlite3
from dataclasses import replace
from itertools import pairwise

import pytest

from oboeuta_desktop.core.attempt import Attempt, Confidence
from oboeuta_desktop.core.exam_groups import GROUPED_POINTS
from oboeuta_desktop.core.question_kinds import ChoiceQuestion
from oboeuta_desktop.core.study_queue import DrillShape, Pace, drill_shapes
from oboeuta_desktop.scheduling.queue import syllabus
from oboeuta_desktop.scheduling.rebuild import rebuild_cards
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.drill import (
    EXAM_PACE,
    Drill,
    new_sitting,
    pace_at,
    put_aside,
    set_pace,
    sheet_at_hand,
)
from oboeuta_desktop.state.study.drill_draw import draw_sheet
from oboeuta_desktop.state.study.drill_outcome import attempts_of
from oboeuta_desktop.state.study.drill_sheet import Entry, Sheet, params_of, sheet_of
from oboeuta_desktop.state.study.material import read_material
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.storage.study_store import StudyStore

SONGS = ("relu", "lstm")


class Watch:
    """Seconds that go forward by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at

    def go(self, drill: Drill, seconds: float) -> None:
        """As time passes in front of a learner: looked at again and again."""
        while seconds > 0:
            step = min(1.0, seconds)
            self.at += step
            seconds -= step
            drill.tick()


@pytest.fixture
def watch():
    return Watch()


def drawn(desk: Desk, questions: int = 10, songs=SONGS, seed: int = 1) -> Sheet:
    points = syllabus(desk.material.curriculum, songs).points
    shape = next(each for each in drill_shapes() if each.questions == questions)
    return draw_sheet(desk, points, shape, Pace(), random.Random(seed))


def begun(desk: Desk, watch: Watch, questions: int = 10) -> Drill:
    drill = Drill(desk, drawn(desk, questions), new_sitting(desk), seconds=watch)
    drill.begin()
    drill.come_forward()
    return drill


def resumed(desk: Desk, watch: Watch) -> Drill:
    sheet, sitting = sheet_at_hand(desk), desk.drill
    assert sheet is not None
    assert sitting is not None
    return Drill(desk, sheet, sitting, seconds=watch)


def torn(desk: Desk, new_desk) -> Desk:
    """The program is killed when everything so far is on the disk, and started again."""
    desk._tasks.settle()
    return new_desk()


def answer(drill: Drill, *, right: bool = True) -> None:
    entry = drill.sheet.here
    drill.choose(
        next(n for n, each in enumerate(entry.order) if (each == entry.question.answer) == right)
    )


def answer_all(drill: Drill, *, right: bool = True) -> None:
    for place in range(len(drill.sheet.entries)):
        drill.go_to(place)
        answer(drill, right=right)


def review_all(drill: Drill) -> None:
    for step in range(len(drill.again) + 1):
        drill.review_step(step)


def log_of(desk: Desk) -> list[Attempt]:
    desk._tasks.settle()
    return list(desk._known.store.attempts())


def make_due(desk: Desk, clock, *points: str) -> None:
    """Have points answered well long ago."""
    for point in points:
        for at in (0, 1):
            sheet = drawn(desk)
            question = desk.material.questions[point][0]
            assert isinstance(question, ChoiceQuestion)
            (attempt, *_) = attempts_of(sheet, replace(new_sitting(desk), id=f"{point}{at}"))
            desk.take(
                replace(
                    attempt,
                    point_id=point,
                    item_id=question.id,
                    mode="C",
                    verdict="exact",
                    confused_with=None,
                )
            )
            clock.go(minutes=11)
    clock.go(days=30)


# -- what is asked ------------------------------------------------------------------------------


def test_a_drill_asks_no_point_twice_while_others_are_left(desk):
    for questions in (10, 20):
        for seed in range(5):
            points = [entry.question.point for entry in drawn(desk, questions, seed=seed).entries]
            assert len(set(points)) == questions


def test_a_drill_of_all_points_asks_each_and_then_others_in_other_words(desk):
    sheet = drawn(desk, 36)
    points = [entry.question.point for entry in sheet.entries]
    assert len({entry.question.id for entry in sheet.entries}) == 36
    assert set(points) == set(syllabus(desk.material.curriculum, SONGS).points)
    assert all(one != other for one, other in pairwise(points))


def test_each_song_has_its_share_of_a_short_drill(desk):
    for seed in range(10):
        points = [entry.question.point for entry in drawn(desk, 10, seed=seed).entries]
        assert 3 <= sum(point.startswith("A") for point in points) <= 6


def test_only_questions_with_four_choices_are_asked_in_an_order_of_their_own(desk):
    sheet = drawn(desk, 36)
    assert all(sorted(entry.order) == [0, 1, 2, 3] for entry in sheet.entries)
    assert len({entry.order for entry in sheet.entries}) > 5
    assert {entry.question.kind for entry in sheet.entries} == {"choice", "paraphrase"}
    assert drawn(desk, 36, seed=1) == sheet
    assert drawn(desk, 36, seed=2) != sheet


def test_a_song_with_few_questions_gives_a_drill_of_those(desk):
    found = [
        question
        for point in ("A1", "A2")
        for question in desk.material.questions[point]
        if isinstance(question, ChoiceQuestion)
    ]
    sheet = draw_sheet(desk, ("A1", "A2"), DrillShape(36, 25), Pace(), random.Random(1))
    assert sheet.shape == DrillShape(len(found), 25)
    with pytest.raises(ValueError, match="nothing"):
        draw_sheet(desk, (), DrillShape(36, 25), Pace(), random.Random(1))


def test_the_variant_that_was_asked_last_is_not_asked_first(desk, watch):
    drill = begun(desk, watch)
    answer_all(drill)
    drill.end()
    drill.close()
    before = {entry.question.id for entry in drill.sheet.entries}
    after = {entry.question.id for entry in drawn(desk, 20, seed=7).entries}
    assert not before & after


def test_every_grouped_point_is_one_of_the_curriculum(desk):
    assert {point.id for point in desk.material.curriculum.points} >= GROUPED_POINTS


# -- answering ------------------------------------------------------------------------------------


def test_one_moves_freely_and_an_answer_can_be_changed_and_taken_back(desk, watch):
    drill = begun(desk, watch)
    drill.choose(2)
    drill.choose(0)
    assert drill.sheet.here.shown == 0
    drill.next()
    drill.previous()
    drill.previous()
    assert drill.sheet.place == 0
    assert drill.sheet.here.shown == 0
    drill.clear()
    assert drill.sheet.here.is_open
    drill.go_to(9)
    answer(drill)
    drill.next()
    assert drill.sheet.place == 0
    drill.choose(7)
    drill.go_to(99)
    assert (drill.sheet.answered, drill.sheet.place) == (1, 0)


def test_flags_and_confidence_stay_with_their_question(desk, watch):
    drill = begun(desk, watch)
    drill.toggle_flag()
    drill.mark("sure")
    drill.next()
    assert (drill.sheet.here.is_flagged, drill.sheet.here.confidence) == (False, None)
    drill.mark("unsure")
    drill.mark("unsure")
    assert drill.sheet.here.confidence is None
    drill.previous()
    assert (drill.sheet.here.is_flagged, drill.sheet.here.confidence) == (True, "sure")


def test_time_runs_for_the_question_in_front_and_only_while_the_drill_is_there(desk, watch):
    drill = begun(desk, watch)
    watch.go(drill, 5)
    drill.next()
    watch.go(drill, 3)
    drill.step_back()
    watch.go(drill, 500)
    drill.come_forward()
    watch.go(drill, 2)
    assert [round(entry.seconds) for entry in drill.sheet.entries[:3]] == [5, 5, 0]
    assert round(drill.sheet.left) == 7 * 60 - 10


def test_a_computer_that_slept_does_not_use_up_the_time(desk, watch):
    drill = begun(desk, watch)
    watch.at += 8 * 3600
    drill.tick()
    assert drill.is_answering
    assert drill.sheet.used == 60


def test_the_pace_says_how_many_should_be_done_by_now(desk, watch):
    drill = begun(desk, watch)
    watch.go(drill, 7 * 60 / 2)
    assert drill.sheet.expected == pytest.approx(5)


def test_time_up_ends_the_drill_and_what_is_open_is_wrong(qtbot, desk, watch):
    drill = begun(desk, watch)
    answer(drill)
    with qtbot.waitSignal(drill.ended):
        watch.go(drill, 7 * 60 + 1)
    assert not drill.is_answering
    assert drill.sheet.left == 0
    assert (drill.summary.right, drill.summary.total, drill.summary.percent) == (1, 10, 10)
    assert drill.summary.reasons["empty"] == 9
    drill.choose(1)
    assert drill.sheet.answered == 1
    drill.close()
    verdicts = sorted(each.verdict for each in log_of(desk))
    assert verdicts == ["empty"] * 9 + ["exact"]
    assert {each.rating for each in log_of(desk)} == {"again", "good"}


# -- the review -----------------------------------------------------------------------------------


def test_what_is_looked_at_again_begins_with_what_was_sure_but_wrong(desk, watch):
    drill = begun(desk, watch)
    plans: list[tuple[bool, Confidence | None, bool, str | None]] = [
        (False, None, False, "wrong"),
        (False, "sure", False, "sure but wrong"),
        (True, "unsure", False, "unsure"),
        (True, "sure", True, "flagged"),
        (True, "sure", False, None),
        (True, None, False, None),
    ]
    for right, confidence, flag, _ in plans:
        answer(drill, right=right)
        if confidence:
            drill.mark(confidence)
        if flag:
            drill.toggle_flag()
        drill.next()
    for _ in range(3):
        answer(drill)
        drill.next()
    drill.end()
    assert [(each.number, each.reason) for each in drill.again] == [
        (2, "sure but wrong"),
        (1, "wrong"),
        (10, "empty"),
        (4, "flagged"),
        (3, "unsure"),
    ]


def test_the_summary_counts_by_heading_and_family_and_compares_with_the_pace(desk, watch):
    drill = begun(desk, watch, 36)
    answer_all(drill)
    drill.go_to(0)
    answer(drill, right=False)
    watch.go(drill, 72)
    drill.end()
    summary = drill.summary
    assert (summary.right, summary.total, summary.percent) == (35, 36, 97)
    assert [share.name.ja for share in summary.headings] == [
        "ディープラーニングの概要",
        "ディープラーニングの要素技術",
    ]
    for shares in (summary.headings, summary.families):
        assert sum(share.total for share in shares) == 36
        assert sum(share.right for share in shares) == 35
    assert len(summary.families) == 9
    assert summary.families[0].right == summary.families[0].total - 1
    assert summary.seconds_each == pytest.approx(2)
    assert summary.pace_each == pytest.approx(41.4, abs=0.1)


def test_due_points_are_scheduled_only_after_the_review(desk, watch, clock):
    points = syllabus(desk.material.curriculum, SONGS).points
    make_due(desk, clock, *points)
    before = desk.overview.cards()
    drill = begun(desk, watch, 36)
    answer_all(drill)
    answer(drill, right=False)
    drill.end()
    assert log_of(desk)[-1].mode == "C"
    assert desk.overview.cards() == before
    review_all(drill)
    drill.close()
    mine = [each for each in log_of(desk) if each.mode == "D"]
    assert len(mine) == 36
    assert sum(each.scheduled for each in mine) == 28
    store = desk._known.store
    assert store.cards() == rebuild_cards(store.attempts()) == desk.overview.cards()


def test_a_review_that_is_left_early_leaves_practice(desk, watch, clock):
    make_due(desk, clock, *syllabus(desk.material.curriculum, SONGS).points)
    before = desk.overview.cards()
    drill = begun(desk, watch)
    answer_all(drill, right=False)
    drill.end()
    drill.review_step(1)
    assert not drill.is_reviewed
    drill.close()
    mine = [each for each in log_of(desk) if each.mode == "D"]
    assert len(mine) == 10
    assert not any(each.scheduled for each in mine)
    assert desk.overview.cards() == before


def test_new_points_are_not_begun_by_a_drill(desk, watch):
    drill = begun(desk, watch)
    answer_all(drill)
    drill.end()
    drill.close()
    assert not any(each.scheduled for each in log_of(desk))
    assert desk.overview.cards() == {}


def test_a_drill_that_makes_way_keeps_what_was_answered_as_practice(desk, watch):
    drill = begun(desk, watch)
    answer(drill)
    drill.next()
    drill.give_up()
    assert [(each.mode, each.verdict, each.scheduled) for each in log_of(desk)] == [
        ("D", "exact", False)
    ]
    assert desk.drill is None


def test_an_answer_that_waited_for_its_review_stands_where_it_was_given(desk, watch, clock):
    (point,) = make_due(desk, clock, "A1") or ("A1",)
    drill = begun(desk, watch, 36)
    answer_all(drill)
    drill.end()
    clock.go(minutes=5)
    question = desk.material.questions[point][0]
    (first, *_) = attempts_of(drill.sheet, replace(new_sitting(desk), id="between"))
    desk.take(
        replace(
            first,
            at_utc=clock.now,
            point_id=point,
            item_id=question.id,
            mode="R",
            verdict="wrong",
            given="x",
            confused_with=None,
        )
    )
    clock.go(minutes=5)
    drill.review_step(0)
    drill.close()
    desk._tasks.settle()
    log = log_of(desk)
    assert [each.mode for each in log if each.point_id == point][-1] == "R"
    store = desk._known.store
    assert store.cards() == rebuild_cards(store.attempts())


# -- restarts -------------------------------------------------------------------------------------


def test_everything_of_a_half_drill_survives_a_kill(desk, new_desk, watch):
    drill = begun(desk, watch)
    answer(drill)
    drill.mark("sure")
    watch.go(drill, 12)
    drill.next()
    drill.choose(3)
    drill.toggle_flag()
    drill.go_to(6)
    watch.go(drill, 9)
    before = drill.sheet
    drill = resumed(torn(desk, new_desk), watch)
    assert drill.sheet.used == pytest.approx(before.used, abs=10)
    assert drill.sheet.used >= 12
    assert [replace(e, seconds=0) for e in drill.sheet.entries] == [
        replace(e, seconds=0) for e in before.entries
    ]
    assert (drill.sheet.place, drill.sheet.shape) == (6, before.shape)
    drill.come_forward()
    watch.go(drill, 1)
    assert drill.is_answering


def test_a_kill_costs_at_most_ten_seconds(desk, new_desk, watch):
    drill = begun(desk, watch)
    for _ in range(7):
        watch.go(drill, 7)
        after = sheet_at_hand(desk)
        assert after is not None
        assert drill.sheet.used - after.used < 10
    drill.step_back()
    again = sheet_at_hand(torn(desk, new_desk))
    assert again is not None
    assert again.used == pytest.approx(49)


def test_a_kill_during_the_review_takes_the_review_up_where_it_was(desk, new_desk, watch, clock):
    make_due(desk, clock, *syllabus(desk.material.curriculum, SONGS).points)
    drill = begun(desk, watch)
    answer_all(drill, right=False)
    drill.end()
    drill.review_step(1)
    drill.review_step(4)
    drill.review_step(3)
    desk = torn(desk, new_desk)
    assert not [each for each in log_of(desk) if each.mode == "D"]
    drill = resumed(desk, watch)
    assert (drill.is_answering, drill.sheet.step, drill.is_reviewed) == (False, 3, False)
    review_all(drill)
    drill.close()
    mine = [each for each in log_of(desk) if each.mode == "D"]
    assert len(mine) == 10
    assert all(each.scheduled for each in mine)
    desk = torn(desk, new_desk)
    assert desk.drill is None
    assert len([each for each in log_of(desk) if each.mode == "D"]) == 10


def test_a_kill_while_the_answers_are_written_leaves_all_of_them_or_none(
    desk, new_desk, watch, clock, monkeypatch
):
    make_due(desk, clock, *syllabus(desk.material.curriculum, SONGS).points)
    drill = begun(desk, watch)
    answer_all(drill, right=False)
    drill.end()
    review_all(drill)
    desk._tasks.settle()
    with monkeypatch.context() as patch:
        patch.setattr(StudyStore, "record", lambda *_: ())  # the disk never hears of it
        drill.close()
        desk._tasks.settle()
    desk = torn(desk, new_desk)
    assert not [each for each in log_of(desk) if each.mode == "D"]
    drill = resumed(desk, watch)
    assert drill.is_reviewed
    drill.close()
    drill.close()
    drill.give_up()
    desk = torn(desk, new_desk)
    mine = [each for each in log_of(desk) if each.mode == "D"]
    assert len(mine) == 10
    assert all(each.scheduled for each in mine)
    assert desk.drill is None


def test_the_same_answers_never_count_twice(qtbot, desk, new_desk, watch, clock):
    """A sitting that came back, as from another computer's record, changes nothing."""
    make_due(desk, clock, *syllabus(desk.material.curriculum, SONGS).points)
    drill = begun(desk, watch)
    sitting = desk.drill
    answer_all(drill, right=False)
    drill.end()
    review_all(drill)
    sheet = drill.sheet
    drill.close()
    desk = torn(desk, new_desk)
    cards, count = desk.overview.cards(), len(log_of(desk))
    assert sitting is not None
    twin = Drill(desk, sheet, sitting, seconds=watch)
    twin.close()
    qtbot.waitUntil(lambda: desk.overview.cards() == cards)
    qtbot.waitUntil(lambda: desk._known.store.cards() == cards)
    assert len(log_of(desk)) == count


# -- damage ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def by_id():
    """Every question, read once."""
    return read_material(bundled("resources")).by_id


@pytest.fixture(scope="module")
def params(by_id):
    """Of a sheet with one question of each point."""
    questions = [each for each in by_id.values() if isinstance(each, ChoiceQuestion)]
    entries = tuple(Entry(each, (3, 1, 0, 2)) for each in questions[:10])
    return params_of(Sheet(DrillShape(10, 7), Pace(), entries))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"entries": []},
        {"entries": "x"},
        {"entries": [None]},
        {"minutes": 0},
        {"minutes": "7"},
        {"place": 10},
        {"place": True},
        {"stage": "over"},
        {"stage": []},
        {"stage": "review"},
        {"step": 5},
        {"ended": "yesterday"},
        {"ended": "2026-05-01T09:00:00"},
        {"ended": 5},
        {"tz_offset": 5000},
        {"pace": [1]},
        {"pace": [0, 100]},
        {"pace": None},
    ],
)
def test_a_damaged_sheet_is_told_from_a_whole_one(by_id, params, changes):
    assert params_of(sheet_of(json.loads(json.dumps(params)), by_id)) == params
    with pytest.raises(ValueError):  # noqa: PT011 - any of them
        sheet_of({**params, **changes}, by_id)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "Z9.choice.1"},
        {"id": "A1.typed.1"},
        {"id": None},
        {"hash": "0" * 16},
        {"order": [0, 1, 2]},
        {"order": [0, 1, 2, 2]},
        {"order": [0, 1, 2, "3"]},
        {"order": None},
        {"chosen": "そんな選択肢はない"},
        {"flag": 1},
        {"confidence": "very"},
        {"confidence": []},
        {"seconds": -1},
        {"seconds": float("nan")},
        {"seconds": "9"},
        {"at": "soon"},
    ],
)
def test_a_question_that_is_there_no_more_or_damaged_is_found(by_id, params, changes):
    entries = [{**params["entries"][0], **changes}, *params["entries"][1:]]
    with pytest.raises(ValueError):  # noqa: PT011 - any of them
        sheet_of({**params, "entries": entries}, by_id)


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"version": 1}', "NaN"])
def test_a_sitting_that_is_damaged_on_the_disk_is_set_aside_and_never_in_the_way(
    desk, new_desk, watch, text
):
    begun(desk, watch)
    desk._tasks.settle()
    with sqlite3.connect(desk._file) as connection:
        connection.execute("UPDATE session SET params_json = ?", (text,))
    connection.close()
    desk = new_desk()
    with pytest.raises(ValueError):  # noqa: PT011 - any of them
        sheet_at_hand(desk)
    put_aside(desk)
    assert sheet_at_hand(desk) is None
    assert sheet_at_hand(torn(desk, new_desk)) is None


# -- the pace -------------------------------------------------------------------------------------


def test_the_pace_that_the_learner_sets_stays(desk, new_desk):
    assert pace_at(desk) == Pace(145, 100)
    set_pace(desk, Pace(160, 120))
    desk = torn(desk, new_desk)
    assert pace_at(desk) == Pace(160, 120)
    assert drill_shapes(pace_at(desk))[0] == DrillShape(10, 8)
    set_pace(desk, None)
    assert pace_at(torn(desk, new_desk)) == Pace()


@pytest.mark.parametrize("text", ["", "145", "0/100", "145/-1", "a/b", "１/２/３"])
def test_a_damaged_pace_is_the_usual_one(desk, text):
    desk.set_setting(EXAM_PACE, text)
    assert pace_at(desk) == Pace()

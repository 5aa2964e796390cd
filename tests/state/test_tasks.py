import threading
from pathlib import Path

import pytest

from oboeuta_desktop.core.errors import FileUnreadableError
from oboeuta_desktop.state.tasks import Tasks


@pytest.fixture
def tasks(qtbot):
    made = Tasks()
    yield made
    made.drain()


def test_the_work_is_done_elsewhere_and_its_result_arrives_here(qtbot, tasks):
    here = threading.get_ident()
    results: list[tuple[int, int]] = []
    tasks.run(
        threading.get_ident,
        lambda there: results.append((there, threading.get_ident())),
        lambda error: pytest.fail(str(error)),
    )
    qtbot.waitUntil(lambda: bool(results))
    assert results[0][0] != here
    assert results[0][1] == here


def test_a_known_error_goes_its_own_way(qtbot, tasks):
    errors: list[object] = []

    def fail() -> None:
        raise FileUnreadableError(Path("x"), "gone")

    tasks.run(fail, lambda _: pytest.fail("done"), errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], FileUnreadableError)


def test_a_forgotten_task_delivers_nothing(qtbot, tasks):
    gate = threading.Event()
    results: list[object] = []
    task = tasks.run(gate.wait, results.append, results.append)
    tasks.forget(task)
    gate.set()
    tasks.run(lambda: "second", results.append, results.append)
    qtbot.waitUntil(lambda: bool(results))
    assert results == ["second"]


def test_a_bug_is_raised_where_the_hooks_find_it(qtbot, tasks):
    with qtbot.captureExceptions() as bugs:
        tasks.run(lambda: 1 // 0, lambda _: None, lambda _: None)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


def test_what_waits_is_dropped_and_what_runs_is_waited_for(qtbot, tasks):
    gate, done = threading.Event(), []
    one = Tasks(threads=1)
    one.run(lambda: (gate.wait(5), done.append("first")), done.append, done.append)
    one.run(lambda: done.append("second"), done.append, done.append)
    threading.Timer(0.05, gate.set).start()
    one.drain()
    assert done == ["first"]
    one.run(lambda: "again", done.append, done.append)
    qtbot.waitUntil(lambda: done == ["first", "again"])
    one.finish()


def test_everything_that_was_given_is_done_before_the_end(tasks):
    done: list[int] = []
    one = Tasks(threads=1)
    for number in range(20):
        one.run(lambda number=number: done.append(number), lambda _: None, lambda _: None)
    one.finish()
    assert done == list(range(20))


def test_its_workers_end_with_it(qtbot):
    before = set(threading.enumerate())
    one = Tasks()
    one.run(lambda: None, lambda _: None, lambda _: None)
    assert set(threading.enumerate()) - before
    one.drain()
    qtbot.waitUntil(lambda: not set(threading.enumerate()) - before)

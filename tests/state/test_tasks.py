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

"""Answers one question: does a long log slow down what is asked of it?

The same questions are put to a log of 1,000 answers and to one of 100,000, in one run: the ratio is
what counts, the milliseconds are this computer's.
"""

from __future__ import annotations

import random
import sys
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import perf_counter

from oboeuta_desktop.core.attempt import Attempt, Mode
from oboeuta_desktop.core.curriculum import Curriculum, read_curriculum
from oboeuta_desktop.scheduling.deadline import exam_on
from oboeuta_desktop.scheduling.progress import Overview
from oboeuta_desktop.scheduling.queue import exam_queue, review_queue, syllabus
from oboeuta_desktop.scheduling.rebuild import rebuild_cards
from oboeuta_desktop.storage.paths import bundled

_BEGIN = datetime(2025, 1, 1, 11, 0, tzinfo=UTC)
_DAYS = 1500
_OFFSET = 540
_LINES = 60
_MODES: tuple[Mode, ...] = ("S", "P", "C", "G", "T", "D", "R", "R", "R", "E")


def log_of(count: int, curriculum: Curriculum) -> Iterator[Attempt]:
    """Answers to all points, spread over four years."""
    chance = random.Random(1)
    for number in range(count):
        mode = chance.choice(_MODES)
        rating = None if mode == "S" else chance.choice(("again", "good", "good", "good", "hard"))
        yield Attempt(
            uuid=str(uuid.UUID(int=number)),
            at_utc=_BEGIN + timedelta(days=_DAYS) * (number / count),
            tz_offset=_OFFSET,
            session_id=f"s{number // 20}",
            point_id=chance.choice(curriculum.points).id,
            item_id=f"i{chance.randrange(8)}",
            mode=mode,
            verdict="wrong" if rating == "again" else "exact",
            ms=chance.randrange(30_000),
            rating=rating,
            scheduled=rating is not None and chance.random() < 0.5,
        )


def _ms(act: Callable[[], object], times: int = 15) -> float:
    """The median of several runs, in milliseconds."""
    found: list[float] = []
    for _ in range(times):
        begin = perf_counter()
        act()
        found.append(1000 * (perf_counter() - begin))
    return median(found)


def _measure(count: int, curriculum: Curriculum) -> dict[str, float]:
    log = list(log_of(count, curriculum))
    begin = perf_counter()
    overview = Overview(log)
    built = 1000 * (perf_counter() - begin)
    lessons = syllabus(curriculum, ["relu", "lstm"])
    now = _BEGIN + timedelta(days=_DAYS + 30)
    exam = exam_on((now + timedelta(days=1)).date())
    today = now.date()
    chance = random.Random(2)
    lines = [
        [point.id for point in chance.sample(curriculum.points, chance.randrange(3))]
        for _ in range(_LINES)
    ]
    fresh = iter(log_of(count, curriculum))
    return {
        "build, ms": built,
        "cards alone, ms": _ms(lambda: rebuild_cards(log), 1),
        "one more answer, ms": _ms(lambda: overview.take(next(fresh)), 200),
        "heat-map, ms": _ms(lambda: overview.heat_map(lines, exam.morning)),
        "queue, ms": _ms(lambda: review_queue(overview, lessons, now, _OFFSET)),
        "exam queue, ms": _ms(lambda: exam_queue(overview, lessons, exam, now, _OFFSET)),
        "week, ms": _ms(lambda: overview.days_this_week(today)),
        "retention, ms": _ms(lambda: overview.true_retention(date.min, date.max)),
        "gates, ms": _ms(overview.gate_confusions),
    }


def main() -> int:
    """Print both columns; 1 when the heat-map takes above 100 ms or the queue above 50 ms."""
    curriculum = read_curriculum(bundled("resources", "curriculum.json"))
    short, long = _measure(1_000, curriculum), _measure(100_000, curriculum)
    print(f"{'':22}{'1,000':>12}{'100,000':>12}{'ratio':>9}")
    for name, value in long.items():
        print(f"{name:22}{short[name]:12.3f}{value:12.3f}{value / short[name]:9.1f}")
    return int(long["heat-map, ms"] > 100 or long["queue, ms"] > 50)


if __name__ == "__main__":
    sys.exit(main())

"""Answers one question: how fast is this program on this computer?

Every file of ``tests/benchmarks`` measures one thing and is a script: with ``--json`` its last line
is one JSON object of figures, ``{"name with unit": number}``. Each runs in a process of its own,
one after another, so that none warms a cache or disturbs a clock for the next.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent.parent
LONGEST_RUN = 120
"""Seconds after which a benchmark is stopped and counts as failed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one benchmark said.

    Attributes:
        name: its file's name without ``.py``.
        figures: what it measured; the key carries the unit.
        problem: why there are no figures, or "".
    """

    name: str
    figures: dict[str, float]
    problem: str = ""


def main(argv: Sequence[str], folder: Path = CHECKOUT / "tests" / "benchmarks") -> int:
    """Run the benchmarks and print their figures.

    Returns 0 when all of them measured, 1 when one failed, 2 when the question made no sense.
    """
    wishes = _parser().parse_args(argv)
    scripts = {path.stem: path for path in sorted(folder.glob("[!_]*.py"))}
    if not scripts:
        sys.stderr.write(
            "ベンチマークはソースコードのフォルダからだけ実行できます。\n"
            "The benchmarks are part of the source checkout (tests/benchmarks) and are not\n"
            "installed with the program. In a checkout: python3 oboeuta.py bench\n"
        )
        return 2
    unknown = sorted(set(wishes.only) - set(scripts))
    if unknown:
        known = ", ".join(scripts)
        sys.stderr.write(f"no such benchmark: {', '.join(unknown)}; there are: {known}\n")
        return 2
    outcomes: list[Outcome] = []
    for name in wishes.only or list(scripts):
        outcome = measure(scripts[name])
        outcomes.append(outcome)
        if not wishes.json:
            print(table([outcome]), flush=True)
    if wishes.json:
        print(json.dumps(as_json(outcomes), indent=2, ensure_ascii=False))
    for outcome in outcomes:
        if outcome.problem:
            sys.stderr.write(f"{outcome.name}: {outcome.problem}\n")
    return 1 if any(outcome.problem for outcome in outcomes) else 0


def measure(script: Path, longest: float = LONGEST_RUN) -> Outcome:
    """Run one benchmark for at most ``longest`` seconds in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="oboeuta-bench-") as user:
        environ = {
            "QT_QPA_PLATFORM": "offscreen",
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(CHECKOUT), os.environ.get("PYTHONPATH", "")]),
            "PYTHONUTF8": "1",
            "OBOEUTA_DATA": user,
        }
        try:
            done = subprocess.run(  # noqa: S603 - a script of this checkout
                [sys.executable, str(script), "--json"],
                stdout=subprocess.PIPE,
                cwd=CHECKOUT,
                env=environ,
                timeout=longest,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Outcome(script.stem, {}, f"still running after {longest:g} s")
    if done.returncode:
        return Outcome(script.stem, {}, f"ended with exit code {done.returncode}")
    return read_figures(script.stem, done.stdout.decode("utf-8", "replace"))


def read_figures(name: str, printed: str) -> Outcome:
    """What a benchmark's last line says; anything but one flat object of numbers is a problem."""
    lines = printed.strip().splitlines()
    try:
        last: Any = json.loads(lines[-1]) if lines else None
    except ValueError:
        last = None
    if not isinstance(last, dict):
        return Outcome(name, {}, "its last line is not a JSON object")
    figures: dict[str, float] = {}
    for key, value in last.items():  # pyright: ignore[reportUnknownVariableType] - JSON
        if isinstance(value, bool) or not isinstance(value, int | float):
            return Outcome(name, {}, f"{key!r} is not a number")
        figures[str(key)] = value  # pyright: ignore[reportUnknownArgumentType] - JSON
    return Outcome(name, figures)


def table(outcomes: Iterable[Outcome]) -> str:
    """The figures for people, one per line."""
    rows: list[str] = []
    for outcome in outcomes:
        rows.append(outcome.name)
        rows += [f"  {value:>14,.3f}  {name}" for name, value in outcome.figures.items()]
        if not outcome.figures:
            rows.append(f"  {outcome.problem or 'nothing to measure on this computer'}")
    return "\n".join(rows)


def as_json(outcomes: Iterable[Outcome]) -> dict[str, dict[str, float] | str]:
    """The figures for programs: benchmark -> figures, or the problem in words."""
    return {outcome.name: outcome.problem or outcome.figures for outcome in outcomes}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oboeuta bench", description="Measure how fast the program is on this computer."
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--only",
        nargs="+",
        default=[],
        metavar="NAME",
        help="files of tests/benchmarks, without .py",
    )
    return parser

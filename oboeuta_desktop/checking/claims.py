"""Answers one question: does what every line says hold when it is computed?"""

from __future__ import annotations

from collections.abc import Iterator

from oboeuta_desktop.checking.material import Material, TaughtLine
from oboeuta_desktop.checking.problem import Problem
from oboeuta_desktop.demos.claims.table import claim_problems, found


def check_claims(material: Material) -> Iterator[Problem]:
    """Whether each claim can be checked and is kept.

    A lesson without a claim is a problem in a song that the curriculum counts on alone: a song
    about anything else may have nothing to compute.
    """
    for taught in material.taught:
        if material.points and not taught.lesson.claims:
            yield Problem(
                taught.table.path,
                taught.table.line_of(),
                f"nothing of {taught.lesson.line_text!r} is checked",
                'add [[lesson.claims]] with check = "…"',
            )
        yield from _claims(taught)


def _claims(taught: TaughtLine) -> Iterator[Problem]:
    table = taught.table
    for position, claim in enumerate(taught.lesson.claims):
        problems = claim_problems(claim)
        for problem in problems:
            place = table.line_of("claims", position, problem.key)
            wrong = f"claim {claim.check}: {problem.wrong}"
            yield Problem(table.path, place, wrong, problem.remedy)
        if problems:
            continue
        finding = found(claim)
        if not finding.kept:
            place = table.line_of("claims", position)
            wrong = f"claim {claim.check} does not hold: {finding.words}"
            yield Problem(table.path, place, wrong, "correct the line, its lesson or the claim")

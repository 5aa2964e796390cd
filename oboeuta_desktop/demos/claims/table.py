"""Answers one question: does what a line of lyrics says hold?

A line is a claim. Its lesson names a check of this table and gives its values; the models behind
the plots compute the numbers.
"""

from __future__ import annotations

from oboeuta_desktop.core.lesson import Claim
from oboeuta_desktop.demos.claims import cloud as claims_cloud
from oboeuta_desktop.demos.claims import counts as claims_counts
from oboeuta_desktop.demos.claims import functions as claims_functions
from oboeuta_desktop.demos.claims import gates as claims_gates
from oboeuta_desktop.demos.claims import gru as claims_gru
from oboeuta_desktop.demos.claims import hinges as claims_hinges
from oboeuta_desktop.demos.claims import lstm as claims_lstm
from oboeuta_desktop.demos.claims import slopes as claims_slopes
from oboeuta_desktop.demos.claims.check import (
    Check,
    ClaimProblem,
    Finding,
    likeliest,
    table_of,
)
from oboeuta_desktop.demos.picture import phrase

_MODULES = (
    claims_functions,
    claims_slopes,
    claims_hinges,
    claims_cloud,
    claims_gates,
    claims_lstm,
    claims_gru,
    claims_counts,
)
CHECKS: dict[str, Check] = table_of(check for module in _MODULES for check in module.CHECKS)
"""Every check that a lesson may name."""

_CANNOT = phrase("この行の主張は、このアプリでは確かめられません")


def claim_problems(claim: Claim) -> tuple[ClaimProblem, ...]:
    """What keeps ``claim`` from being checked; empty when it can be. Key "check": the name."""
    check = CHECKS.get(claim.check)
    if check is None:
        near = likeliest(claim.check, CHECKS)
        return (ClaimProblem("check", f"there is no check {claim.check!r}", near),)
    return check.problems(claim.values)


def found(claim: Claim) -> Finding:
    """What the check of ``claim`` finds. Never fails: what cannot be checked is not kept."""
    if claim_problems(claim):
        return Finding(kept=False, words=_CANNOT)
    check = CHECKS[claim.check]
    return check.find(check.given(claim.values))

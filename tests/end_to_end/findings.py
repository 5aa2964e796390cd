"""Answers one question: what was found, and was all of it good?"""

from __future__ import annotations


class Findings:
    """A list of findings, printed as they come, in a form that a build counts."""

    def __init__(self) -> None:
        self._passed = 0
        self._failed: list[str] = []
        self._late: list[str] = []

    @property
    def all_good(self) -> bool:
        """Whether there were findings and none was bad."""
        return not self._failed and self._passed > 0

    def add(self, claim: str, *, good: bool, found: object = "") -> None:
        """Note whether a claim holds, and the figure or words it rests on."""
        print(f"{'ok    ' if good else 'FAILED'} {claim}: {found}", flush=True)
        if good:
            self._passed += 1
        else:
            self._failed.append(claim)

    @property
    def only_late(self) -> bool:
        """Whether all that was bad is a matter of time, which a busy computer can cause."""
        return bool(self._failed) and self._failed == self._late

    def below(self, claim: str, value: float, limit: float, unit: str = "ms") -> None:
        """Claim that a value is at most a limit."""
        if value > limit and unit in {"ms", "%"}:
            self._late.append(claim)
        self.add(claim, good=value <= limit, found=f"{value:.2f} {unit}, at most {limit:g}")

    def above(self, claim: str, value: float, limit: float, unit: str = "") -> None:
        """Claim that a value is at least a limit."""
        self.add(claim, good=value >= limit, found=f"{value:.4g} {unit}, at least {limit:g}")

    def take(self, other: Findings) -> None:
        """Add what was found elsewhere."""
        self._passed += other._passed
        self._failed += other._failed
        self._late += other._late

    def summary(self) -> str:
        """ "12 passed, 1 failed"."""
        return f"{self._passed} passed, {len(self._failed)} failed"

"""Answers one question: in which order is everything about a point told?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oboeuta_desktop.ui.joined import spaced


@dataclass(frozen=True, slots=True)
class Related:
    """A point to go on with: its id, its name, and why."""

    point: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class PointDetails:
    """All about a point in the learner's language; texts are Markdown, formulas TeX.

    ``definition`` is one sentence, built like those of the points it is confused with.
    """

    point: str
    name: str
    definition: str
    meaning: str
    formula: str
    derivative: str
    metaphor: str
    confusion: str
    correction: str
    derivation: str
    history: str
    related: tuple[Related, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DetailHeadings:
    """The words between the parts."""

    derivative: str
    metaphor: str
    confusion: str
    correction: str
    derivation: str
    history: str
    related: str
    sources: str


def detail_markdown(details: PointDetails, headings: DetailHeadings) -> str:
    """One text of everything there is; parts that are empty are left out with their headings."""
    parts = [details.meaning, _formula(details.formula)]
    if details.derivative:
        parts += [f"# {headings.derivative}", _formula(details.derivative)]
    for heading, text in (
        (headings.metaphor, details.metaphor),
        (headings.confusion, details.confusion),
        (headings.correction, details.correction),
        (headings.derivation, details.derivation),
        (headings.history, details.history),
        (headings.related, _items(_link(related) for related in details.related)),
        (headings.sources, _items(details.sources)),
    ):
        if text.strip():
            parts += [f"# {heading}", text]
    return "\n\n".join(part for part in parts if part)


def related_markdown(related: Sequence[Related]) -> str:
    """Points as a list of links with reasons."""
    return _items(_link(each) for each in related)


def _formula(tex: str) -> str:
    return f"$${tex}$$" if tex else ""


def _link(related: Related) -> str:
    name = related.name.replace("[", "(").replace("]", ")")
    return spaced((f"[{related.point} {name}](point:{related.point})", related.reason))


def _items(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)

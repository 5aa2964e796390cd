"""Answers one question: where does a line of lyrics that is too wide turn into rows?

Japanese line breaking (kinsoku, JIS X 4051) says where a row may end; among those places the
cheapest by sense wins: a phrase boundary first, never inside a Latin word, and rows of about equal
width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

GAPS = frozenset(" \u3000")
"""Characters that are only distance: dropped where a row ends."""

NO_START = frozenset(
    "、。，．・：；？！‼⁇⁈⁉）」』】〉》〕］｝〙〗〟’”»ゝゞヽヾ々〻ー゛゜‐゠–〜～…‥"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ),.:;?!]}%′″℃％"
)
"""No row starts with one of these."""

NO_END = frozenset("（「『【〈《〔［｛〘〖〝‘“«([{")
"""No row ends with one of these."""

_PHRASE_MARKS = frozenset("、。！？")
_OPERATORS = frozenset("=+-−×·/<>≤≥≪≫≈→∈")
_ROW_COST = 3.0  # one more row must save at least this much of bad breaks
_BALANCE_COST = 9.0
_SHORT_ROW_COST = 6.0  # a last row of one or two characters looks like a mistake
_EMERGENCY_COST = 100.0


def is_latin(character: str) -> bool:
    """Whether a character is set like Latin text: letters, Greek, digits and signs below U+2E80."""
    return character < "\u2e80" and character not in GAPS


def break_cost(text: str, index: int) -> float | None:
    """How bad it is to start a row with ``text[index]``, 0 (a phrase starts there) to about 6;
    None: never.
    """
    after = text[index]
    if after in GAPS or after in NO_START:
        return None
    before = text[:index].rstrip(" \u3000")[-1:]
    if not before or before in NO_END:
        return None
    if text[index - 1] in GAPS:
        # inside "Leaky ReLU" or "max(0, x)" the gap is a space between words, not a phrase boundary
        if not (is_latin(before) and is_latin(after)):
            return 0.0
        return 12.0 if before in _OPERATORS or after in _OPERATORS or before == "," else 4.0
    if before in _PHRASE_MARKS:
        return 0.0
    return _cost_without_gap(before, after)


def _cost_without_gap(before: str, after: str) -> float | None:
    if is_latin(before) and is_latin(after):
        return None
    if _is_hiragana(before):
        # a particle or an ending has just ended, or a word of kana goes on
        return 5.0 if _is_hiragana(after) else 1.0
    if _is_hiragana(after):
        return 5.0
    return 6.0 if _script(before) == _script(after) else 2.5


def _is_hiragana(character: str) -> bool:
    return "\u3041" <= character <= "\u309f"


def _script(character: str) -> int:
    if is_latin(character):
        return 0
    return 1 if "\u30a0" <= character <= "\u30ff" else 2


@dataclass(frozen=True, slots=True)
class _Measure:
    """Widths of stretches of one line. ``edges`` has the x of every character and of the end."""

    edges: Sequence[float]
    ends: Sequence[float]  # the same with gaps at the end of the row dropped
    limit: float
    target: float
    shortest: float

    def width(self, first: int, last: int) -> float:
        return max(0.0, self.ends[last] - self.edges[first])

    def row_cost(self, first: int, last: int) -> float:
        width = self.width(first, last)
        cost = _ROW_COST + _BALANCE_COST * ((self.target - width) / self.limit) ** 2
        return cost + (_SHORT_ROW_COST if width < self.shortest else 0.0)


def choose_rows(
    text: str, edges: Sequence[float], limit: float, *, glued: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Cut ``text`` into rows of at most ``limit`` pixels: (first, last) with gaps at both row ends
    dropped.

    ``edges`` holds the x in pixels of each character and of the end (length + 1). No row ends
    inside a ``glued`` stretch, such as a base with its reading. Only where nothing fits are rules
    broken.
    """
    ends = _ends_without_gaps(text, edges)
    total = ends[len(text)] - edges[0]
    if not text or total <= limit:
        return [_without_gaps(text, 0, len(text))]
    inside = {i for first, last in glued for i in range(first + 1, last)}
    rows = -(-total // limit)
    shortest = 2.2 * total / len(text)
    measure = _Measure(edges, ends, limit, total / rows, shortest)
    places = {0: 0.0, len(text): 0.0}
    for i in range(1, len(text)):
        cost = None if i in inside else break_cost(text, i)
        if cost is not None:
            places[i] = cost
    cuts = _cheapest(measure, dict(sorted(places.items())))
    if cuts is None:
        every = {i: places.get(i, _EMERGENCY_COST) for i in range(len(text) + 1)}
        cuts = _cheapest(measure, every) or list(range(len(text) + 1))
    pairs = [_without_gaps(text, a, b) for a, b in pairwise(cuts)]
    return [pair for pair in pairs if pair[0] < pair[1]]


def _cheapest(measure: _Measure, places: dict[int, float]) -> list[int] | None:
    """The cuts (0 and the end included) of least cost; None when some stretch fits no row."""
    indices = list(places)
    best: list[tuple[float, int]] = [(0.0, -1)]
    for b in range(1, len(indices)):
        last = indices[b]
        found: tuple[float, int] | None = None
        for a in range(b - 1, -1, -1):
            first = indices[a]
            if measure.width(first, last) > measure.limit:
                break
            cost = best[a][0] + places[last] + measure.row_cost(first, last)
            if found is None or cost < found[0]:
                found = (cost, a)
        best.append(found or (float("inf"), -1))
    if best[-1][1] < 0 or best[-1][0] == float("inf"):
        return None
    cuts = [len(indices) - 1]
    while cuts[-1] > 0:
        cuts.append(best[cuts[-1]][1])
    return [indices[k] for k in reversed(cuts)]


def _ends_without_gaps(text: str, edges: Sequence[float]) -> list[float]:
    ends = [edges[0]]
    for i, character in enumerate(text):
        ends.append(ends[-1] if character in GAPS else edges[i + 1])
    return ends


def _without_gaps(text: str, first: int, last: int) -> tuple[int, int]:
    while first < last and text[first] in GAPS:
        first += 1
    while last > first and text[last - 1] in GAPS:
        last -= 1
    return first, last

"""Answers one question: which lines of lyrics do the stamped pieces of an LRC file make?

A piece is a stamp and the text after it. One physical line may be several lines of lyrics
(repeats), and several may be one (translations); an end that the file does not write follows from
what comes next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from oboeuta_desktop.core.lrc_values import LrcLine, LrcWord

EDGE = " \t"
"""What is trimmed at the ends of a text.

U+3000 is not: Japanese lyrics indent with it on purpose.
"""

LAST_LINE_MS = 5_000
"""How long a line lasts when nothing in the file says when it ends."""

REPEATED_CHARACTERS = 4_000_000
"""How many characters may be copied for repeats before a file is mere malice."""

OPEN = -1
"""The end of a word that the file does not write."""


@dataclass(slots=True)
class Draft:
    """A line whose end may still depend on its neighbours.

    Without text it only clears the display.
    """

    start: int
    end: int | None = None
    text: str = ""
    words: Sequence[LrcWord] = ()
    subs: list[str] | None = None

    @property
    def last_start(self) -> int:
        """When the last thing in the line that has a stamp begins; the line must end after it."""
        return self.words[-1].start_ms if self.words else self.start


class RepeatBudget:
    """How many characters may still be copied for repeats; a word counts as eight."""

    def __init__(self, characters: int = REPEATED_CHARACTERS) -> None:
        self._left = characters

    def allows(self, copies: int, characters: int) -> bool:
        """Whether ``copies`` of ``characters`` may be made; if so, they are spent."""
        cost = copies * characters
        if cost > self._left:
            return False
        self._left -= cost
        return True


def arrange_line(
    stamps: Sequence[int],
    texts: Sequence[str],
    square: Sequence[bool],
    budget: RepeatBudget,
) -> tuple[list[Draft], list[str]]:
    """The lines in one stamped physical line, and the problems met.

    ``texts[i]`` follows ``stamps[i]`` (ms), which closes with "]" where ``square[i]``, else with
    ">".
    """
    problems: list[str] = []
    leading, before, inner = _divide(stamps, texts, square)
    if len(set(leading)) < len(leading):
        problems.append("repeated stamp")
        leading = list(dict.fromkeys(leading))
    if not inner:
        first = Draft(leading[0], None, before.strip(EDGE))
    else:
        # words belong to the repeat that they stand at: nearly always the first
        begin = inner[0][0] if inner[0][0] in leading else leading[0]
        first = _timed_line(begin, before, inner, problems)
        leading.remove(begin)
        leading.insert(0, begin)
    weight = len(first.text) + 8 * len(first.words)
    if len(leading) > 1 and not budget.allows(len(leading) - 1, weight):
        problems.append("repeats")
        leading = leading[:1]
    return [first, *(_shifted(first, start - first.start) for start in leading[1:])], problems


def _divide(
    stamps: Sequence[int], texts: Sequence[str], square: Sequence[bool]
) -> tuple[list[int], str, list[tuple[int, str]]]:
    """Stamps of the line itself, the text before any inner stamp, and the inner pieces."""
    if not square[0]:
        return [stamps[0]], "", list(zip(stamps, texts, strict=True))
    run = 1
    while run < len(stamps) and square[run] and not texts[run - 1].strip(EDGE):
        run += 1
    leading, before = list(stamps[:run]), texts[run - 1]
    inner = list(zip(stamps[run:], texts[run:], strict=True))
    rising = all(a <= b for a, b in pairwise(leading))
    if run > 1 and inner and square[run] and rising and leading[-1] <= inner[0][0]:
        # [line][word]text[word]text: were the run repeats, a repeat would begin inside the line
        return leading[:1], "", [(leading[-1], before), *inner]
    return leading, before, inner


def _timed_line(
    start: int, before: str, inner: list[tuple[int, str]], problems: list[str]
) -> Draft:
    """A line with stamps inside: its words, or only its end when no text follows any of them."""
    if not any(text.strip(EDGE) for _, text in inner):
        end = inner[0][0] if before.strip(EDGE) else None
        if end is not None and end <= start:
            problems.append("backward")
            end = None
        return Draft(start, end, before.strip(EDGE))
    words = _read_words(start, [(start, before), *inner] if before.strip(EDGE) else inner, problems)
    last = words[-1]
    if last.end_ms != OPEN and last.end_ms <= last.start_ms:
        problems.append("backward")
        last = LrcWord(last.start_ms, OPEN, last.text)
    words[-1] = LrcWord(last.start_ms, last.end_ms, last.text.rstrip(EDGE))
    end = None if last.end_ms == OPEN else last.end_ms
    return Draft(start, end, "".join([word.text for word in words]), words)


def _read_words(start: int, pieces: list[tuple[int, str]], problems: list[str]) -> list[LrcWord]:
    """Words from stamped pieces: times never fall, a space goes to the word before it.

    A piece without text ends the word before it. Spaces on both sides of a stamp count once.
    """
    words: list[LrcWord] = []
    latest = start
    begin, end, text = start, OPEN, ""
    for stamp, piece in pieces:
        time = stamp
        if time < latest:
            time = latest
            if "backward" not in problems:
                problems.append("backward")
        latest = time
        if end == OPEN:
            end = time
        sung = piece.lstrip(EDGE)
        if text and text[-1] not in EDGE:
            text += piece[: len(piece) - len(sung)]
        if sung:
            if text:
                words.append(LrcWord(begin, end, text))
            begin, end, text = time, OPEN, sung
    words.append(LrcWord(begin, end, text))
    return words


def _shifted(first: Draft, shift: int) -> Draft:
    return Draft(
        first.start + shift,
        None if first.end is None else first.end + shift,
        first.text,
        [
            LrcWord(start + shift, end if end == OPEN else end + shift, text)
            for start, end, text in first.words
        ],
    )


def settle_lines(drafts: list[Draft], length_ms: int | None) -> tuple[LrcLine, ...]:
    """Lines by start, one per start, each with an end.

    Of drafts with the same start the first with text is the line and the others are its ``subs``.
    An end that is not written is the next start or clearing after all of the line's stamps, else
    ``length_ms``, else five seconds later.
    """
    drafts = sorted(drafts, key=attrgetter("start"))
    moments = sorted({draft.start for draft in drafts})
    lines: list[LrcLine] = []
    i = 0
    while i < len(drafts):
        j = i + 1
        while j < len(drafts) and drafts[j].start == drafts[i].start:
            j += 1
        sung = [draft for draft in drafts[i:j] if draft.text]
        if sung:
            subs = list(sung[0].subs or ())
            for other in sung[1:]:
                subs.append(other.text)
                subs.extend(other.subs or ())
            lines.append(settled_line(sung[0], tuple(subs), moments, length_ms))
        i = j
    return tuple(lines)


def settled_line(
    draft: Draft, subs: tuple[str, ...], moments: list[int], length_ms: int | None
) -> LrcLine:
    """The draft with its ``subs`` and an end; for the arguments see ``default_end``."""
    end = draft.end
    if end is None:
        end = default_end(draft.last_start, moments, length_ms)
    words = draft.words
    if words and words[-1].end_ms == OPEN:
        words = [*words[:-1], LrcWord(words[-1].start_ms, end, words[-1].text)]
    return LrcLine(draft.start, end, draft.text, tuple(words), subs)


def default_end(last_start: int, moments: list[int], length_ms: int | None) -> int:
    """When a line ends whose own end is not written.

    ``moments`` are sorted starts and clearings (ms).
    """
    following = bisect_right(moments, last_start)
    if following < len(moments):
        return moments[following]
    if length_ms is not None and length_ms > last_start:
        return length_ms
    return last_start + LAST_LINE_MS

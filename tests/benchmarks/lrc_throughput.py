"""Answers one question: how many megabytes of LRC are read in a second, beside two other readers?

The corpus is made here, always the same: 300 files of one to six kilobytes in the shapes that are
found in the wild. Every reader gets the same files in the same run; the text readers get them
decoded.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
from collections.abc import Callable, Sequence
from time import perf_counter

import lemony_lrc_parser
import lrcparser

from oboeuta_desktop.core.lrc import LrcFile, parse_lrc

_FILES = 300
_JAPANESE = (
    "朝の光が窓をたたく",
    "活性化関数をとおり抜けて",
    "勾配はしずかに消えてゆく",
    "きみの重みをすこし動かす",
    "学習率をさげて眠ろう",
    "シグモイドはなめらかな坂道",
    "レルは負の数をゼロにする",
    "過学習の夢からさめたら",
    "正則化で心をととのえて",
    "まだ見ぬデータへ歌をおくる",
    "畳み込みの窓がすべってゆく",
    "注意機構がふりむいた",
)
_ENGLISH = (
    "Morning light is knocking on the window",
    "Every gradient fades without a sound",
    "Turn the learning rate down and sleep",
    "We were never meant to overfit the past",
    "Carry me over the valley of the loss",
    "Softly now the weights begin to move",
    "One more epoch and the night is gone",
    "Sing it back until the numbers know my name",
)
_TAGS = (
    "[ti:{title}]\n[ar:合成歌手]\n[al:Study Songs]\n"
    "[by:oboeuta]\n[offset:{offset}]\n[length:04:10]\n"
)


def corpus(files: int = _FILES) -> list[bytes]:
    """LRC files.

    60 % timed by the line, 25 % by the mora or word (A2), the rest in rarer shapes.
    """
    chance = random.Random(20)
    kinds: Sequence[Callable[[random.Random], list[str]]] = (
        *[_line_timed] * 12,
        *[_word_timed] * 5,
        _repeated,
        _translated,
        _square_words,
    )
    return [_file(chance, kinds[i % len(kinds)](chance)) for i in range(files)]


def _file(chance: random.Random, rows: list[str]) -> bytes:
    title = chance.choice(_JAPANESE)
    newline = "\r\n" if chance.random() < 0.3 else "\n"
    text = _TAGS.format(title=title, offset=chance.choice((0, 150, -200))) + "\n".join(rows) + "\n"
    return text.replace("\n", newline).encode()


def _stamp(time: int) -> str:
    return f"{time // 6000:02}:{time // 100 % 60:02}.{time % 100:02}"


def _sentences(chance: random.Random, most: int) -> list[tuple[int, str]]:
    """(centiseconds, text) of one song's lines."""
    time = chance.randrange(500, 2000)
    lines: list[tuple[int, str]] = []
    texts = _JAPANESE if chance.random() < 0.7 else _ENGLISH
    for _ in range(chance.randrange(most // 3, most)):
        lines.append((time, chance.choice(texts)))
        time += chance.randrange(180, 600)
    return lines


def _line_timed(chance: random.Random) -> list[str]:
    rows = [f"[{_stamp(time)}]{text}" for time, text in _sentences(chance, 90)]
    for place in range(len(rows) - 1, 0, -16):
        if chance.random() < 0.3:
            time = int(rows[place][4:6])
            rows.insert(place, rows[place][:4] + f"{max(0, time):02}.00]")
    if chance.random() < 0.2:
        rows = [row for i, row in enumerate(rows) for row in ([row, ""] if i % 4 == 3 else [row])]
    return rows


def _pieces(text: str) -> list[str]:
    return [word + " " for word in text.split(" ")] if " " in text else list(text)


def _timed_pieces(time: int, text: str, brackets: str) -> str:
    pieces = _pieces(text)
    step = 170 // len(pieces)
    stamped = [
        f"{brackets[0]}{_stamp(time + i * step)}{brackets[1]}{piece}"
        for i, piece in enumerate(pieces)
    ]
    end = f"{brackets[0]}{_stamp(time + len(pieces) * step)}{brackets[1]}"
    return "".join(stamped).rstrip(" ") + end


def _word_timed(chance: random.Random) -> list[str]:
    return [
        f"[{_stamp(time)}]{_timed_pieces(time, text, '<>')}"
        for time, text in _sentences(chance, 40)
    ]


def _square_words(chance: random.Random) -> list[str]:
    return [_timed_pieces(time, text, "[]") for time, text in _sentences(chance, 40)]


def _repeated(chance: random.Random) -> list[str]:
    return [
        f"[{_stamp(time)}][{_stamp(time + 9000)}]{text}" for time, text in _sentences(chance, 60)
    ]


def _translated(chance: random.Random) -> list[str]:
    rows: list[str] = []
    for time, text in _sentences(chance, 60):
        rows += [f"[{_stamp(time)}]{text}", f"[{_stamp(time)}]{chance.choice(_ENGLISH)}"]
    return rows


def _read_all(lrc: LrcFile) -> int:
    """Touch every value of a file that was read; returns a sum, so that nothing is left undone."""
    total = lrc.offset_ms + len(lrc.tags) + len(lrc.warnings)
    for line in lrc.lines:
        total += line.start_ms + line.end_ms + len(line.text) + len(line.subs)
        for start, end, text in line.words:
            total += start + end + len(text)
    return total


def _rates(works: dict[str, tuple[Callable[[], object], int]], seconds: float) -> dict[str, float]:
    """Median MB/s (10**6 bytes) of each work of so many bytes, over about ``seconds`` in all.

    The works take turns, at least three times, so that a busy computer slows all alike.
    """
    rates: dict[str, list[float]] = {name: [] for name in works}
    begun = perf_counter()
    rounds = 0
    while rounds < 3 or perf_counter() - begun < seconds:
        rounds += 1
        for name, (work, size) in works.items():
            start = perf_counter()
            work()
            rates[name].append(size / (perf_counter() - start) / 1e6)
    return {name: statistics.median(values) for name, values in rates.items()}


def measure(seconds: float = 10.0) -> dict[str, float]:
    """MB/s of each reader on one core, in about ``seconds`` altogether, and their ratios.

    ``parse`` is ``parse_lrc`` alone: files are decoded and checked, warnings are known.
    ``parse_iterate`` also makes every line and word and looks at all of their values; ``large`` is
    one text of some megabytes, ``joined`` all files of the corpus one after the other.
    """
    files = corpus()
    texts = [file.decode() for file in files]
    size = sum(map(len, files))
    large, joined = _large(), b"".join(files)
    works: dict[str, tuple[Callable[[], object], int]] = {
        "parse": (lambda: [parse_lrc(file) and None for file in files], size),
        "parse_iterate": (lambda: [_read_all(parse_lrc(file)) for file in files], size),
        "large_parse": (lambda: parse_lrc(large), len(large)),
        "large_parse_iterate": (lambda: _read_all(parse_lrc(large)), len(large)),
        "joined_parse_iterate": (lambda: _read_all(parse_lrc(joined)), len(joined)),
        "lemony": (lambda: [lemony_lrc_parser.loads(text) and None for text in texts], size),
        "lrcparser": (lambda: [lrcparser.LrcParser.parse(text) and None for text in texts], size),
    }
    figures = _rates(works, seconds)
    for peer in ("lemony", "lrcparser"):
        for own in ("parse", "parse_iterate"):
            figures[f"{own}_over_{peer}"] = figures[own] / figures[peer]
    return figures


def _large() -> bytes:
    """Two megabytes of lines in order, as a reading that lasts for days."""
    chance = random.Random(8)
    rows = [f"[{_stamp(i * 250)}]{chance.choice(_JAPANESE + _ENGLISH)}" for i in range(50_000)]
    return "\n".join(rows).encode()


def main() -> None:
    """Print the figures; with ``--json`` as one object whose keys carry the unit."""
    figures = measure()
    if "--json" in sys.argv[1:]:
        units = {name: "times" if "_over_" in name else "MB/s" for name in figures}
        print(json.dumps({f"{name} {units[name]}": value for name, value in figures.items()}))
        return
    for name, figure in figures.items():
        print(f"{name:28} {figure:8.1f}")


if __name__ == "__main__":
    main()

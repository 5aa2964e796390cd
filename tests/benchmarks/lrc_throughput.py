"""Answers one question: how many megabytes of LRC are read in a second, beside two other readers?

The corpus is made here, always the same: 300 files of one to six kilobytes in the shapes that are found in
the wild. Every reader gets the same files in the same run; the text readers get them decoded.
"""

from __future__ import annotations

import random
import statistics
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
_TAGS = "[ti:{title}]\n[ar:合成歌手]\n[al:Study Songs]\n[by:oboeuta]\n[offset:{offset}]\n[length:04:10]\n"


def corpus(files: int = _FILES) -> list[bytes]:
    """LRC files: 60 % timed by the line, 25 % by the mora or word (A2), the rest in rarer shapes."""
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


def _rate(read: Callable[[], None], size: int, seconds: float) -> float:
    """Median MB/s (10**6 bytes) of ``read`` over about ``seconds``, at least three times."""
    rates: list[float] = []
    begun = perf_counter()
    while len(rates) < 3 or perf_counter() - begun < seconds:
        start = perf_counter()
        read()
        rates.append(size / (perf_counter() - start) / 1e6)
    return statistics.median(rates)


def measure(seconds: float = 2.0) -> dict[str, float]:
    """MB/s of each reader on one core, each running for about ``seconds``, and their ratios.

    ``parse`` builds every line and word at once, so ``parse_iterate`` differs only by the loop over them.
    ``parse_large`` reads one text of some megabytes in memory.
    """
    files = corpus()
    texts = [file.decode() for file in files]
    size = sum(map(len, files))
    plain = [row for file in files[:12] for row in file.decode().splitlines() if row[1:2].isdigit()]
    large = "\n".join(sorted(plain) * 100).encode()

    def parse() -> None:
        for file in files:
            parse_lrc(file)

    def parse_iterate() -> None:
        for file in files:
            _read_all(parse_lrc(file))

    def lemony() -> None:
        for text in texts:
            lemony_lrc_parser.loads(text)

    def lrcparser_parse() -> None:
        for text in texts:
            lrcparser.LrcParser.parse(text)

    figures = {
        "parse": _rate(parse, size, seconds),
        "parse_iterate": _rate(parse_iterate, size, seconds),
        "parse_large": _rate(lambda: _ignore(parse_lrc(large)), len(large), seconds),
        "lemony": _rate(lemony, size, seconds),
        "lrcparser": _rate(lrcparser_parse, size, seconds),
    }
    for peer in ("lemony", "lrcparser"):
        figures[f"parse_over_{peer}"] = figures["parse"] / figures[peer]
        figures[f"parse_iterate_over_{peer}"] = figures["parse_iterate"] / figures[peer]
    return figures


def _ignore(_: LrcFile) -> None:
    """Make a read into something that returns nothing."""


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name:26} {figure:8.1f}")

"""A small song built by hand: three lines, two with lessons, gaps in between."""

from pathlib import Path

from oboeuta_desktop.core.lesson import Keyword, Lesson
from oboeuta_desktop.core.lyrics import LyricLine, Lyrics, LyricWord
from oboeuta_desktop.core.song import Song


def line(text: str, start: float) -> LyricLine:
    """A line whose every character is sung for half a second."""
    words = tuple(LyricWord(c, k, start + k / 2, start + (k + 1) / 2) for k, c in enumerate(text))
    return LyricLine(text, start, start + len(text) / 2, words)


def lesson(text: str, keyword: str) -> Lesson:
    """A lesson with one keyword."""
    first = text.index(keyword)
    return Lesson(
        line_text=text,
        points=("A1",),
        heading=f"{keyword}とは",
        explanation="説明",
        confusion="",
        correction="",
        keywords=(Keyword(keyword, (keyword,), first, first + len(keyword)),),
        demo="activation",
        preset={"point": "A1"},
        sweep=None,
    )


def small_song(folder: Path = Path("small")) -> Song:
    """Lines at 1, 5 and 20 s; the first and the last have lessons."""
    texts = ("いりょくはゼロ", "まんなか", "そのままかえす")
    return Song(
        song_id="small",
        folder=folder,
        title="小さな歌",
        title_reading="",
        artist="",
        licence="MIT",
        bpm=120.0,
        offset=0.0,
        preview=None,
        stems=(),
        sections=(),
        lyrics=Lyrics((line(texts[0], 1.0), line(texts[1], 5.0), line(texts[2], 20.0))),
        lessons=(lesson(texts[0], "ゼロ"), None, lesson(texts[2], "そのまま")),
        warnings=(),
        duration=24.0,
    )

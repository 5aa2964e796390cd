"""Answers one question: what do a small song and a small book look like in a test of exports?"""

from __future__ import annotations

import io
import wave
from pathlib import Path

from oboeuta_desktop.core.curriculum import Bilingual, Choice, Curriculum, Point, Term
from oboeuta_desktop.core.song import Song, read_song
from oboeuta_desktop.exchange.anki_notes import AnkiNote

LYRICS = """\
[00:01.00]入力ゲートは <書く>
[00:03.00]CEC は 誤差を保つ
[00:05.00]入力ゲートは <書く>
[00:07.00]だれでもない行
"""
LESSONS = """\
[[lesson]]
line = "入力ゲートは <書く>"
points = ["B7"]
heading = "書き込む**割合**は $i_t<1$"
explanation = "…"
[[lesson.keywords]]
text = "入力ゲート"
[[lesson.keywords]]
text = "書く"

[[lesson]]
line = "CEC は 誤差を保つ"
points = ["B4", "B5"]
heading = "誤差を保つ"
explanation = "…"
[[lesson.keywords]]
text = "CEC"
"""


def song(
    folder: Path, lyrics: str = LYRICS, title: str = "小さな「歌」", *, lessons: str = LESSONS
) -> Song:
    """A song of four lines, the third of which is the first one again."""
    path = folder / "songs" / "tiny"
    path.mkdir(parents=True, exist_ok=True)
    text = f"title = '''{title}'''\n[audio]\nstems = []\n"
    (path / "song.toml").write_text(text, encoding="utf-8")
    (path / "lyrics.lrc").write_text(lyrics, encoding="utf-8")
    (path / "lessons.toml").write_text(lessons, encoding="utf-8")
    return read_song(path)


def both(words: str) -> Bilingual:
    return Bilingual(words, f"{words} in English")


def point(number: str, reason: str) -> Point:
    choices = tuple(Choice(both(word), both(reason), "") for word in ("い", "ろ", "は", "に"))
    return Point(
        id=number,
        song="tiny",
        topic=both("題"),
        definition=both("定義"),
        formula="i_t = σ(x)",
        derivative="σ'",
        confusion=both("混同"),
        correction=both("訂正"),
        plot=both("図"),
        level="recall",
        shape="正しいもの",
        cloze=("入力ゲート",),
        terms=("input_gate",),
        question=both(f'{number} で a<b & "c" はどれか'),
        choices=choices,
        answer=2,
    )


def curriculum() -> Curriculum:
    """Two points and a term."""
    term = Term("input_gate", "term", "input gate", ("にゅうりょくげーと",), ("入力ゲート",), ())
    return Curriculum((point("B7", "正解。"), point("B4", "正解。だから。")), (term,))


def sound(note: AnkiNote) -> bytes:
    """A WAV file that is another one for each line."""
    assert note.line is not None
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(note.line.text.encode("utf-16-le") * 20)
    return buffer.getvalue()

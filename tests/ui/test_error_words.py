"""Answers one question: does the learner read what is wrong in a song's files, the cause first?"""

from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.presenting import song_warnings
from oboeuta_desktop.ui.error_text import error_text


def test_times_that_cannot_be_read_are_one_message_and_the_first(tmp_path):
    rows = ["[00:01.00]あ", "[zz:00:03.000]い", "[00:05.00]う", *["[0x:07.00]え"] * 12]
    (tmp_path / "lyrics.lrc").write_text("\n".join(rows), encoding="utf-8")
    lesson = '[[lesson]]\nline = "{}"\nheading = "h"\nexplanation = "e"\n'
    (tmp_path / "lessons.toml").write_text("".join(map(lesson.format, "あいお")), encoding="utf-8")
    (tmp_path / "song.toml").write_text('title = "x"\n[audio]\nstems = []\n', encoding="utf-8")
    stamps, lessons = map(error_text, song_warnings(read_song(tmp_path)))
    assert stamps == (
        "lyrics.lrc の 2 行目：時刻 [zz:00:03.000] を読めません。"
        "[00:12.00] のように、分・秒を数字で書いてください。"
        "同じ直しがいる行：4, 5, 6, 7, 8, 9, 10, 11 …"
    )
    assert lessons.startswith("lessons.toml : 10 — 「お」という行は歌詞にありません。")

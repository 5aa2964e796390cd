"""Answers one question: how is an error told to the learner, with file, line and remedy?"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.errors import (
    AudioUnreadableError,
    BugError,
    ChordsUnknownError,
    CrashedBeforeError,
    ExtraMissingError,
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    FileUnwritableError,
    LyricsUnusableError,
    NoSoundError,
    OboeutaError,
    SettingsDamagedError,
    SongFormatError,
    SongPackError,
    StampsUnreadableError,
    StemEndsEarlyError,
    StudyDamagedError,
    StudyFileError,
    StudyTooNewError,
    UnknownSongError,
)
from oboeuta_desktop.ui.joined import listed, sentences

_MOST_LINES = 8  # line numbers in one sentence


def _tr(words: str) -> str:
    return QCoreApplication.translate("errors", words)


def error_text(error: OboeutaError) -> str:
    """A sentence that names what is wrong, where, and what the learner can do."""
    return _WORDINGS.get(type(error), str)(error)


def _no_sound(_error: NoSoundError) -> str:
    return _tr(
        "音の出力先がありません。歌詞だけが進みます。スピーカーかイヤホンをつなぐと、そこから鳴ります。"
    )


def _unwritable(error: FileUnwritableError) -> str:
    words = _tr("{path} に書き込めません（{reason}）。空き容量と権限を確かめてください。")
    return words.format(path=error.path, reason=error.reason)


def _settings(error: SettingsDamagedError) -> str:
    words = _tr(
        "設定ファイルが読めないので、初期設定で始めました。もとの内容は {kept} に残してあります。"
    )
    return words.format(kept=error.kept_as)


def _study_damaged(error: StudyDamagedError) -> str:
    words = _tr(
        "学習記録のファイルが読めないので、新しい記録で始めました。"
        "もとの内容は {kept} に残してあります。"
        "backups フォルダーに控えがあれば、{path} に置きかえると戻せます。"
    )
    return words.format(kept=error.kept_as, path=error.path)


def _study_too_new(error: StudyTooNewError) -> str:
    words = _tr(
        "学習記録 {path} は、より新しい版の覚えうたで作られています。この版では読み書きしません。"
        "アプリを更新してください。"
    )
    return words.format(path=error.path)


def _study_file(error: StudyFileError) -> str:
    words = {
        "cut off": _tr("とちゅうで切れています。もとの端末で書き出し直してください。"),
        "syntax": _tr(
            "学習記録として読めません（{found}）。書き出したままのファイルを選んでください。"
        ),
        "no record": _tr("覚えうたの学習記録ではありません。study.json を選んでください。"),
        "value": _tr(
            "「{place}」の値 {found} はありえません。もとの端末で書き出し直してください。"
        ),
        "duplicate": _tr(
            "「{place}」の {found} が二度あります。もとの端末で書き出し直してください。"
        ),
    }[error.problem]
    told = words.format(place=error.place, found=error.found or "—")
    kept = _tr("いまの記録はそのままです。")
    return f"{_place(error.path, error.line_number)} — {sentences((told, kept))}"


def _extra_missing(error: ExtraMissingError) -> str:
    words = _tr("{package} が入っていません。次の命令で入れてください： {command}")
    return words.format(package=error.package, command=error.command)


def _song_pack(error: SongPackError) -> str:
    words = {
        "no pack": _tr("曲のパックではありません。もらったときのままのファイルを開いてください。"),
        "cut off": _tr("途中で切れています。もう一度もらうか、ダウンロードし直してください。"),
        "damaged": _tr("こわれています。もう一度もらうか、ダウンロードし直してください。"),
        "no song": _tr("中身が曲として読めません。作った人に知らせてください（{inside}）。"),
        "name": _tr(
            "「{found}」というファイル名は使えません（ほかのパソコンで開けないか、フォルダーの外を"
            "指しています）。"
        ),
        "clash": _tr(
            "「{found}」と同じ名前のファイルが二つあります（大文字・小文字は区別しません）。"
        ),
        "link": _tr("「{found}」がリンクや特別なファイルなので、開きません。"),
        "kind": _tr("「{found}」は曲のファイルではないので、開きません。"),
        "too many": _tr("ファイルが多すぎます（上限 {limit} 個）。"),
        "too large": _tr("「{found}」が大きすぎます（上限 {megabytes} MB）。"),
        "bomb": _tr("広げると大きくなりすぎるので、開きません。"),
    }[error.problem]
    inside = "" if error.inside is None else error_text(error.inside)
    if error.unpacked is not None:  # that folder is gone, and was never the learner's
        inside = inside.replace(f"{error.unpacked}{os.sep}", "").replace(str(error.unpacked), "—")
    told = words.format(
        found=error.found or "—",
        limit=error.limit,
        megabytes=error.limit // 1_000_000,
        inside=inside,
    )
    return f"{error.path.name} — {told}"


def _unknown_song(error: UnknownSongError) -> str:
    words = _tr("曲「{name}」が見つかりません。ある曲：{known}")
    return words.format(name=error.name, known=listed(error.known) or "—")


def _bug(error: BugError) -> str:
    words = _tr("内部エラーが起きました。そのまま使えますが、記録が {path} にあります。")
    return words.format(path=error.log_folder)


def _crashed_before(_error: CrashedBeforeError) -> str:
    return _tr("前回、予期せず終わったようです。学習の記録は残っています。")


def _place(path: Path, line_number: int) -> str:
    return f"{path} : {line_number}" if line_number else str(path)


def _song_format(error: SongFormatError) -> str:
    words = {
        "syntax": _tr("TOML として読めません。この行の書き方を直してください。"),
        "missing": _tr("「{key}」がありません。{expected} を書き足してください。"),
        "type": _tr("「{key}」の型が違います。{expected} にしてください（いまは {found}）。"),
        "value": _tr("「{key}」の値が使えません。{expected} にしてください（いまは {found}）。"),
        "no such line": _tr(
            "「{found}」という行は歌詞にありません。lyrics.lrc の行と同じ文字にしてください。"
        ),
        "duplicate": _tr("「{found}」が二度あります。片方を消してください。"),
        "unknown key": _tr("「{key}」という項目はありません。つづりを確かめてください。"),
        "no such keyword": _tr(
            "キーワード「{found}」はその行にありません。行の文字と同じに書いてください。"
        ),
        "outside the folder": _tr(
            "「{found}」は曲のフォルダーの外です。曲のフォルダーの中のファイルを指してください。"
        ),
    }[error.problem]
    told = words.format(key=error.key, expected=error.expected or "—", found=error.found or "—")
    return f"{_place(Path(error.path.name), error.line_number)} — {told}"


def _lyrics(error: LyricsUnusableError) -> str:
    words = {
        "empty": _tr("歌詞ファイルが空です。[00:12.00] のような時刻つきの行を書いてください。"),
        "binary": _tr(
            "歌詞ではないファイルです（文字として読めません）。LRC ファイルを指してください。"
        ),
        "no stamps": _tr(
            "時刻のついた行がありません。各行の頭に [00:12.00] のように時刻を書いてください。"
        ),
    }[error.problem]
    return f"{error.path} — {words}"


def _stamps(error: StampsUnreadableError) -> str:
    words = _tr(
        "{file} の {line} 行目：時刻 {found} を読めません。"
        "[00:12.00] のように、分・秒を数字で書いてください。"
    )
    told = words.format(file=error.path.name, line=error.line_number, found=error.found)
    if not error.others:
        return told
    more = " …" if len(error.others) > _MOST_LINES else ""
    lines = ", ".join(map(str, error.others[:_MOST_LINES])) + more
    return sentences((told, _tr("同じ直しがいる行：{lines}").format(lines=lines)))


def _audio(error: AudioUnreadableError) -> str:
    if error.decoded > 0:
        words = _tr(
            "{path} は {seconds:.1f} 秒から先が壊れています（{reason}）。そこまでは聞けます。"
            "音声を書き出し直してください。"
        )
    else:
        words = _tr(
            "{path} を音声として開けません（{reason}）。"
            "mp3、ogg、wav、flac、m4a のどれかにしてください。"
        )
    return words.format(path=error.path, seconds=error.decoded, reason=error.reason)


def _early(error: StemEndsEarlyError) -> str:
    words = _tr(
        "{path} は {seconds:.1f} 秒で終わります（いちばん長い音は {longest:.1f} 秒）。"
        "残りは無音になります。書き出しがとちゅうで切れていないか確かめてください。"
    )
    return words.format(path=error.path, seconds=error.seconds, longest=error.longest)


def _chords(error: ChordsUnknownError) -> str:
    words = _tr(
        "{folder} に score.song がないので、コードがわかりません。"
        "歌詞だけのシートにするか、score.song を置いてください。"
    )
    return words.format(folder=error.folder)


def _missing(error: FileMissingError) -> str:
    words = _tr("{path} がありません。ファイルを置くか、{named_in} の書き方を直してください。")
    return words.format(path=error.path, named_in=error.named_in or error.path.parent)


def _too_large(error: FileTooLargeError) -> str:
    words = _tr("{path} が大きすぎます（{size} バイト、上限 {limit}）。小さくしてください。")
    return words.format(path=error.path, size=error.size, limit=error.limit)


def _unreadable(error: FileUnreadableError) -> str:
    words = _tr("{path} が読めません（{reason}）。場所と権限を確かめてください。")
    return words.format(path=error.path, reason=error.reason)


# The explicit table: an error type without a row is told in its own (English) words.
_WORDINGS: dict[type[OboeutaError], Callable[[Any], str]] = {
    SongFormatError: _song_format,
    LyricsUnusableError: _lyrics,
    StampsUnreadableError: _stamps,
    AudioUnreadableError: _audio,
    StemEndsEarlyError: _early,
    NoSoundError: _no_sound,
    ChordsUnknownError: _chords,
    FileMissingError: _missing,
    FileTooLargeError: _too_large,
    FileUnreadableError: _unreadable,
    FileUnwritableError: _unwritable,
    SettingsDamagedError: _settings,
    StudyDamagedError: _study_damaged,
    StudyFileError: _study_file,
    StudyTooNewError: _study_too_new,
    ExtraMissingError: _extra_missing,
    SongPackError: _song_pack,
    UnknownSongError: _unknown_song,
    BugError: _bug,
    CrashedBeforeError: _crashed_before,
}

"""Answers one question: which keys act, and where?

Everything is taken from the tables by which the keys are handled (``window_keys``), and from those
that the study pages show themselves (``study.key_help``); a test holds them to the code.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt

from oboeuta_desktop.ui.study.key_help import (
    KINDS,
    Keys,
    Kind,
    answering_keys,
    drill_keys,
    drill_review_keys,
    drill_start_keys,
    plot_keys,
    progress_keys,
    question_keys,
    records_keys,
    start_keys,
)
from oboeuta_desktop.ui.window_keys import KEYS

_MEDIA = (Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaTogglePlayPause)
_SIGNS: dict[int, str] = {
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Left: "←",
    Qt.Key.Key_Right: "→",
    Qt.Key.Key_BracketLeft: "[",
    Qt.Key.Key_BracketRight: "]",
    Qt.Key.Key_Comma: ",",
    Qt.Key.Key_Period: ".",
    Qt.Key.Key_Question: "?",
    Qt.Key.Key_Escape: "Esc",
}
"""How keys are written that have no letter; the others by the end of their name in Qt."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where keys act.

    Attributes:
        name: of the place, in the learner's language.
        keys: each key, or several with " / " between them, with what it does.
    """

    name: str
    keys: Keys


def key_places() -> tuple[Place, ...]:
    """Every place with its keys, in the order in which a learner comes to them."""
    return (
        Place(_tr("歌"), (*_song_keys(), *_lyrics_keys())),
        Place(_tr("マウス"), _mouse()),
        Place(_tr("波形"), _wave_keys()),
        Place(_tr("穴うめ"), (("Enter / ↓", _tr("「歌えた」")),)),
        Place(_tr("とめて書く"), _writing_keys()),
        Place(_tr("解説の図"), plot_keys()),
        Place(_tr("図の予想"), _guess_keys()),
        Place(_tr("学習のはじめ"), start_keys()),
        Place(_tr("問題"), question_keys()),
        *(Place(_kind_name(kind), answering_keys(kind)) for kind in KINDS),
        Place(_tr("試験ドリルのはじめ"), drill_start_keys(going_on=True)),
        Place(_tr("試験ドリル"), drill_keys()),
        Place(_tr("ドリルの見直し"), drill_review_keys()),
        Place(_tr("進みぐあい"), progress_keys()),
        Place(_tr("学習の記録"), records_keys()),
        Place(_tr("学習のどのページでも"), (("F1", _tr("そこで使えるキー")),)),
    )


def sign_of(key: int) -> str:
    """How a key is written."""
    if key in _MEDIA:
        return _tr("再生キー")
    return _SIGNS.get(key) or Qt.Key(key).name.removeprefix("Key_")


def _song_keys() -> Keys:
    """The window's own keys, those with one meaning together."""
    words = _window_words()
    rows: dict[str, list[str]] = {}
    for key, meaning in KEYS.items():
        signs = rows.setdefault(meaning, [])
        if sign_of(key) not in signs:
            signs.append(sign_of(key))
    return tuple((" / ".join(signs), words[meaning]) for meaning, signs in rows.items())


def _window_words() -> dict[str, str]:
    """What each meaning of ``window_keys`` is, in words."""
    return {
        "play": _tr("再生・一時停止"),
        "back": _tr("5 秒もどる"),
        "forward": _tr("5 秒すすむ"),
        "slower": _tr("ゆっくり"),
        "faster": _tr("はやく"),
        "earlier": _tr("歌詞を早く出す"),
        "later": _tr("歌詞を遅く出す"),
        "loop": _tr("この行をくりかえす"),
        "furigana": _tr("ふりがな"),
        "cloze": _tr("穴うめ"),
        "study": _tr("学習のページ"),
        "follow": _tr("解説を歌に合わせて動かす"),
        "library": _tr("曲の一覧"),
        "next_area": _tr("つぎの欄へ（歌詞・解説・再生）"),
        "full_screen": _tr("全画面"),
        "keys": _tr("このキーの一覧"),
        "escape": _tr("全画面・穴うめ・解説を閉じる"),
    }


def _lyrics_keys() -> Keys:
    return (
        ("↑ / ↓", _tr("行をえらんで解説を見る")),
        ("Enter", _tr("えらんだ行から歌う")),
        ("PageUp / PageDown", _tr("歌詞をめくる")),
        ("Tab", _tr("つぎのボタンへ")),
    )


def _mouse() -> Keys:
    return (
        (_tr("クリック"), _tr("行の解説を見る")),
        (_tr("ダブルクリック"), _tr("その行から歌う")),
        (_tr("Shift+クリック"), _tr("えらんだ行とくらべる")),
        (_tr("Ctrl+クリック"), _tr("くりかえす行をえらぶ")),
        (_tr("ホイール"), _tr("歌詞をめくる")),
        (_tr("波形をドラッグ"), _tr("そこをくりかえす")),
    )


def _wave_keys() -> Keys:
    return (
        ("Home", _tr("曲のはじめへ")),
        ("End", _tr("曲の終わり近くへ")),
    )


def _writing_keys() -> Keys:
    return (
        ("Enter", _tr("答える")),
        ("F2", _tr("ことばの手前までもう一度聞く")),
        ("F3", _tr("ヒント")),
        ("F4", _tr("答えを見る")),
        ("Esc", _tr("やめて歌う")),
    )


def _guess_keys() -> Keys:
    return (
        ("Enter", _tr("予想を決める・とじる")),
        ("Esc", _tr("予想しないで見る")),
    )


def _kind_name(kind: Kind) -> str:
    return {
        "choice": _tr("四択の答え"),
        "gate": _tr("「どのゲート？」の答え"),
        "truth": _tr("○×の答え"),
        "move": _tr("図を動かす答え"),
        "typed": _tr("書く答え"),
    }[kind]


def _tr(words: str) -> str:
    return QCoreApplication.translate("keys", words)

"""Answers one question: in which words is the learner told what became of the record?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.state.merging import Merged, Rebuilt
from oboeuta_desktop.ui.error_text import error_text
from oboeuta_desktop.ui.joined import listed, sentences
from oboeuta_desktop.ui.study.records_page import Export


def _tr(words: str, n: int = -1) -> str:
    return QCoreApplication.translate("records", words, None, n)


def written_words(export: Export, path: Path, count: int | None) -> str:
    """What was written, and where."""
    n = count or 0
    words = {
        "attempts": _tr("{name} に解答 %n 件を書き出しました。", n),
        "anki_text": _tr(
            "{name} にカード %n 枚を書き出しました。Anki の「ファイル」→「読み込み」で開きます。",
            n,
        ),
        "anki_package": _tr(
            "{name} にカード %n 枚を書き出しました。「開く」を押すと Anki に入ります。", n
        ),
    }.get(export, _tr("{name} を書き出しました。"))
    return words.format(name=path.name)


def silent_words(silent: Mapping[str, OboeutaError]) -> str:
    """Which songs could not be heard, and why."""
    words = _tr("「{title}」の歌声は入っていません：{reason}")
    told = (words.format(title=title, reason=error_text(why)) for title, why in silent.items())
    return sentences(told)


def merged_words(merged: Merged) -> str:
    """What came in."""
    if merged.is_nothing:
        return _tr("新しいものはありませんでした。いまの記録はそのままです。")
    counted = (
        (_tr("解答 %n 件", merged.attempts), merged.attempts),
        (_tr("学習の回 %n 件", merged.sittings), merged.sittings),
        (_tr("自分の書き方 %n 件", merged.aliases), merged.aliases),
        (_tr("設定 %n 件", merged.settings), merged.settings),
    )
    told = listed(words for words, count in counted if count)
    return _tr("{told}を取りこみました。もとからある記録は変わりません。").format(told=told)


def rebuilt_words(rebuilt: Rebuilt) -> str:
    """What the log came to."""
    words = _tr("要点 {cards} 件のカードを、解答 {attempts} 件から作り直しました。")
    told = words.format(cards=rebuilt.cards, attempts=rebuilt.attempts)
    if not rebuilt.changed:
        return sentences((told, _tr("もとと同じでした。")))
    return sentences((told, _tr("{changed} 件が直りました。").format(changed=rebuilt.changed)))

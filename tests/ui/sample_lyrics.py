"""Answers one question: which lyrics do the tests of the lyrics view show?"""

from __future__ import annotations

import re

from oboeuta_desktop.core.lyrics import Furigana, LyricLine, Lyrics, LyricWord
from oboeuta_desktop.core.morae import split_morae
from oboeuta_desktop.core.timeline import Timeline
from oboeuta_desktop.ui.lyrics_view import LyricsView

MARKED = """
ニューラルの {層|そう}を {重|かさ}ねて {深|ふか}く {潜|もぐ}る
{負|ふ}の {入力|にゅうりょく}は ゼロに {切|き}り {捨|す}てる max(0, x)
{ReLU|れるー}は {単純|たんじゅん}、だから {計算|けいさん}が {速|はや}い
{負|ふ}の {領域|りょういき}では {勾配|こうばい}0、{死|し}んだ {素子|そし}は {黙|だま}る
Leaky ReLUの αなら {僅|わず}かな {傾|かたむ}きを {残|のこ}す
{線形|せんけい}の {領域|りょういき}では f′(x) = 1、そのまま {流|なが}れて
tanhも σ(x)も {端|はし}で {飽和|ほうわ}して {勾配|こうばい}が {消|き}える
{忘却|ぼうきゃく}ゲートfが {記憶|きおく}を {選|えら}び {残|のこ}す
CECは {勾配|こうばい}を 1のまま {運|はこ}ぶ ベルトコンベア
{入力|にゅうりょく}ゲートiと {出力|しゅつりょく}ゲートoが {囲|かこ}む
GRUは {門|もん}を {二|ふた}つに {減|へ}らし {隠|かく}れ{状態|じょうたい}だけを {持|も}つ
""".strip().splitlines()

LINE_SECONDS = 4.0
_PIECE = re.compile(r"\{([^|}]+)\|([^}]+)\}|(.)")


def make_line(
    marked: str, start: float, seconds: float = LINE_SECONDS, *, timed: bool = True
) -> LyricLine:
    """A line from text with {base|reading} marks; a word per kana or base, equal morae."""
    text = ""
    pieces: list[tuple[int, str, str]] = []
    for match in _PIECE.finditer(marked):
        piece, reading = match[1] or match[3], match[2] or ""
        pieces.append((len(text), piece, reading))
        text += piece
    weights = [max(1, len(split_morae(reading))) if reading else 1 for _, _, reading in pieces]
    beat = seconds * 0.95 / sum(weights)
    words: list[LyricWord] = []
    readings: list[Furigana] = []
    moment = start
    for (first, piece, reading), weight in zip(pieces, weights, strict=True):
        end = moment + beat * weight
        if piece == " " and words:
            last = words[-1]
            words[-1] = LyricWord(last.text + " ", last.first, last.start, end)
        else:
            words.append(LyricWord(piece, first, moment, end))
        if reading:
            starts = tuple(moment + beat * k for k in range(weight))
            readings.append(Furigana(first, first + len(piece), reading, starts))
        moment = end
    return LyricLine(text, start, start + seconds, tuple(words) if timed else (), tuple(readings))


def sample(count: int = len(MARKED), *, timed: bool = True) -> Lyrics:
    """``count`` lines of 4 s each, one after the other from second 0."""
    return Lyrics(
        tuple(
            make_line(MARKED[i % len(MARKED)], i * LINE_SECONDS, timed=timed) for i in range(count)
        )
    )


def sing(view: LyricsView, lyrics: Lyrics, position: float) -> None:
    """Tell a view that the song is at ``position``, as the program does 60 times a second."""
    timeline = Timeline(lyrics)
    view.set_interlude(timeline.interlude_at(position))
    view.set_cursor(timeline.cursor_at(position))
    view.set_position(position)

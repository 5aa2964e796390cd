"""Answers one question: how are the kanji words read of which our terms are made?

No dictionary ships with the program. These are the words of the curriculum's terms and no others,
each with the one reading that it has there.
"""

from __future__ import annotations

READINGS = {
    # states and layers
    "隠れ": "かくれ",
    "中間": "ちゅうかん",
    "入力": "にゅうりょく",
    "出力": "しゅつりょく",
    "層": "そう",
    "状態": "じょうたい",
    "記憶": "きおく",
    "候補": "こうほ",
    "新しい": "あたらしい",
    # functions
    "正規化": "せいきか",
    "関数": "かんすう",
    "漏れ": "もれ",
    "恒等": "こうとう",
    "写像": "しゃぞう",
    "階段": "かいだん",
    "双曲線": "そうきょくせん",
    "正接": "せいせつ",
    "活性化": "かっせいか",
    "損失": "そんしつ",
    "死んだ": "しんだ",
    "傾き": "かたむき",
    "線形": "せんけい",
    "領域": "りょういき",
    "飽和": "ほうわ",
    "有界": "ゆうかい",
    "以上": "いじょう",
    "非負": "ひふ",
    "非有界": "ひゆうかい",
    # learning
    "勾配": "こうばい",
    "消失": "しょうしつ",
    "爆発": "ばくはつ",
    "問題": "もんだい",
    "誤差": "ごさ",
    "定誤差": "ていごさ",
    "逆": "ぎゃく",
    "伝播": "でんぱ",
    "伝搬": "でんぱ",
    "法": "ほう",
    "通時的": "つうじてき",
    "時間": "じかん",
    "方向": "ほうこう",
    # networks and gates
    "再帰": "さいき",
    "回帰": "かいき",
    "結合": "けつごう",
    "型": "がた",
    "畳み込み": "たたみこみ",
    "畳込み": "たたみこみ",
    "長短期": "ちょうたんき",
    "付き": "つき",
    "機構": "きこう",
    "忘却": "ぼうきゃく",
    "更新": "こうしん",
}
"""Kanji word to its reading in hiragana."""

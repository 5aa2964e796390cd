"""Answers one question: how is a formula read aloud in Japanese?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from oboeuta_desktop.ui.formula_voice import Voice

_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        "alpha": "アルファ",
        "beta": "ベータ",
        "gamma": "ガンマ",
        "delta": "デルタ",
        "epsilon": "イプシロン",
        "varepsilon": "イプシロン",
        "eta": "イータ",
        "theta": "シータ",
        "lambda": "ラムダ",
        "mu": "ミュー",
        "pi": "パイ",
        "rho": "ロー",
        "sigma": "シグマ",
        "tau": "タウ",
        "phi": "ファイ",
        "omega": "オメガ",
        "Delta": "デルタ",
        "partial": "デル",
        "nabla": "ナブラ",
        "infty": "無限大",
        "sum": "総和",
        "prod": "総乗",
        "int": "積分",
        "odot": " 要素ごとの積 ",
        "times": " かける ",
        "cdot": " かける ",
        "div": " わる ",
        "pm": "プラスマイナス",
        "le": " 以下 ",
        "leq": " 以下 ",
        "ge": " 以上 ",
        "geq": " 以上 ",
        "lt": " 小なり ",
        "gt": " 大なり ",
        "ll": " に比べて十分小さい ",
        "gg": " に比べて十分大きい ",
        "ne": " ノットイコール ",
        "neq": " ノットイコール ",
        "approx": " ほぼ等しい ",
        "simeq": " ほぼ等しい ",
        "propto": " 比例 ",
        "in": " 属する ",
        "to": " から ",
        "rightarrow": " 右矢印 ",
        "Rightarrow": " ならば ",
        "leftarrow": " 左矢印 ",
        "dots": "など",
        "ldots": "など",
        "cdots": "など",
        "prime": "プライム",
        "lVert": "ノルム ",
        "rVert": " ノルム終わり",
        "quad": "、",
        "qquad": "、",
    }
)
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "=": " イコール ",
        "<": " 小なり ",
        ">": " 大なり ",
        "+": " プラス ",
        "-": " マイナス ",
        "'": " プライム",
        "/": " 割る ",
        "&": " ",
        "~": " ",
        ",": "、",
    }
)
_ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "tilde": "チルダ",
        "widetilde": "チルダ",
        "hat": "ハット",
        "widehat": "ハット",
        "bar": "バー",
        "overline": "バー",
        "vec": "ベクトル",
        "dot": "ドット",
    }
)


def _power(inner: str) -> str:
    return f" の {inner} 乗 " if re.fullmatch(r"[\w マイナス]+", inner) else f" {inner} "


def _limits(first: str, last: str) -> str:
    if last:
        return f" {last} まで "
    return f" {first} から " if "イコール" in first else f" {first} について "


JAPANESE = Voice(
    symbols=_SYMBOLS,
    signs=_SIGNS,
    accents=_ACCENTS,
    row_end="。",
    fraction=lambda above, below: f" {below} 分の {above} ",
    root=lambda inner: f"ルート {inner} ",
    index=lambda inner: f" {inner} ",
    power=_power,
    limits=_limits,
    label=lambda inner: f" {inner} ",
)
"""Names structure by words; meant to be understood, not to be exact."""

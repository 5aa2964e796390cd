"""Answers one question: how is a formula written as plain text, and how is it read aloud?

Used where a picture is of no use: copied text, search, screen readers. The reading names structure
in Japanese words and is meant to be understood, not to be exact.
"""

from __future__ import annotations

import re

_MAX_LENGTH = 600
_MAX_DEPTH = 14
_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|\d+(?:\.\d+)?|.", re.DOTALL)

# command -> (as text, read aloud)
_SYMBOLS: dict[str, tuple[str, str]] = {
    "alpha": ("α", "アルファ"),
    "beta": ("β", "ベータ"),
    "gamma": ("γ", "ガンマ"),
    "delta": ("δ", "デルタ"),
    "epsilon": ("ε", "イプシロン"),
    "varepsilon": ("ε", "イプシロン"),
    "eta": ("η", "イータ"),
    "theta": ("θ", "シータ"),
    "lambda": ("λ", "ラムダ"),
    "mu": ("μ", "ミュー"),
    "pi": ("π", "パイ"),
    "rho": ("ρ", "ロー"),
    "sigma": ("σ", "シグマ"),
    "tau": ("τ", "タウ"),
    "phi": ("φ", "ファイ"),
    "omega": ("ω", "オメガ"),
    "Delta": ("Δ", "デルタ"),
    "partial": ("∂", "デル"),
    "nabla": ("∇", "ナブラ"),
    "infty": ("∞", "無限大"),
    "sum": ("Σ", "総和"),
    "prod": ("∏", "総乗"),
    "int": ("∫", "積分"),
    "odot": (" ⊙ ", " 要素ごとの積 "),
    "times": (" × ", " かける "),
    "cdot": ("·", " かける "),
    "div": (" ÷ ", " わる "),
    "pm": ("±", "プラスマイナス"),
    "le": (" ≤ ", " 以下 "),
    "leq": (" ≤ ", " 以下 "),
    "ge": (" ≥ ", " 以上 "),
    "geq": (" ≥ ", " 以上 "),
    "lt": (" < ", " 小なり "),
    "gt": (" > ", " 大なり "),
    "ll": (" ≪ ", " に比べて十分小さい "),
    "gg": (" ≫ ", " に比べて十分大きい "),
    "ne": (" ≠ ", " ノットイコール "),
    "neq": (" ≠ ", " ノットイコール "),
    "approx": (" ≈ ", " ほぼ等しい "),
    "simeq": (" ≃ ", " ほぼ等しい "),
    "propto": (" ∝ ", " 比例 "),
    "in": (" ∈ ", " 属する "),
    "to": (" → ", " から "),
    "rightarrow": (" → ", " 右矢印 "),
    "Rightarrow": (" ⇒ ", " ならば "),
    "leftarrow": (" ← ", " 左矢印 "),
    "dots": ("…", "など"),
    "ldots": ("…", "など"),
    "cdots": ("…", "など"),
    "prime": ("′", "プライム"),
    "lVert": ("‖", "ノルム "),
    "rVert": ("‖", " ノルム終わり"),
    "quad": (" ", "、"),
    "qquad": (" ", "、"),
}
_SIGNS: dict[str, tuple[str, str]] = {
    "=": (" = ", " イコール "),
    "<": (" < ", " 小なり "),
    ">": (" > ", " 大なり "),
    "+": (" + ", " プラス "),
    "-": (" − ", " マイナス "),
    "'": ("′", " プライム"),
    "/": ("/", " 割る "),
    "&": (" ", " "),
    "~": (" ", " "),
    ",": (", ", "、"),
}
_ESCAPED: dict[str, str] = {",": " ", ";": " ", ":": " ", "!": "", " ": " ", "|": "‖"}
_ACCENTS: dict[str, tuple[str, str]] = {
    "tilde": ("\u0303", "チルダ"),
    "widetilde": ("\u0303", "チルダ"),
    "hat": ("\u0302", "ハット"),
    "widehat": ("\u0302", "ハット"),
    "bar": ("\u0304", "バー"),
    "overline": ("\u0304", "バー"),
    "vec": ("\u20d7", "ベクトル"),
    "dot": ("\u0307", "ドット"),
}
_PLAIN_GROUPS = frozenset(
    {
        *("text", "textbf", "textrm", "textit", "mathrm", "mathbf", "mathit", "mathsf", "mathcal"),
        *("mathbb", "boldsymbol", "operatorname", "mbox", "underbrace", "overbrace"),
    }
)
_NAMED_GROUPS = frozenset({"textcolor", "color", "begin", "end"})  # the name is not read
_SILENT = frozenset(
    {
        *("left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr"),
        *("displaystyle", "textstyle", "limits", "nolimits"),
    }
)


def formula_text(tex: str, *, spoken: bool = False) -> str:
    """The formula as one line of text, or (``spoken``) as words to be read aloud in Japanese."""
    if len(tex) > _MAX_LENGTH:
        return tex
    words = _Reader(_TOKEN.findall(tex), spoken=spoken).read()
    words = re.sub(r"\s+", " ", words).strip()
    return re.sub(r"(?<=[(\[,=]) ?− ", " −", words).replace("( −", "(−").replace("[ −", "[−")


class _Reader:
    """Reads tokens from left to right, one nesting deeper for each group."""

    def __init__(self, tokens: list[str], *, spoken: bool) -> None:
        self._tokens = tokens
        self._place = 0
        self._spoken = spoken
        self._depth = 0

    def read(self, end: str = "") -> str:
        """Everything up to the closing token (which is taken), or to the end."""
        self._depth += 1
        parts: list[str] = []
        while self._place < len(self._tokens) and self._depth <= _MAX_DEPTH:
            token = self._next()
            if token == end:
                break
            parts.append(self._one(token))
        self._depth -= 1
        return "".join(parts)

    def _next(self) -> str:
        token = self._tokens[self._place] if self._place < len(self._tokens) else ""
        self._place += 1
        return token

    def _pick(self, pair: tuple[str, str]) -> str:
        return pair[1] if self._spoken else pair[0]

    def _one(self, token: str) -> str:
        if token == "{":
            return self.read("}")
        if token in ("_", "^"):
            return self._script(token)
        if token in _SIGNS:
            return self._pick(_SIGNS[token])
        if token == "\\\\":
            return "。" if self._spoken else "; "
        if token.startswith("\\"):
            return self._command(token[1:].rstrip("*"))
        return " " if token.isspace() else token.replace("}", "")

    def _argument(self) -> str:
        """The next group or token, without the spaces before it."""
        token = self._next()
        while token.isspace():
            token = self._next()
        if not token or self._depth > _MAX_DEPTH:
            return ""
        self._depth += 1
        words = self._one(token).strip()
        self._depth -= 1
        return words

    def _command(self, name: str) -> str:
        if name in _SYMBOLS:
            return self._pick(_SYMBOLS[name])
        if name in _SILENT or name in _ESCAPED:
            return _ESCAPED.get(name, "")
        if name in _PLAIN_GROUPS:
            return self._argument()
        if name in _NAMED_GROUPS:
            self._argument()
            return " "
        return self._structure(name)

    def _structure(self, name: str) -> str:
        if name in ("frac", "dfrac", "tfrac"):
            return self._fraction()
        if name == "sqrt":
            return f"ルート {self._argument()} " if self._spoken else f"√({self._argument()})"
        if name in _ACCENTS:
            inner, (mark, word) = self._argument(), _ACCENTS[name]
            return f"{inner} {word} " if self._spoken else inner + mark
        return f" {name} " if self._spoken and len(name) > 1 else name

    def _fraction(self) -> str:
        above, below = self._argument(), self._argument()
        if self._spoken:
            return f" {below} 分の {above} "
        return f"{_bracketed(above)}/{_bracketed(below)}"

    def _script(self, sign: str) -> str:
        inner = self._argument()
        if not self._spoken:
            return sign + (_bracketed(inner) if len(inner) > 1 else inner)
        if sign == "_":
            return f" {inner} "
        return f" の {inner} 乗 " if re.fullmatch(r"[\w マイナス]+", inner) else f" {inner} "


def _bracketed(text: str) -> str:
    return text if re.fullmatch(r"[\w.∂′]+", text) else f"({text})"

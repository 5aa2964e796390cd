"""Answers one question: how is a formula written as plain text, and how is it read aloud?

Used where a picture is of no use: copied text, search, screen readers. The reading names structure
in words of the language that is spoken and is meant to be understood, not to be exact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from oboeuta_desktop.ui.formula_voice import Voice
from oboeuta_desktop.ui.language import Language, language
from oboeuta_desktop.ui.spoken_formula_en import ENGLISH
from oboeuta_desktop.ui.spoken_formula_ja import JAPANESE

_MAX_LENGTH = 600
_MAX_DEPTH = 14
_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|\d+(?:\.\d+)?|.", re.DOTALL)

_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        "alpha": "α",
        "beta": "β",
        "gamma": "γ",
        "delta": "δ",
        "epsilon": "ε",
        "varepsilon": "ε",
        "eta": "η",
        "theta": "θ",
        "lambda": "λ",
        "mu": "μ",
        "pi": "π",
        "rho": "ρ",
        "sigma": "σ",
        "tau": "τ",
        "phi": "φ",
        "omega": "ω",
        "Delta": "Δ",
        "partial": "∂",
        "nabla": "∇",
        "infty": "∞",
        "sum": "Σ",
        "prod": "∏",
        "int": "∫",
        "odot": " ⊙ ",
        "times": " × ",
        "cdot": "·",
        "div": " ÷ ",
        "pm": "±",
        "le": " ≤ ",
        "leq": " ≤ ",
        "ge": " ≥ ",
        "geq": " ≥ ",
        "lt": " < ",
        "gt": " > ",
        "ll": " ≪ ",
        "gg": " ≫ ",
        "ne": " ≠ ",
        "neq": " ≠ ",
        "approx": " ≈ ",
        "simeq": " ≃ ",
        "propto": " ∝ ",
        "in": " ∈ ",
        "to": " → ",
        "rightarrow": " → ",
        "Rightarrow": " ⇒ ",
        "leftarrow": " ← ",
        "dots": "…",
        "ldots": "…",
        "cdots": "…",
        "prime": "′",
        "lVert": "‖",
        "rVert": "‖",
        "quad": " ",
        "qquad": " ",
    }
)
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "=": " = ",
        "<": " < ",
        ">": " > ",
        "+": " + ",
        "-": " − ",
        "'": "′",
        "/": "/",
        "&": " ",
        "~": " ",
        ",": ", ",
    }
)
_ESCAPED: dict[str, str] = {",": " ", ";": " ", ":": " ", "!": "", " ": " ", "|": "‖"}
_ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "tilde": "\u0303",
        "widetilde": "\u0303",
        "hat": "\u0302",
        "widehat": "\u0302",
        "bar": "\u0304",
        "overline": "\u0304",
        "vec": "\u20d7",
        "dot": "\u0307",
    }
)
_PLAIN_GROUPS = frozenset(
    {
        *("text", "textbf", "textrm", "textit", "mathrm", "mathbf", "mathit", "mathsf", "mathcal"),
        *("mathbb", "boldsymbol", "operatorname", "mbox", "underbrace", "overbrace"),
    }
)
_NAMED_GROUPS = frozenset({"textcolor", "color", "begin", "end"})  # the name is not read
_WITH_LIMITS = frozenset({"sum", "prod", "int"})
_WITH_LABEL = frozenset({"underbrace", "overbrace"})
_SILENT = frozenset(
    {
        *("left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr"),
        *("displaystyle", "textstyle", "limits", "nolimits"),
    }
)
_VOICES: Mapping[Language, Voice] = MappingProxyType({"ja": JAPANESE, "en": ENGLISH})


def formula_text(tex: str, *, spoken: bool = False) -> str:
    """The formula as one line of text, or (``spoken``) as words to be read aloud."""
    if len(tex) > _MAX_LENGTH:
        return tex
    voice = _VOICES[language()] if spoken else None
    words = _Reader(_TOKEN.findall(tex), voice).read()
    words = re.sub(r"\s+", " ", words).strip()
    if voice is not None:
        return voice.finish(words)
    return re.sub(r"(?<=[(\[,=]) ?− ", " −", words).replace("( −", "(−").replace("[ −", "[−")


class _Reader:
    """Reads tokens from left to right, one nesting deeper for each group."""

    def __init__(self, tokens: list[str], voice: Voice | None) -> None:
        self._tokens = tokens
        self._place = 0
        self._voice = voice
        self._depth = 0
        self._command_before = ""  # that a subscript or a superscript now belongs to

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

    def _one(self, token: str) -> str:
        if token == "{":
            return self.read("}")
        if token in ("_", "^"):
            return self._script(token)
        if not token.isspace():
            self._command_before = ""
        if token in _SIGNS:
            return (self._voice.signs if self._voice else _SIGNS)[token]
        if token == "\\\\":
            return self._voice.row_end if self._voice else "; "
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
            self._command_before = name
            return (self._voice.symbols if self._voice else _SYMBOLS)[name]
        if name in _SILENT or name in _ESCAPED:
            return _ESCAPED.get(name, "")
        if name in _PLAIN_GROUPS:
            words = self._argument()
            self._command_before = name
            return words
        if name in _NAMED_GROUPS:
            if self._argument() == "array":
                self._argument()  # how its columns are set
            return " "
        return self._structure(name)

    def _structure(self, name: str) -> str:
        if name in ("frac", "dfrac", "tfrac"):
            return self._fraction()
        if name == "sqrt":
            inner = self._argument()
            return self._voice.root(inner) if self._voice else f"√({inner})"
        if name in _ACCENTS:
            inner = self._argument()
            return (
                f"{inner} {self._voice.accents[name]} " if self._voice else inner + _ACCENTS[name]
            )
        return f" {name} " if self._voice and len(name) > 1 else name

    def _fraction(self) -> str:
        above, below = self._argument(), self._argument()
        if self._voice:
            return self._voice.fraction(above, below)
        return f"{_bracketed(above)}/{_bracketed(below)}"

    def _script(self, sign: str) -> str:
        owner = self._command_before
        inner = self._argument()
        self._command_before = owner  # it may have another one
        if self._voice is None:
            return sign + (_bracketed(inner) if len(inner) > 1 else inner)
        if owner in _WITH_LIMITS:
            return self._voice.limits(inner, "") if sign == "_" else self._voice.limits("", inner)
        if owner in _WITH_LABEL:
            return self._voice.label(inner)
        return self._voice.index(inner) if sign == "_" else self._voice.power(inner)


def _bracketed(text: str) -> str:
    return text if re.fullmatch(r"[\w.∂′]+", text) else f"({text})"

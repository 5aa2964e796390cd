"""Answers one question: how does a formula written in TeX look?

TeX goes through ziamath into an SVG whose colours are placeholders, so a theme switch is a string
replacement and nothing is typeset twice. Characters that the mathematical font lacks (all of
Japanese) are outlined from the interface font. Lessons may come from strangers: length, nesting,
macros and the size of the result are bounded, and whatever cannot be typeset is ``None``; the
caller then shows the source.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

import latex2mathml.exceptions
from PySide6.QtGui import QFont, QPainterPath, QRawFont, QTextLayout, QTransform
from ziafont.fonttypes import BBox
from ziafont.glyph import SimpleGlyph
from ziafont.svgpath import fmt
from ziamath import zmath
from ziamath.config import config
from ziamath.mathfont import MathFont
from ziamath.styles import MathVariant

from oboeuta_desktop.ui.theme import JAPANESE_FAMILY, LATIN_FAMILY, Theme

MAX_TEX_LENGTH = 600
"""Characters of one formula; the longest sensible one (all LSTM equations) has about 350."""
MAX_NESTING = 12
MAX_WIDTH = 120.0
MAX_HEIGHT = 40.0
"""Largest accepted result in em; a stray ``\\hspace`` could be any size."""

_FONT_NAME = "oboeuta"
_TYPESET_PIXELS = 24.0  # the font's own base size: script sizes are not cut off there
_MARGIN = 1.0
_JAPANESE_SCALE = 0.92  # kanji fill their square; at 1.0 they shout beside STIX letters
_FIRST_GLYPH_INDEX = (
    0x100000  # above every real glyph, so no kerning or substitution table knows it
)
_SECONDS_PER_SIGN = 0.00025  # measured: about 0.2 ms for each character of TeX
_SECONDS_TO_LOAD = 0.03  # measured: reading the font
_INKS = (
    "ink", "accent", "good", "bad", "relu", "leaky", "sigmoid", "tanh", "forget", "input",
    "output", "cec", "candidate", "hidden", "update_gate", "reset",
)  # fmt: skip
_PLACEHOLDERS = {token: f"#0102{number:02x}" for number, token in enumerate(_INKS, start=3)}
_INK = _PLACEHOLDERS["ink"]

_MACROS = re.compile(
    r"\\(?:(?:re)?new|provide|let\b|def\b|Declare|require\b|tag\b|verb\b|href\b|class\b|style\b|rule\b)"
)
_NESTING = re.compile(r"\\[{}]|(\{|\\left\b|\\begin\b)|(\}|\\right\b|\\end\b)")
_TEXT = re.compile(r"(\\(?:text[a-z]*(?<!color)|mbox|hbox|fbox|emph)\s*\{)([^}]*)(\})")
_COLOUR = re.compile(r"(\\(?:text)?color\s*\{)\s*([^}]*?)\s*(\})")
_SIGN_MINUS = re.compile(
    r"(^|[(\[,=|<>&]|\\(?:approx|simeq|leq?|geq?|neq?|lt|gt|ll|gg|to|in|times|cdot|qquad|quad)(?![a-z]))"
    r"(\s*)-(?=\s*[\w\\])"
)
_FUNCTION = re.compile(
    r"(\\(?:max|min|tanh|sinh|cosh|exp|log|ln|sin|cos|tan|operatorname\s*\{[A-Za-z ]+\}))\s*\("
)
_PAINT = re.compile(r'((?:fill|stroke)=")([^"]*)(")')
_IN_TEXT = str.maketrans({"<": "&#60;", ">": "&#62;", "&": "&#38;", "-": "‐"})

# Everything that latex2mathml and ziamath raise on TeX they do not understand. A formula that trips
# them is the author's text at fault: it is shown as source.
_CANNOT_TYPESET = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    ParseError,
    RuntimeError,  # RecursionError, and StopIteration inside a generator
    StopIteration,
    TypeError,
    ValueError,
    *(
        problem
        for problem in vars(latex2mathml.exceptions).values()
        if isinstance(problem, type) and issubclass(problem, Exception)
    ),
)


class GlyphMissingError(LookupError):
    """A character that neither the mathematical nor the interface font can draw."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A typeset formula. Lengths are in em of the size it is shown at.

    Attributes:
        tex: the source.
        template: SVG with placeholder colours.
        width: of the box.
        height: of the box.
        depth: how far the box reaches below the baseline.
    """

    tex: str
    template: str
    width: float
    height: float
    depth: float

    def svg(self, theme: Theme, token: str) -> bytes:
        """The picture in a theme's colours; ``token`` colours what the source leaves uncoloured."""
        drawing = self.template.replace(_INK, theme.color(token).name())
        for name, placeholder in _PLACEHOLDERS.items():
            if placeholder in drawing:
                drawing = drawing.replace(placeholder, theme.color(name).name())
        return drawing.encode()


class Typesetter:
    """Typesets TeX and remembers the latest ``capacity`` results, failures included.

    A source may colour parts by the theme's names: ``\\textcolor{relu}{x}``. Other colours are not
    honoured: they could not be read on both themes.
    """

    def __init__(self, capacity: int = 512) -> None:
        self._capacity = capacity
        self._known: OrderedDict[tuple[str, bool], Formula | None] = OrderedDict()

    def knows(self, tex: str, *, display: bool) -> bool:
        """Whether ``typeset`` would answer at once."""
        return (tex, display) in self._known or not is_bounded(tex)

    def cost(self, tex: str) -> float:
        """Seconds that typesetting is expected to take."""
        loading = 0.0 if _FONT_NAME in zmath.loadedfonts else _SECONDS_TO_LOAD
        return loading + len(tex) * _SECONDS_PER_SIGN

    def typeset(self, tex: str, *, display: bool) -> Formula | None:
        """The formula, or None when that fails; ``display``: as a block, not in a line."""
        if not is_bounded(tex):
            return None
        key = (tex, display)
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        formula = _typeset(tex, display=display)
        self._known[key] = formula
        if len(self._known) > self._capacity:
            self._known.popitem(last=False)
        return formula


def is_bounded(tex: str) -> bool:
    """Whether the source is short, shallow and free of macros, so that typesetting it ends soon."""
    if not tex.strip() or len(tex) > MAX_TEX_LENGTH or _MACROS.search(tex):
        return False
    depth = 0
    for match in _NESTING.finditer(tex):
        depth += 1 if match[1] else -1 if match[2] else 0
        if depth > MAX_NESTING:
            return False
    return True


def _typeset(tex: str, *, display: bool) -> Formula | None:
    _load_font()
    try:
        drawing = zmath.Latex(
            _plain_source(tex),
            size=_TYPESET_PIXELS,
            font=_FONT_NAME,
            color=_INK,
            inline=not display,
            margin=_MARGIN,
        )
        width, height = drawing.getsize()
        if not (0 < width <= MAX_WIDTH * _TYPESET_PIXELS):
            return None
        if not (0 < height <= MAX_HEIGHT * _TYPESET_PIXELS):
            return None
        template = drawing.svg()
    except _CANNOT_TYPESET:
        return None
    return Formula(
        tex=tex,
        template=_PAINT.sub(_known_paint, template),
        width=(width + 2 * _MARGIN) / _TYPESET_PIXELS,
        height=(height + 2 * _MARGIN) / _TYPESET_PIXELS,
        depth=(_MARGIN - drawing.getyofst()) / _TYPESET_PIXELS,
    )


def _load_font() -> None:
    # A font of our own under a name of our own: ziamath's default one is left as it is.
    if _FONT_NAME not in zmath.loadedfonts:
        config.svg2 = False  # QtSvg knows no <symbol>
        zmath.loadedfonts[_FONT_NAME] = _MathFontWithJapanese(str(zmath.fontname))


def _plain_source(tex: str) -> str:
    """The source without signs that latex2mathml would pass on as XML markup, its colours named."""
    parts: list[str] = []
    end = 0
    for match in _TEXT.finditer(tex):
        parts += [_escape_math(tex[end : match.start()]), match[1]]
        parts += [match[2].translate(_IN_TEXT), match[3]]
        end = match.end()
    parts.append(_escape_math(tex[end:]))
    return _COLOUR.sub(lambda m: m[1] + _PLACEHOLDERS.get(m[2], _INK) + m[3], "".join(parts))


def _escape_math(tex: str) -> str:
    """Source outside texts: no markup signs, and two faults of spacing set right."""
    # ziamath spaces every minus as if it stood between numbers, and the bracket of max(…), tanh(…).
    tex = _SIGN_MINUS.sub(r"\1\2{-}", tex)
    tex = _FUNCTION.sub(r"\1\!(", tex)
    return tex.replace("<", r"\lt ").replace(">", r"\gt ")


def _known_paint(match: re.Match[str]) -> str:
    paint = match[2].lower()
    if paint == "none" or paint in _PLACEHOLDERS.values():
        return match[1] + paint + match[3]
    return match[1] + "none" + match[3]


class _OutlineGlyph(SimpleGlyph):
    """A character as an outline taken from a Qt font, in the units of a mathematical font."""

    def __init__(self, char: str, font: MathFont) -> None:
        outline, advance = _outline(char, int(font.info.layout.unitsperem))
        box = outline.boundingRect()
        super().__init__(
            _FIRST_GLYPH_INDEX + ord(char),
            [],
            BBox(box.left(), box.right(), -box.bottom(), -box.top()),
            font,
        )
        self.id = f"outline_{ord(char)}"
        self._outline = outline
        self._advance = round(advance)

    def advance(self, nextchr: SimpleGlyph | None = None) -> int:
        """Ziafont: the advance width in font units; Japanese is not kerned."""
        return self._advance

    def svgpath(self, x0: float = 0, y0: float = 0, scale_factor: float = 1) -> Element | None:
        """Ziafont: the outline as an SVG path with its origin at ``x0``, ``y0``."""
        unit = self.funits_to_points(1, scale_factor)
        steps = _path_steps(self._outline, x0, y0, unit)
        return Element("path", attrib={"d": " ".join([*steps, "Z"])}) if steps else None


class _MathFontWithJapanese(MathFont):
    """STIX Two Math, with the interface font for what it lacks."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._outlines: dict[str, _OutlineGlyph] = {}

    def advance(self, glyph: int, glyph2: int | None) -> int:
        """Ziafont: the advance width in font units; the font cannot kern what is not its own."""
        own = glyph2 is not None and glyph2 < _FIRST_GLYPH_INDEX
        return super().advance(glyph, glyph2 if own else None)

    def findglyph(self, char: str, variant: MathVariant) -> SimpleGlyph:
        """Ziamath: the glyph of a character; raises GlyphMissingError instead of drawing a box."""
        if char == "\\":  # latex2mathml passes commands it does not know on as letters
            raise GlyphMissingError(char)
        # From U+2E80 on everything is East Asian: 「」（） look right only beside their own kanji.
        if ord(char) < 0x2E80 or ord(char) >= 0x1D400:
            glyph = super().findglyph(char, variant)
            if glyph.index:
                return glyph
        found = self._outlines.get(char)
        if found is None:
            found = self._outlines[char] = _OutlineGlyph(char, self)
        return found


def _outline(char: str, units_per_em: int) -> tuple[QPainterPath, float]:
    """Outline (y down, baseline at 0) and advance of a character, in font units."""
    font = QFont()
    font.setFamilies([JAPANESE_FAMILY, "Hiragino Sans", "Yu Gothic UI", "Meiryo", LATIN_FAMILY])
    font.setPixelSize(units_per_em)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    shaped = QTextLayout(char, font)
    shaped.beginLayout()
    shaped.createLine().setLineWidth(8.0 * units_per_em)
    shaped.endLayout()
    outline = QPainterPath()
    advance = 0.0
    for run in shaped.glyphRuns():
        raw: QRawFont = run.rawFont()
        raw.setPixelSize(units_per_em)
        indexes = run.glyphIndexes()
        if 0 in indexes:
            raise GlyphMissingError(char)
        for index, step in zip(indexes, raw.advancesForGlyphIndexes(indexes), strict=True):
            outline.addPath(raw.pathForGlyph(index).translated(advance, 0))
            advance += step.x()
    if outline.isEmpty() and not char.isspace():
        raise GlyphMissingError(char)  # a colour emoji has no outline
    shrink = QTransform.fromScale(_JAPANESE_SCALE, _JAPANESE_SCALE)
    return shrink.map(outline), advance * _JAPANESE_SCALE


def _path_steps(path: QPainterPath, x0: float, y0: float, unit: float) -> list[str]:
    """The commands of an SVG path."""
    steps: list[str] = []
    for number in range(path.elementCount()):
        step = path.elementAt(number)
        point = f"{fmt(x0 + step.x * unit)} {fmt(y0 + step.y * unit)}"
        if step.type == QPainterPath.ElementType.MoveToElement:
            steps.append(f"Z M {point}" if steps else f"M {point}")
        elif step.type == QPainterPath.ElementType.LineToElement:
            steps.append(f"L {point}")
        elif step.type == QPainterPath.ElementType.CurveToElement:
            steps.append(f"C {point}")
        else:  # the second control point and the end point of the curve before
            steps.append(point)
    return steps

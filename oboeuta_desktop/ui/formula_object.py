"""Answers one question: how does a formula stand in a line of text?

A formula is one character of the document, so no line break can fall into it. Its baseline is the
line's, exactly: Qt puts an AlignBaseline object as deep below the baseline as its own font reaches,
so a font of just the right size is chosen for each. (AlignMiddle centres it in the finished line,
which lifts formulas by some pixels beside Japanese text.)
"""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from oboeuta_desktop.ui.formula import Formula, Typesetter
from oboeuta_desktop.ui.spoken_formula import formula_text
from oboeuta_desktop.ui.theme import Theme, ui_font

INLINE_SIZE = 1.12
"""Size of a formula in a row of text, for each pixel of the text: STIX letters are small."""
OBJECT_CHARACTER = "\ufffc"
FORMULA_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1

_TEX, _DISPLAY, _PIXELS, _PAD, _DESCENT, _TOKEN = (
    QTextFormat.Property.UserProperty.value + number for number in range(1, 7)
)
_BEFORE, _AFTER, _SIGN_PIXELS, _LEAST_ABOVE = (
    QTextFormat.Property.UserProperty.value + number for number in range(7, 11)
)
_ROW_ABOVE, _ROW_BELOW = 1.16, 0.288  # em, of Noto Sans JP: a row of formulas alone is no lower
_MAX_RENDERERS = 128
_MAX_FONT_PIXELS = 4_000


class FormulaObject(QPyTextObject):
    """Draws the formulas of one document; they must have been typeset before."""

    def __init__(self, typesetter: Typesetter, theme: Theme) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._theme = theme
        self._renderers: OrderedDict[tuple[str, bool, str], QSvgRenderer] = OrderedDict()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._renderers.clear()

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, N803 - Qt's names
        """Qt: the room for the formula, at most as wide as the document."""
        pixels = float(format.property(_PIXELS))
        formula = self._formula(format)
        scale = _scale(formula, format, doc)
        above = (formula.height - formula.depth) * pixels * scale
        above = max(above, float(format.property(_LEAST_ABOVE)))
        width = formula.width * pixels * scale + _beside(format)
        return QSizeF(width, above + float(format.property(_DESCENT)))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803 - Qt's name
        format: QTextFormat,  # noqa: A002 - Qt's name
    ) -> None:
        """Qt: draw it as a vector picture, crisp at every pixel ratio."""
        pad = float(format.property(_PAD))
        formula = self._formula(format)
        scale = _scale(formula, format, doc) * float(format.property(_PIXELS))
        baseline = QRectF(rect).bottom() - float(format.property(_DESCENT))
        top = baseline - (formula.height - formula.depth) * scale
        before, after = _signs(format)
        font = _sign_font(format)
        left = rect.x() + QFontMetricsF(font).horizontalAdvance(before) + pad
        width = formula.width * scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer(formula, format).render(
            painter, QRectF(left, top, width, formula.height * scale)
        )
        painter.setFont(font)
        painter.setPen(self._theme.color(str(format.property(_TOKEN))))
        painter.drawText(QPointF(rect.x(), baseline), before)
        painter.drawText(QPointF(left + width + pad, baseline), after)

    def _formula(self, form: QTextFormat) -> Formula:
        formula = self._typesetter.typeset(
            formula_source(form), display=bool(form.property(_DISPLAY))
        )
        assert formula is not None
        return formula

    def _renderer(self, formula: Formula, form: QTextFormat) -> QSvgRenderer:
        token = str(form.property(_TOKEN))
        key = (formula.tex, bool(form.property(_DISPLAY)), token)
        renderer = self._renderers.get(key)
        if renderer is None:
            renderer = QSvgRenderer(QByteArray(formula.svg(self._theme, token)))
            self._renderers[key] = renderer
            if len(self._renderers) > _MAX_RENDERERS:
                self._renderers.popitem(last=False)
        return renderer


def formula_format(
    formula: Formula, *, display: bool, pixels: float, pad: float, token: str
) -> QTextCharFormat:
    """The format of the character that stands for a formula.

    ``pixels`` is the size of its letters, ``pad`` the room on both sides in pixels, ``token`` the
    colour.
    """
    row = 0.0 if display else pixels / INLINE_SIZE
    depth = max(formula.depth * pixels, _ROW_BELOW * row)
    size, descent = _font_reaching(round(depth, 2))
    form = QTextCharFormat()
    form.setFont(ui_font(size))
    form.setObjectType(FORMULA_TYPE)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    form.setProperty(_TEX, formula.tex)
    form.setProperty(_DISPLAY, display)
    form.setProperty(_PIXELS, float(pixels))
    form.setProperty(_PAD, float(pad))
    form.setProperty(_DESCENT, descent)
    form.setProperty(_TOKEN, token)
    form.setProperty(_LEAST_ABOVE, _ROW_ABOVE * row)
    return form


def set_signs(form: QTextCharFormat, before: str, after: str, *, pixels: float) -> None:
    """Let brackets and stops belong to the formula: Qt would break a row between them."""
    form.setProperty(_BEFORE, before)
    form.setProperty(_AFTER, after)
    form.setProperty(_SIGN_PIXELS, float(pixels))


def formula_source(form: QTextFormat) -> str:
    """TeX of the formula that a character format stands for, or ""."""
    tex = form.property(_TEX)
    return tex if isinstance(tex, str) else ""


def formula_words(form: QTextFormat) -> str:
    """The formula and its signs in one line of plain text."""
    before, after = _signs(form)
    return before + formula_text(formula_source(form)) + after


def _signs(form: QTextFormat) -> tuple[str, str]:
    return str(form.property(_BEFORE) or ""), str(form.property(_AFTER) or "")


def _sign_font(form: QTextFormat) -> QFont:
    return ui_font(float(form.property(_SIGN_PIXELS) or 1.0))


def _beside(form: QTextFormat) -> float:
    """Width of what stands beside the formula: signs and padding, in pixels."""
    metrics = QFontMetricsF(_sign_font(form))
    return sum(map(metrics.horizontalAdvance, _signs(form))) + 2 * float(form.property(_PAD))


def _scale(formula: Formula, form: QTextFormat, doc: QTextDocument) -> float:
    """Shrinks a formula that is wider than the text, 0..1."""
    room = doc.textWidth() - _beside(form) - 1
    width = formula.width * float(form.property(_PIXELS))
    return min(1.0, max(0.05, room / width)) if room > 0 else 1.0


@lru_cache(maxsize=256)
def _font_reaching(depth: float) -> tuple[int, float]:
    """The smallest font size in pixels whose descent is at least ``depth``, and that descent."""
    size = 1
    while (descent := QFontMetricsF(ui_font(size)).descent()) < depth and size < _MAX_FONT_PIXELS:
        size += 1
    return size, descent

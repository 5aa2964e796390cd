"""Answers one question: how does a text of any length stand on a study page?"""

from __future__ import annotations

from PySide6.QtCore import Qt

from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.lesson_parts import Heading
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.study.words import as_markdown
from oboeuta_desktop.ui.theme import Theme, ui_font


class Passage(RichText):
    """A text with formulas that is read, not entered: the Tab key passes it by."""

    def __init__(self, theme: Theme, name: str, *, pixels: float, token: str) -> None:
        super().__init__(theme, Typesetter(), name=name, token=token, pixels=pixels)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_text(self, text: str) -> None:
        """Show a text of the curriculum: no markup but ``$…$``."""
        self.show_markdown(as_markdown(text))
        self.setAccessibleName(self.spoken_text())


class Title(Heading):
    """A short text in letters of one colour, bold unless ``weight`` says otherwise, which breaks
    into rows.
    """

    def __init__(
        self, theme: Theme, name: str, *, pixels: float, token: str, weight: int = 700
    ) -> None:
        super().__init__(name)
        self._theme = theme
        self._pixels = pixels
        self._weight = weight
        self._token = token
        self.set_text_scale(1.0)
        self.set_theme(theme)

    def set_token(self, token: str) -> None:
        """Use another of the theme's colours."""
        self._token = token
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color(self._token))
        self.setPalette(palette)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self.setFont(ui_font(self._pixels * factor, self._weight))
        self.fit()

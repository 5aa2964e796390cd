"""Answers one question: how do Qt's own widgets (menus, dialogs, tooltips) take on a theme?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from oboeuta_desktop.ui.theme import DARK, LIGHT, Theme, ui_font

_STYLE = """
QToolTip {{ color: {ink}; background: {bg3}; border: 1px solid {line}; padding: 4px 8px; }}
QMenu {{ background: {bg2}; border: 1px solid {line}; border-radius: 8px; padding: 4px; }}
QMenu::item {{ padding: 6px 20px 6px 24px; border-radius: 6px; color: {ink}; }}
QMenu::item:selected {{ background: {bg3}; }}
QMenu::indicator {{ width: 8px; height: 8px; left: 8px; border-radius: 4px; }}
QMenu::indicator:checked {{ background: {accent}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {ctl}; border-radius: 4px; min-height: 32px;
  margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QDialog {{ background: {bg1}; }}
QDialog QScrollArea, QDialog QScrollArea > QWidget > QWidget {{ background: {bg1}; }}
QDialog QPushButton {{ background: {bg2}; color: {ink}; border: 1px solid {ctl};
  border-radius: 10px; padding: 6px 16px; }}
QDialog QPushButton:hover {{ background: {bg3}; }}
QDialog QPushButton:focus {{ border: 2px solid {ink}; }}
QDialog QPushButton:disabled {{ color: {ctl}; border-color: {line}; }}
QDialog QPushButton:default {{ border-color: {accent}; }}
QDialog QComboBox, QDialog QSpinBox {{ background: {bg2}; color: {ink}; border: 1px solid {ctl};
  border-radius: 8px; padding: 4px 10px; min-height: 26px; selection-background-color: {accent};
  selection-color: {on_accent}; }}
QDialog QComboBox:focus, QDialog QSpinBox:focus {{ border: 2px solid {ink}; }}
QDialog QComboBox::drop-down {{ border: none; width: 28px; }}
QDialog QComboBox::down-arrow {{ image: url(icons:{name}/down.svg); width: 16px; height: 16px; }}
QDialog QSpinBox::up-button, QDialog QSpinBox::down-button {{ border: none; width: 24px; }}
QDialog QSpinBox::up-arrow {{ image: url(icons:{name}/up.svg); width: 14px; height: 14px; }}
QDialog QSpinBox::down-arrow {{ image: url(icons:{name}/down.svg); width: 14px; height: 14px; }}
QDialog QCheckBox {{ spacing: 10px; }}
QDialog QCheckBox::indicator {{ width: 20px; height: 20px; border: 1px solid {ctl};
  border-radius: 6px; background: {bg2}; }}
QDialog QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent};
  image: url(icons:{name}/check.svg); }}
QDialog QCheckBox::indicator:focus {{ border: 2px solid {ink}; }}
QComboBox QAbstractItemView {{ background: {bg2}; color: {ink}; border: 1px solid {line};
  selection-background-color: {bg3}; selection-color: {ink}; }}
QListView {{ background: transparent; border: none; outline: none; }}
QDialog QListView {{ color: {ink}; border: none; }}
QDialog QListView::item {{ border-radius: 4px; }}
QDialog QListView::item:selected {{ background: {bg3}; color: {ink}; }}
QDialog QPlainTextEdit {{ background: {bg2}; color: {ink}; border-radius: 8px; padding: 8px; }}
"""


def theme_for(choice: str) -> Theme:
    """The theme of a setting "dark", "light" or "system" (dark where the system does not say)."""
    if choice == "system":
        light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        return LIGHT if light else DARK
    return LIGHT if choice == "light" else DARK


def set_letters(dialog: QDialog, pixels: float) -> None:
    """Let every part of ``dialog`` write letters so high; a style sheet keeps them from following
    the dialog's own font.
    """
    font = ui_font(pixels)
    for part in (dialog, *dialog.findChildren(QWidget)):
        part.ensurePolished()
        part.setFont(font)
        if isinstance(part, QPushButton):
            part.setMinimumHeight(max(part.minimumHeight(), part.sizeHint().height()))


def apply_look(application: QApplication, theme: Theme) -> None:
    """Give the palette, font and style sheet of ``theme`` to every widget that paints itself."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, token in (
        (roles.Window, "bg0"),
        (roles.Base, "bg1"),
        (roles.AlternateBase, "bg2"),
        (roles.Button, "bg2"),
        (roles.Text, "ink"),
        (roles.WindowText, "ink"),
        (roles.ButtonText, "ink"),
        (roles.BrightText, "bad"),
        (roles.PlaceholderText, "ink3"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Link, "relu"),
        (roles.ToolTipBase, "bg3"),
        (roles.ToolTipText, "ink"),
        (roles.Light, "bg3"),
        (roles.Midlight, "bg3"),
        (roles.Mid, "line"),
        (roles.Dark, "line"),
        (roles.Shadow, "bg0"),
        (roles.Accent, "accent"),
    ):
        palette.setColor(role, theme.color(token))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("ctl"))
    application.setPalette(palette)
    application.setFont(ui_font(13))
    tokens = ("name", "ink", "bg1", "bg2", "bg3", "line", "accent", "on_accent", "ctl")
    application.setStyleSheet(_STYLE.format(**{name: getattr(theme, name) for name in tokens}))

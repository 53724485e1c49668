"""The style sheet that turns the Fusion style into ours: hairlines, round corners, slim bars, a clear focus ring."""

import re

from PySide6.QtGui import QColor

from cxreader.paths import resource
from cxreader.ui.palette import Mode, Tokens

_SHEET = """
QToolBar { background: $window; border: 0; border-bottom: 1px solid $hairline; padding: 4px 8px; spacing: 4px; }
QToolBar::separator { background: $hairline; width: 1px; margin: 6px 8px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; min-height: 20px; color: $text; }
QToolButton:hover { background: $selected; }
QToolButton:pressed { background: $hairline; }
QToolButton:checked { background: $selected; border-color: $accent; font-weight: 600; }
QToolButton:disabled, QPushButton:disabled { color: $disabled; }
QToolButton:focus { border: 2px solid $accent; padding: 3px 7px; }
QToolButton::menu-indicator { image: none; }
QToolButton[square="true"], QToolButton[square="true"]:focus { padding: 0; min-height: 26px; }
QToolButton[chip="true"] { padding: 3px 4px; border-color: $border; }
QToolButton[chip="true"][faint="true"] { color: $secondary; border-color: $hairline; }
QToolButton[chip="true"]:checked { background: $accent; color: $on_accent; }
QToolButton[chip="true"]:focus { border: 2px solid $accent; padding: 2px 3px; }
QToolButton[chip="true"]:checked:focus { border-color: $text; }
QPushButton { background: $page; border: 1px solid $border; border-radius: 6px; padding: 4px 12px; min-height: 20px; }
QPushButton:hover { background: $selected; }
QPushButton:pressed { background: $hairline; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:disabled { background: $window; color: $disabled; border-color: $disabled; }
QPushButton:flat { background: transparent; border-color: transparent; color: $accent; }
QPushButton:flat:hover { background: $selected; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton:default:focus { border-color: $text; }
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
  background: $page; color: $text; border: 1px solid $border; border-radius: 6px;
}
QLineEdit, QComboBox { padding: 3px 8px; min-height: 20px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $secondary; }
QPlainTextEdit { padding: 4px; }
QTextEdit#why { background: $window; border: 2px solid transparent; border-radius: 6px; padding: 0 2px; }
QTextEdit#why:focus { border-color: $accent; }
QAbstractSpinBox { padding: 3px 8px; min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $accent; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { padding: 2px 7px; }
QPlainTextEdit:focus { padding: 3px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
  border: 0; padding: 0 6px; min-height: 0;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  color: $disabled; border-color: $disabled;
}
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url("$down"); width: 14px; height: 14px; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: 14px; height: 14px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 24px; }
QComboBox QAbstractItemView { background: $page; border: 1px solid $hairline; selection-background-color: $selected; }
QComboBox QAbstractItemView { selection-color: $text; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 28px; padding: 0 4px; border: 2px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; border-radius: 6px; }
QCheckBox::indicator, QRadioButton::indicator {
  width: 14px; height: 14px; background: $page; border: 1px solid $border; border-radius: 4px;
}
QCheckBox::indicator { height: 26px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked {
  width: 6px; height: 6px; background: $on_accent; border: 5px solid $accent; border-radius: 8px;
}
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QListWidget::indicator { width: 14px; height: 14px; background: $page; border: 1px solid $border; border-radius: 4px; }
QListWidget::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QListView#documents, QTreeView#themes { background: $window; border: 0; outline: 0; }
QListView#summary { background: $window; border: 0; outline: 0; }
QTableView#overview QTableCornerButton::section, QTableView#overview::corner { background: $window; border: 0; }
QFrame#filter { background: $page; border: 1px solid $border; border-radius: 8px; }
QTreeView#filterValues { background: transparent; border: 0; outline: 0; }
QGroupBox#languageFilter { border: 0; margin: 0; padding: 0; }
QMenuBar { background: $window; border-bottom: 1px solid $hairline; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $selected; color: $text; }
QMenu { background: $page; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 28px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QMenu::icon { left: 6px; }
QMenu::indicator { left: 6px; }
QToolTip { background: $page; color: $text; border: 1px solid $border; padding: 4px 6px; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $window; border-top: 1px solid $hairline; }
QStatusBar::item { border: 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of the whole program in the colours of a mode."""
    colours = {use: shade.name() for use, shade in tokens._asdict().items() if isinstance(shade, QColor)}
    shade = "dark" if tokens.mode in (Mode.DARK, Mode.BLACK) else "light"
    signs = {sign: resource("controls", f"{sign}-{shade}.svg").as_posix() for sign in ("tick", "down", "up")}
    values = colours | signs | {"disabled": tokens.disabled.name()}
    # Python's own templates are another module to load, and do no more here
    return re.sub(r"\$(\w+)", lambda use: values[use[1]], _SHEET)

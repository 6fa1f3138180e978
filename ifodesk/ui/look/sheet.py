"""The style sheet, made from the colours and the size.

Widgets choose their look by the dynamic property ``look`` (`ifodesk.ui.parts.naming.Look`), never by own colours.
"""

from __future__ import annotations

from collections.abc import Callable

from ifodesk.ui.look.colours import Colours

Px = Callable[[float], int]


def sheet(colours: Colours, px: Px) -> str:
    """Return the style sheet of the whole program."""
    return "\n".join(part(colours, px) for part in (_text, _buttons, _fields, _lists, _tables, _tabs, _bars, _places))


def _text(c: Colours, px: Px) -> str:
    return f"""
QWidget {{ color: {c.text}; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; padding: {px(4)}px; }}
QLabel[look="title"] {{ font-size: {px(22)}px; font-weight: bold; }}
QLabel[look="question"] {{ font-size: {px(26)}px; }}
QLabel[look="section"] {{ font-size: {px(16)}px; font-weight: bold; }}
QLabel[look="strong"] {{ font-weight: bold; }}
QLabel[look="quiet"] {{ color: {c.quiet}; }}
QLabel[look="small"] {{ color: {c.quiet}; font-size: {px(13)}px; }}
QLabel[look="late"] {{ color: {c.late}; }}
QLabel[look="problem"] {{ color: {c.late}; font-size: {px(13)}px; }}
QLabel[look="brand"] {{ color: {c.quiet}; font-size: {px(13)}px; font-weight: bold; }}
QLabel[look="count"] {{ color: {c.quiet}; font-weight: bold; }}
"""


def _buttons(c: Colours, px: Px) -> str:
    return f"""
QPushButton {{ background: {c.surface}; border: 1px solid {c.edge}; border-radius: {px(5)}px;
    padding: {px(4)}px {px(12)}px; min-height: {px(20)}px; }}
QPushButton:hover {{ background: {c.raised}; }}
QPushButton:pressed {{ background: {c.line}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: {px(4) - 1}px {px(12) - 1}px; }}
QPushButton:disabled {{ color: {c.quiet}; border-color: {c.line}; background: {c.page}; }}
QPushButton:checked {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QPushButton[look="main"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
    font-weight: bold; }}
QPushButton[look="main"]:hover {{ background: {c.accent}; border-color: {c.text}; }}
QPushButton[look="main"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[look="main"]:disabled {{ background: {c.raised}; color: {c.quiet}; border-color: {c.line}; }}
QPushButton[look="link"] {{ background: transparent; color: {c.accent}; border: 1px solid transparent;
    padding: {px(2)}px {px(4)}px {px(2)}px {px(2)}px; text-align: left; }}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 2px solid {c.accent};
    padding: {px(2) - 1}px {px(4) - 1}px {px(2) - 1}px {px(2) - 1}px; }}
QPushButton[look="link"]:disabled {{ color: {c.quiet}; }}
QPushButton[look="here"] {{ background: {c.accent_soft}; border: 1px solid {c.accent_soft}; font-weight: bold;
    padding: {px(2)}px {px(8)}px; }}
QPushButton[look="here"]:focus {{ border: 2px solid {c.accent}; padding: {px(2) - 1}px {px(8) - 1}px; }}
QPushButton[look="quiet"] {{ background: transparent; border: 1px solid transparent; padding: {px(1)}px {px(3)}px; }}
QPushButton[look="quiet"]:hover {{ background: {c.raised}; }}
QPushButton[look="quiet"]:focus {{ border: 2px solid {c.accent}; padding: 0 {px(3) - 1}px; }}
QPushButton[look="rail"] {{ background: transparent; border: 2px solid transparent; border-radius: {px(5)}px;
    padding: {px(5)}px {px(10)}px; text-align: left; }}
QPushButton[look="rail"]:hover {{ background: {c.raised}; }}
QPushButton[look="rail"]:checked {{ background: {c.accent_soft}; font-weight: bold; }}
QPushButton[look="rail"]:focus {{ border-color: {c.accent}; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}px; padding: {px(3)}px;
    border: 2px solid transparent; border-radius: {px(5)}px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.accent}; }}
"""


def _fields(c: Colours, px: Px) -> str:
    fields = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox"
    focused = ", ".join(f"{name}:focus" for name in fields.split(", "))
    still = ", ".join(f'{name}[readOnly="true"]' for name in ("QLineEdit", "QPlainTextEdit", "QTextEdit"))
    return f"""
{fields} {{ background: {c.surface}; border: 1px solid {c.edge}; border-radius: {px(5)}px;
    padding: {px(4)}px {px(7)}px; min-height: {px(20)}px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
{focused} {{ border: 2px solid {c.accent}; padding: {px(4) - 1}px {px(7) - 1}px; }}
{still} {{ background: {c.page}; border-color: {c.line}; }}
QTextBrowser[readOnly="true"] {{ background: {c.surface}; border-color: {c.surface}; }}
QTextBrowser[readOnly="true"]:focus {{ border-color: {c.accent}; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ color: {c.quiet}; background: {c.page}; }}
QLineEdit[look="wrong"] {{ border-color: {c.late}; }}
QComboBox::drop-down {{ border: none; width: {px(24)}px; }}
QComboBox QAbstractItemView, QListView[look="popup"] {{ background: {c.surface}; outline: none;
    border: 1px solid {c.edge};
    selection-background-color: {c.accent_soft}; selection-color: {c.text}; padding: {px(2)}px; }}
QComboBox QAbstractItemView::item, QListView[look="popup"]::item {{ min-height: {px(28)}px; padding: 0 {px(6)}px; }}
"""


def _lists(c: Colours, px: Px) -> str:
    return f"""
QFrame[look="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {px(6)}px; }}
QFrame[look="line"] {{ background: transparent; border: 2px solid transparent; border-radius: {px(4)}px; }}
QFrame[look="line"]:hover {{ background: {c.raised}; }}
QFrame[look="line"]:focus {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QFrame[look="rule"] {{ background: {c.line}; border: none; min-height: 1px; max-height: 1px; }}
QFrame[look="chip"] {{ background: {c.accent_soft}; border: 1px solid {c.line}; border-radius: {px(12)}px; }}
QFrame[look="value"] {{ background: {c.page}; border: 1px solid {c.line}; border-radius: {px(5)}px; }}
QListView {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {px(5)}px; outline: none; }}
QListView:focus {{ border: 2px solid {c.accent}; }}
QListView::item {{ padding: {px(5)}px {px(8)}px; border: none; }}
QListView::item:hover {{ background: {c.raised}; }}
QListView::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
"""


def _tables(c: Colours, px: Px) -> str:
    return f"""
QTableView, QTreeView {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {px(5)}px; outline: none;
    gridline-color: {c.line}; selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
QTableView:focus, QTreeView:focus {{ border: 2px solid {c.accent}; }}
QTableView::item {{ padding: 0 {px(5)}px; border: none; }}
QTableView::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QHeaderView {{ background: {c.surface}; border: none; }}
QHeaderView::section {{ background: {c.surface}; color: {c.quiet}; font-weight: bold; border: none;
    border-bottom: 1px solid {c.edge}; padding: {px(5)}px {px(5) + 3}px; }}
QHeaderView::section:hover {{ background: {c.raised}; color: {c.text}; }}
"""


def _tabs(c: Colours, px: Px) -> str:
    return f"""
QTabBar {{ background: transparent; border: none; }}
QTabBar::tab {{ background: transparent; color: {c.quiet};
    border: 2px solid transparent; border-bottom: 3px solid transparent;
    padding: {px(5)}px {px(12)}px; margin-right: {px(2)}px; }}
QTabBar[look="tight"]::tab {{ padding: {px(5)}px {px(6)}px; margin-right: 0; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::tab:selected {{ color: {c.text}; font-weight: bold; border-bottom-color: {c.accent}; }}
QTabBar::tab:focus {{ border: 2px solid {c.accent}; border-radius: {px(4)}px; }}
QTabBar::scroller {{ width: {px(28)}px; }}
QTabBar QToolButton {{ background: {c.page}; border: 1px solid {c.line}; }}
QTabBar QToolButton:hover {{ background: {c.raised}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
QTabWidget::tab-bar {{ left: 0; }}
"""


def _bars(c: Colours, px: Px) -> str:
    kinds = (("info", c.accent_soft, c.accent), ("good", c.good_soft, c.good), ("warn", c.warn_soft, c.warn))
    messages = "\n".join(
        f'QFrame[look="message-{name}"] {{ background: {ground}; border: 1px solid {edge}; border-radius: {px(5)}px; }}'
        for name, ground, edge in (*kinds, ("problem", c.late_soft, c.late))
    )
    return f"""
{messages}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: {px(4)}px; margin: {px(2)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: {px(4)}px; max-height: {px(8)}px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: {px(3)}px; }}
QSplitter::handle {{ background: {c.line}; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.edge}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(5)}px {px(20)}px; border-radius: {px(3)}px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
"""


def _places(c: Colours, px: Px) -> str:
    return f"""
QMainWindow, QWidget[look="page"] {{ background: {c.page}; }}
QWidget[look="surface"] {{ background: {c.surface}; }}
QWidget[look="side"] {{ background: {c.page}; border-right: 1px solid {c.line}; }}
QWidget[look="bottom"] {{ background: {c.page}; border-top: 1px solid {c.line}; }}
QWidget[look="overlay"] {{ background: {c.surface}; border: 1px solid {c.edge}; border-radius: {px(8)}px; }}
QScrollArea, QScrollArea > QWidget > QWidget[look="scrolled"] {{ background: transparent; border: none; }}
"""

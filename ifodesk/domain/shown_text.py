"""Texts of others as they are shown: nothing in them turns a line round, hides or breaks it.

What was signed stays as it was signed: only what is shown, printed and written to lists passes here. Unicode
on signs that steer the direction of a line: UAX #9 (embeddings and isolates), UTR #36 (what they can be used for).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

STEERING: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks, embeddings, overrides and isolates of direction."""
_UNSEEN: Final = "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
"""Signs that take no room: two names that differ by them look the same."""
_CONTROL: Final = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_JOINING: Final = "\u0600-\u1fff"
"""Scripts in which a joiner or a non-joiner is part of how a word is written."""
_RIGHT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"

SILENT: Final = f"{STEERING}{_UNSEEN}{_CONTROL}"
"""For a class of a regular expression: what never stands for anything that a person sees."""
_ELSEWHERE: Final = re.compile("[^\0-\u058f\u2010-\u2027]")
"""Letters beyond those of Europe, and their dashes and quotes. Among these none is written from right to left, and what
steers or takes no room is not printable. A set of two ranges takes no time to make."""


class _Patterns(NamedTuple):
    any: re.Pattern[str]
    """What is not shown as it is: where nothing is found, nothing is done."""
    breaks: re.Pattern[str]
    silent: re.Pattern[str]
    run: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Return the patterns, made when a text asks for them: the window's first picture waits for no Hebrew."""
    return _Patterns(
        any=re.compile(f"[{SILENT}{_RIGHT}\u200c\u200d]"),
        breaks=re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]"),
        silent=re.compile(f"[{SILENT}]|(?<![{_JOINING}])[\u200c\u200d]"),
        run=re.compile(f"[{_RIGHT}](?:[^\n]*[{_RIGHT}])?"),
    )


def _plain(text: str) -> bool:
    """Return whether *text* is one line of letters and signs that need no care, which nearly all texts are."""
    return text.isprintable() and _ELSEWHERE.search(text) is None


def clean(text: str) -> str:
    r"""Return *text* without the signs that steer a line or take no room; other letters stay, in every script.

    >>> clean("Lär\u202ekan\u200b"), clean("Två\nrader")
    ('Lärkan', 'Två\nrader')
    """
    if _plain(text) or _patterns().any.search(text) is None:
        return text
    return _patterns().silent.sub("", text)


def shown(text: str) -> str:
    r"""Return *text* for the window: clean, and what is written from right to left cannot turn what stands round it.

    >>> shown("Lärkan, Dorotea")
    'Lärkan, Dorotea'
    >>> shown("\u0639\u0644\u064a, 2 platser") == "\u2068\u0639\u0644\u064a\u2069, 2 platser"
    True
    """
    if _plain(text) or _patterns().any.search(text) is None:
        return text
    return _patterns().run.sub(lambda found: f"\u2068{found[0]}\u2069", clean(text))


def one_line(text: str) -> str:
    r"""Return *text* as `shown`, and on one line.

    >>> one_line("Lärkan\nStopp")
    'Lärkan Stopp'
    """
    return text if _plain(text) else _patterns().breaks.sub(" ", shown(text))

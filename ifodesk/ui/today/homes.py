"""What homes and the pool ask for, as lines of Idag that lead to Familjehem."""

from __future__ import annotations

from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Group, Line, Tone
from ifodesk.ui.today.colleagues import Open
from ifodesk.usecases.home_today import HomeTask, home_tasks
from ifodesk.usecases.session import Session
from ifodesk.words import home_words
from ifodesk.words import screen_words_today as words

_PAGE = "homes"


def read_homes(session: Session) -> tuple[Open, ...]:
    """Return the lines. Store lane."""
    return tuple(_line(number, task) for number, task in enumerate(home_tasks(session)))


def homes_group(found: tuple[Open, ...]) -> Group:
    """Return the lines under their heading."""
    return Group("homes", words.HOMES.format(count=len(found)), tuple(one.line for one in found))


def _line(number: int, task: HomeTask) -> Open:
    tone = Tone.LATE if task.urgent else Tone.ACCENT
    return Open(Line(f"home-{number}-{task.kind}", home_words.task_line(task), icon=Icon.HOME, tone=tone), None, _PAGE)

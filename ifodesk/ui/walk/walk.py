"""Walks through the main job: one line a step, pictures beside the PDF, and an end by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication, QMainWindow

from ifodesk.ui.walk import steps
from ifodesk.ui.walk.hand import Hand, StepError
from ifodesk.words import screen_words_walk as words

KARIN, PER, CHIEF = "karin.norberg", "per.lindgren", "birgitta.ahlgren"
FAILED = 1


class Seat(Protocol):
    """One person's running program."""

    @property
    def window(self) -> QMainWindow:
        """The window."""
        ...

    def end(self) -> None:
        """Wait for what the vault still has to write."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the job."""

    name: str
    """Of the picture, and of the line that is printed."""
    tell: str
    do: Callable[[Hand], None]


@dataclass(frozen=True, slots=True)
class Part:
    """What one person does."""

    user: str
    steps: Sequence[Step]


def walk(seat: Callable[[str], Seat], folder: Path) -> int:
    """Do the main job by clicks and keys; return 0, or 1 after naming the step that failed.

    Args:
        seat: Opens the window of a member of the practice group in *folder*, where papers go too.
        folder: Gets the pictures and the PDF. Its path should have no spaces.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = set(folder.glob("*.pdf"))
    number = 0
    for part in _parts():
        program = seat(part.user)
        hand = Hand(program.window)
        for step in part.steps:
            number += 1
            try:
                step.do(hand)
            except StepError as error:
                hand.picture(folder / f"{number:02}-{step.name}-misslyckades.png")
                print(words.FAILED.format(step=step.tell, what=error), flush=True)
                return FAILED
            hand.picture(folder / f"{number:02}-{step.name}.png")
            print(f"{number:2}. {step.tell}", flush=True)
        _leave(program, hand)
    printed = sorted(set(folder.glob("*.pdf")) - before, key=lambda path: path.stat().st_mtime)
    print(printed[-1].absolute(), flush=True)
    return 0


def _leave(program: Seat, hand: Hand) -> None:
    program.window.close()
    hand.until(lambda: not program.window.isVisible(), "the window closes")
    program.end()
    program.window.deleteLater()
    QApplication.processEvents()


def _parts() -> Sequence[Part]:
    case = steps.TheCase()
    return (
        Part(
            KARIN,
            (
                Step("las-upp", words.UNLOCKED, steps.unlock),
                Step("nytt-arende", words.CASE_OPENED, case.open),
                Step("jav", words.JAV_SEEN, steps.see_jav),
                Step("fragad-muntligt", words.ASKED_ALOUD, steps.ask_aloud),
                Step("byt-handlaggare", words.HANDED_OVER, steps.hand_over),
                Step("synk", words.SYNCED, steps.sync),
            ),
        ),
        Part(
            PER,
            (
                Step("las-upp-per", words.UNLOCKED_PER, steps.unlock),
                Step("synk-per", words.SYNCED, steps.sync),
                Step("hitta", words.FOUND, case.find),
                Step("intern-sip", words.PLAN_WRITTEN, steps.write_plan),
                Step("overens", words.AGREED, steps.agree),
                Step("antagen", words.ADOPTED, steps.adopt),
                Step("utskrift", words.PRINTED, steps.print_plan),
                Step("synk-plan", words.SYNCED, steps.sync),
            ),
        ),
        Part(
            CHIEF,
            (
                Step("las-upp-chef", words.UNLOCKED_CHIEF, steps.unlock),
                Step("synk-chef", words.SYNCED, steps.sync),
                Step("hitta-chef", words.FOUND, case.find),
                Step("planen-hos-chefen", words.CHIEF_HAS_IT, steps.read_plan),
            ),
        ),
    )

"""Make a picture of every screen, light and dark, some at 200 % too, in docs/screens. Run by ``make screens``.

The practice group stands still on one morning, so the same program gives the same pictures. Look at each. With names
of scenes behind the command only those are drawn anew; the others of the same person are gone through without a
picture. A scene fails too when a screen reader could not name all that takes the focus. What fails is named at the end
and keeps its old pictures, and the rest goes on.

Exit 0: every picture asked for is there; 1: a scene failed; 2: no scene has that name.
"""

import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from begin_scenes import BEGINNING
from call_scenes import CALL_SCENES
from day_scenes import DAY_SCENES
from heard import must_be_heard
from home_scenes import HOME_SCENES
from interview_scenes import INTERVIEW_SCENES
from jav_scenes import JAV_SCENES, PARTS, to_part
from people_scenes import LEADING
from PIL import Image
from plan_scenes import PLAN_SCENES, Scene
from PySide6.QtCore import QBuffer, QIODevice, QSize
from sitting import LOOKS, Sitting
from sync_scenes import ME, SYNC_SCENES, cover_paths, write_differently

from ifodesk.compose.surroundings import Surroundings
from ifodesk.main.start import application
from ifodesk.system.clock import FixedClock
from ifodesk.ui.shell.rings import rings_looked_for_here
from ifodesk.workbench.practice.folder import PracticeFolder
from ifodesk.workbench.practice.layout import NoKeyRing
from ifodesk.workbench.practice.seeded import SeededBytes

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screens"
MORNING = datetime(2026, 11, 26, 8, 42, tzinfo=UTC)
NEAR = 12
"""A shade so near to one of them is drawn as that."""
CHIEF = "birgitta.ahlgren"
SHADES = 104
"""Of each picture, beside the colours of the program, which keep what they say."""
AT_200 = frozenset(
    [
        *("begin_code", "unlock", "today", "cases", "new_case", "search", "help", "own_ties", "sync", "questions"),
        *("case_overview", "case_jav", "case_notes", "case_sip", "sip_plan", "sip_consent", "sip_signed", "sip_copies"),
        *("meeting", "asi_rating", "asi_talk", "asi_form", "homes", "homes_one", "homes_search", "homes_tonight"),
        *("case_placement", "call_need", "call_ring", "people", "people_one", "jav_matter", "lending", "figures"),
    ]
)
"""Drawn at 200 % too: at least one of each kind of page."""
SCENES: tuple[tuple[str, Scene], ...] = (
    *DAY_SCENES,
    *SYNC_SCENES,
    *PLAN_SCENES,
    *INTERVIEW_SCENES,
    *JAV_SCENES,
    *HOME_SCENES,
    *CALL_SCENES,
)
"""Of a caseworker."""


class Camera:
    """Takes the pictures that are wanted, and remembers which scenes failed and which pictures belong here."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self.failed: list[str] = []
        self.belongs: set[str] = set()

    def play(self, vault: Path, around: Surroundings, scenes: Sequence[tuple[str, Scene]], *, practice: bool) -> None:
        """Go through *scenes*, whatever becomes of each, and close the window. Nobody sits down for no picture."""
        looks = {name: [look for look in LOOKS if look[0] != "large" or name in AT_200] for name, _scene in scenes}
        self.belongs |= {f"{name}_{look[0]}.png" for name in looks for look in looks[name]}
        if self._wanted and self._wanted.isdisjoint(looks):
            return
        sitting = Sitting(vault, around, practice=practice)
        for name, scene in scenes:
            try:
                scene(sitting)
                must_be_heard(sitting.window)
                for look in looks[name] if not self._wanted or name in self._wanted else ():
                    picture(sitting, name, *look)
            except Exception:  # noqa: BLE001 - told at once and at the end; the other scenes are wanted all the same
                print(f"{name} failed:", file=sys.stderr)
                traceback.print_exc()
                self.failed.append(name)
            dress(sitting, *LOOKS[0][1:])
        sitting.window.close()
        sitting.wait(lambda: not sitting.window.isVisible())
        sitting.program.end()


def main(names: Iterable[str]) -> int:
    """Make the pictures of the scenes with those *names*, or of all, and say how it went."""
    wanted = frozenset(names)
    if unknown := wanted - {name for name, _scene in (*BEGINNING, *SCENES, *LEADING)}:
        print(f"no such scene: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    if hasattr(time, "tzset"):
        time.tzset()
    FOLDER.mkdir(parents=True, exist_ok=True)
    camera = Camera(wanted)
    application()
    with tempfile.TemporaryDirectory() as place, rings_looked_for_here():
        empty = Surroundings(key_ring=NoKeyRing(), clock=FixedClock(MORNING), random=SeededBytes(1, "screens"))
        camera.play(Path(place) / "vault", empty, BEGINNING, practice=False)
        practice = PracticeFolder(Path(place) / "practice", Surroundings(clock=FixedClock(MORNING)))
        vault = practice.vault(ME)
        write_differently(practice)
        camera.play(vault, practice.surroundings, SCENES, practice=True)
        camera.play(practice.vault(CHIEF), practice.surroundings, LEADING, practice=True)
    for old in FOLDER.glob("*.png"):
        if old.name not in camera.belongs:
            old.unlink()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}")
    if camera.failed:
        print(f"failed: {', '.join(camera.failed)}", file=sys.stderr)
    return 1 if camera.failed else 0


def dress(sitting: Sitting, dark: bool, percent: int, size: QSize) -> None:  # noqa: FBT001 - one look, in its order
    """Give the window a look."""
    sitting.program.theme.set(dark=dark, percent=percent)
    sitting.window.resize(size)
    sitting.rest()


def picture(sitting: Sitting, name: str, look: str, dark: bool, percent: int, size: QSize) -> None:  # noqa: FBT001 - as above
    """Keep one picture, in few shades so that the repository stays small."""
    dress(sitting, dark, percent, size)
    if name in PARTS:
        to_part(sitting, PARTS[name])
    cover_paths(sitting)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sitting.window.grab().save(buffer, "PNG")
    whole = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    ours = [tuple(bytes.fromhex(colour[1:])) for colour in astuple(sitting.program.theme.colours)]
    whole.quantize(palette=palette_of(whole, ours), dither=Image.Dither.NONE).save(
        FOLDER / f"{name}_{look}.png", optimize=True
    )


def palette_of(whole: Image.Image, ours: Sequence[tuple[int, ...]]) -> Image.Image:
    """Return the palette of a picture: *ours* as they are, and shades of what lies between them."""
    found = whole.quantize(SHADES, method=Image.Quantize.MEDIANCUT).getpalette() or []
    shades = [tuple(found[at : at + 3]) for at in range(0, len(found), 3)]
    between = [
        one for one in shades if all(max(abs(a - b) for a, b in zip(one, our, strict=True)) > NEAR for our in ours)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in (*ours, *between) for channel in colour])
    return palette


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

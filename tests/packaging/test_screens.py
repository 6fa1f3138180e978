"""The pictures of the screens belong to scenes, and every scene has its pictures."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PICTURES = tuple((ROOT / "docs" / "screens").glob("*.png"))
SCENE = re.compile(r'^    \("([a-z_]+)",', re.MULTILINE)
MOST = 12_000_000
"""Bytes of all pictures: they come along with every copy of the code."""


def scenes() -> set[str]:
    files = (ROOT / "packaging").glob("*_scenes.py")
    return {name for file in files for name in SCENE.findall(file.read_text())}


def test_every_scene_has_a_light_and_a_dark_picture_and_no_picture_is_left_of_another() -> None:
    assert {path.stem.rpartition("_")[0] for path in PICTURES} == scenes()
    for look in ("light", "dark"):
        assert {path.stem.removesuffix(f"_{look}") for path in PICTURES if path.stem.endswith(f"_{look}")} == scenes()


def test_the_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in PICTURES) < MOST

"""One hub that is told once, and a copy of it for each test that changes it."""

import shutil
from pathlib import Path

import pytest

from tests.verify.stories import Story, told


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The story, on a hub that nobody changes."""
    return told(tmp_path_factory.mktemp("original") / "hub")


@pytest.fixture
def story(original: Story, tmp_path: Path) -> Story:
    """The same story on a copy of its hub, to be damaged or written on."""
    shutil.copytree(original.hub.root, tmp_path / "hub")
    return original.on(tmp_path / "hub")

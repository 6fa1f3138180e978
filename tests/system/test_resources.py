"""The shipped data is found in a checkout, an installed wheel and a frozen program."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from ifodesk.system import resources

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import sys
sys.path.insert(0, sys.argv[1])
from ifodesk.system.resources import resource
print(resource("README.md"))
"""


def test_a_checkout_finds_the_resources_beside_the_package() -> None:
    assert resources.resource("README.md") == ROOT / "resources" / "README.md"


@pytest.mark.slow
def test_an_installed_wheel_finds_the_resources_inside_the_package(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheels, site = tmp_path / "wheels", tmp_path / "site"
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels, ROOT], check=True)
    (wheel,) = wheels.glob("ifodesk-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", site, wheel], check=True)
    answer = subprocess.run(
        [sys.executable, "-I", "-c", ASK, site], capture_output=True, encoding="utf-8", check=True, cwd=tmp_path
    )
    assert Path(answer.stdout.strip()) == site / "ifodesk" / "resources" / "README.md"


def test_a_frozen_program_finds_the_resources_unpacked_beside_its_archive(tmp_path: Path) -> None:
    """A frozen module has a file name inside the unpacked folder, but no file: its code lies in the archive."""
    unpacked = tmp_path / "_internal"
    shutil.copytree(ROOT / "resources", unpacked / "ifodesk" / "resources")
    frozen = ModuleType("frozen_resources")
    frozen.__file__ = str(unpacked / "ifodesk" / "system" / "resources.pyc")
    source = Path(resources.__file__).read_text(encoding="utf-8")
    exec(compile(source, "resources.py", "exec"), vars(frozen))  # noqa: S102 - what the frozen importer does
    assert frozen.resource("README.md") == unpacked / "ifodesk" / "resources" / "README.md"


def test_a_misspelt_name_is_refused_with_the_path_that_was_tried() -> None:
    with pytest.raises(FileNotFoundError, match=r"resources.READ\.ME"):
        resources.resource("READ.ME")


def test_the_shared_fonts_lie_where_the_font_package_put_them() -> None:
    fonts = resources.fonts()
    assert [path.is_file() for path in (fonts.regular, fonts.bold)] == [True, True]

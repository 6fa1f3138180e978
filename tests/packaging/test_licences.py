import re
import sysconfig
from pathlib import Path

import licences
import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_every_package_that_ships_has_a_licence_and_none_is_gpl_only() -> None:
    names = re.findall(r"^([a-z0-9-]+)==", (ROOT / "runtime.lock").read_text(encoding="utf-8"), re.MULTILINE)
    installed = licences.packages(Path(sysconfig.get_path("purelib")))
    shipped = {name: installed[name] for name in names if name in installed}
    assert len(shipped) > 20
    assert licences.faults(shipped) == []


def test_a_gpl_library_and_an_unknown_one_are_faults(tmp_path: Path) -> None:
    for name in ("libglib-2.0.so.0", "libjpeg-e87d2658.so.62.2.0", "libreadline.so.8", "libnobodyknows.so"):
        (tmp_path / name).touch()
    found = licences.libraries(tmp_path)
    assert found["libglib-2.0.so.0"] == "LGPL-2.1-or-later"
    assert found["libjpeg-e87d2658.so.62.2.0"] == "IJG"
    faulty = [fault.split(":")[0] for fault in licences.faults(found)]
    assert faulty == ["libnobodyknows.so", "libreadline.so.8"]


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-or-later", "GPLv3", "GNU General Public License v2 (GPLv2)", "AGPL-3.0-only OR GPL-2.0-only"]
)
def test_gpl_without_another_choice_does_not_ship(licence: str) -> None:
    assert licences.faults({"work": licence}) == [f"work: {licence} only"]


@pytest.mark.parametrize(
    "licence",
    ["LGPL-3.0-only OR GPL-2.0-only", "GPL-3.0-or-later WITH GCC-exception-3.1", "MPL-2.0", "FTL OR GPL-2.0-or-later"],
)
def test_a_choice_beside_the_gpl_ships(licence: str) -> None:
    assert licences.faults({"work": licence}) == []


def test_notices_name_each_work_and_carry_the_texts(tmp_path: Path) -> None:
    installed = Path(sysconfig.get_path("purelib"))
    licences.write_notices(tmp_path, installed, ["cbor2", "pypdfium2"], {"libz.so.1": "Zlib"})
    notice = (tmp_path / "NOTICE.txt").read_text(encoding="utf-8")
    assert "PySide6" in notice
    assert re.search(r"^cbor2 [0-9.]+: MIT$", notice, re.MULTILINE)
    assert "libz.so.1: Zlib" in notice
    assert (tmp_path / "licenses" / "LGPL-3.0.txt").is_file()
    assert list((tmp_path / "licenses" / "cbor2").rglob("LICENSE*"))
    assert list((tmp_path / "licenses" / "pypdfium2").rglob("*.txt"))

"""Labels keep every use of a key apart from every other."""

from pathlib import Path

import ifodesk
from ifodesk.changes import labels

PROGRAM = Path(ifodesk.__file__).parent
FORMAT = PROGRAM.parent / "docs" / "sync-format.md"


def test_no_other_label_stands_in_the_program() -> None:
    written = [
        str(path)
        for path in PROGRAM.rglob("*.py")
        if "ifodesk/1/" in path.read_text(encoding="utf-8") and "verify" not in path.relative_to(PROGRAM).parts
    ]
    assert written == [str(PROGRAM / "changes" / "labels.py")]


def test_the_format_lists_the_same_labels() -> None:
    rows = [
        line.split("|")[1].strip()
        for line in FORMAT.read_text(encoding="utf-8").splitlines()
        if "| `ifodesk/1/" in line
    ]
    assert rows == [f"`{label}`" for label in labels.ALL]


def test_no_label_begins_another() -> None:
    prefixes = [labels.prefixed(label, b"") for label in labels.ALL]
    assert len(set(prefixes)) == len(prefixes)
    assert not [(a, b) for a in prefixes for b in prefixes if a != b and b.startswith(a)]

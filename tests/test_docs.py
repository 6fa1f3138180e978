"""What the documents name is there: every link leads somewhere, every name in backticks stands in the tree."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"```.*?```", re.DOTALL)
QUOTED = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
NAME = re.compile(r"[A-Za-z]\w{2,}")
CODE = re.compile(r"[a-z]_[a-z]|[a-z][A-Z]|/")
"""What makes a name one of ours and not a word of a sentence, an option or a program."""
ABBREVIATED = re.compile(r"[{*…]|_ports\b")
"""A pattern for several names; the parts that are spelt out stand elsewhere too."""
NOT_IN_THE_CODE = {
    "keyClicks": "Qt's",
    "ignore_case": "an option of a server",
    "support_measure": "kept for a later kind",
    "erasure_unit": "the form of a name in speech",
    "erasure_round": "kept for a later part",
}


def known() -> frozenset[str]:
    """Return every word of the program, its tests, tools and data, and the names of all its files."""
    folders = ("ifodesk", "tests", "packaging", "resources", "docs")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    read = [path for path in files if path.suffix in {".py", ".json", ".toml"}]
    read += [ROOT / "Makefile", ROOT / "pyproject.toml"]
    read.remove(Path(__file__))
    words = {word for path in read for word in NAME.findall(path.read_text("utf-8"))}
    return frozenset(words | {part for path in files for part in (path.stem, path.name)})


def names(page: Path) -> set[str]:
    """Return the names of our code in the text of a page."""
    quoted = QUOTED.findall(BLOCK.sub("", page.read_text("utf-8")))
    ours = [text for text in quoted if CODE.search(text) and not ABBREVIATED.search(text)]
    return {name for text in ours for name in NAME.findall(text)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_the_documents_leads_somewhere(page: Path) -> None:
    targets = [one for one in LINK.findall(page.read_text("utf-8")) if "://" not in one]
    assert [one for one in targets if not (page.parent / one).exists()] == []


@pytest.mark.slow
def test_every_name_of_the_code_in_a_document_is_one_that_exists() -> None:
    there = known() | NOT_IN_THE_CODE.keys()
    assert {page.name: gone for page in PAGES if (gone := names(page) - there)} == {}

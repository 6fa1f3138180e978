"""Where the data that ships with the program lies: beside the package in a checkout, inside it everywhere else."""

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Fonts:
    """The two font files that window and documents share (Source Sans Pro, OFL 1.1)."""

    regular: Path
    bold: Path


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder.

    A wheel and the frozen program carry the resources inside the package, a checkout beside it; the place inside is
    asked first, so an installed program never reads what happens to lie beside it.

    Args:
        name: Path below ``resources``, with ``/`` between its parts on every system.

    Raises:
        FileNotFoundError: Nothing of that name was shipped: the installation is broken or the name misspelt.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    path = root / name
    if not path.exists():
        raise FileNotFoundError(path)
    return path


def fonts() -> Fonts:
    """Return the paths of the regular and the bold font, as the font package installed them."""
    from font_source_sans_pro import font_directory

    folder = Path(font_directory)
    return Fonts(regular=folder / "SourceSansPro-Regular.ttf", bold=folder / "SourceSansPro-Bold.ttf")

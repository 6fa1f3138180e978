"""The control words on paper. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ifodesk.usecases.printing import WordsPrinter
from ifodesk.words import screen_words_sync as words


@dataclass(frozen=True, slots=True)
class WordsPaper:
    """Prints the words of a day."""

    printer: WordsPrinter
    folder: Path
    """Where papers go."""

    def make(self, control_words: str, today: date) -> Path:
        """Return the file that was made; one of the same day is replaced. Work lane. Raises ``WorldError``."""
        return self.printer(control_words, today, self.folder / words.PAPER.format(day=today.isoformat()))

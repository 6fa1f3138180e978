"""Interviews in words: warnings, odd answers, what is measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.interview import InterviewWarning
from ifodesk.usecases.interview_comparison import Measured

WARNING: Final[Mapping[InterviewWarning, str]] = {
    InterviewWarning.AGE_UNKNOWN: "Klientens ålder är inte känd här. Intervjun är för dem som har fyllt 18 år.",
    InterviewWarning.NOT_CERTIFIED: (
        "Det står inte här att du är utbildad intervjuare. Du kan intervjua ändå; skriv in dagen för utbildningen när "
        "du vet den."
    ),
    InterviewWarning.NO_BASELINE: "Det finns ingen tidigare intervju att jämföra med i det här ärendet.",
    InterviewWarning.OLD_BASELINE: (
        "Grundintervjun är mer än två år gammal. Då brukar en ny grundintervju säga mer än en uppföljning."
    ),
    InterviewWarning.TOO_SOON: (
        "Det har gått mindre än 14 dagar sedan förra intervjun. De båda frågar då om samma dagar."
    ),
}


MEASURED: Final[Mapping[Measured, str]] = {
    Measured.RATER: "intervjuarens skattning (0–9)",
    Measured.DAYS: "dagar med besvär av de senaste 30",
    Measured.WORRY: "klientens oro (0–4)",
    Measured.NEED: "klientens behov av hjälp (0–4)",
    Measured.SCORE: "sammanvägt mått",
}

NO_ROUTINE: Final = (
    "Kommunen har inte skrivit in sin rutin vid självmordsrisk här. Följ den rutin du känner till och lämna inte "
    "personen ensam med det."
)
ROUTINE_HEAD: Final = "Kommunens rutin vid självmordsrisk"
CHANGE_IS_NOT_EFFECT: Final = "Förändring är inte effekt: siffrorna säger vad som har ändrats, inte varför."

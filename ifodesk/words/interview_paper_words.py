"""Swedish texts of what is printed about interviews."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.entities.interview import InterviewEnd, InterviewKind

ANSWERS: Final = "Svar"
FEEDBACK: Final = "Återkoppling"
FEEDBACK_BELOW: Final = "Så här blev det när vi gick igenom frågorna tillsammans"
COMPARISON: Final = "Jämförelse"
KIND: Final[Mapping[InterviewKind, str]] = {
    InterviewKind.BASELINE: "Grundintervju",
    InterviewKind.FOLLOW_UP: "Uppföljning",
}
END: Final[Mapping[InterviewEnd, str]] = {
    InterviewEnd.WHOLE: "",
    InterviewEnd.BROKEN_OFF: "Intervjun avbröts. Svaren är inte fullständiga.",
    InterviewEnd.DECLINED: "Klienten avböjde att fortsätta. Svaren är inte fullständiga.",
    InterviewEnd.UNABLE: "Klienten kunde inte svara på allt. Svaren är inte fullständiga.",
}
UNDER_WAY: Final = "Intervjun pågår. Svaren kan ändras."
DRAFT: Final = "PÅGÅR"

CLIENT: Final = "Klient"
CASE: Final = "Ärende"
HELD: Final = "Intervjuad"
INTERVIEWER: Final = "Intervjuare"
INSTRUMENT: Final = "Frågorna"
INSTRUMENT_OF: Final = "{name}, version {version} (kontrolltal {fingerprint})"
KIND_ON: Final = "{kind}, {day}"
FOOT: Final = "{name}, {kind} {day}"

NOT_ASKED: Final = "inte frågad"
ASIDE: Final = "svarade först {answer}; frågan gäller inte längre"
COMMENT: Final = "Kommentar"
CODE: Final = "Kod"
ITEM: Final = "Fråga"
ANSWER: Final = "Svar"
REFUSED: Final = "Svar som det här instrumentet inte kan läsa"
REFUSED_NOTE: Final = "De står som de är sparade. Inget är ändrat."
CORRECTIONS: Final = "Rättat av klienten"
WHEN: Final = "Dag"
BEFORE: Final = "Stod"
AFTER: Final = "Nu"
SAID: Final = "Klientens ord"
SCORES: Final = "Mått"
SOURCE: Final = "{title}: {source}"
SCORES_NOTE: Final = (
    "Måtten är gjorda för att följa en person över tid. De är inget mått på hur svårt någon har det och har ingen "
    "gräns. Områdena kan inte jämföras med varandra."
)
AREA: Final = "Område"
FIGURE: Final = "Värde"

PROFILE: Final = "Så här ser det ut"
PROFILE_NOTE: Final = (
    "Varje rad har sin egen skala. Intervjuarens skattning går från 0 (ingen hjälp behövs) till 9 (hjälp är "
    "nödvändig). Din oro och ditt behov av hjälp går från 0 (inte alls) till 4 (mycket). Dagarna är de senaste 30."
)
RATER: Final = "Intervjuaren"
DAYS: Final = "Dagar med besvär"
WORRY: Final = "Din oro"
NEED: Final = "Ditt behov av hjälp"
CLIENT_WORRY: Final = "Klientens oro"
CLIENT_NEED: Final = "Klientens behov av hjälp"
RATER_OF: Final = "Intervjuarens skattning"
FROM_FEEDBACK: Final = "Ur återkopplingen till klienten:"
OWN_LABEL: Final = "{what}, {label}"
OF: Final = "{value} av {top}"
DOUBTED: Final = "osäkert"
NOT_RATED: Final = "inte skattat"

FIGURES_OF_GOAL: Final = "Intervjuerna om {area}: {figures}"

STRENGTHS: Final = "Det här fungerar"
PROBLEMS: Final = "Det här är svårt"
OWN_WORDS: Final = "Med dina ord"
HELP_WANTED: Final = "Det här vill du ha hjälp med"
DIFFERING: Final = "Här ser vi olika på det"
NOTHING_WRITTEN: Final = "Inget är skrivet om området."
OTHER_AREAS: Final = "Övriga områden"
NOTHING_AT_ALL: Final = "Inga siffror och ingen text finns om: {areas}."
COMMENT_BY_CLIENT: Final = "Din kommentar"
TALK_ON: Final = "Vi gick igenom det här"
NEXT_ON: Final = "Nästa intervju"
NO_NEXT: Final = "Ingen dag är bestämd"
YOUR_RIGHT: Final = (
    "Det är frivilligt att svara. Du kan rätta det som är fel. Det som stod före finns kvar, så att det syns vad som "
    "har ändrats."
)

MEASURED: Final = "Mått"
BREAK: Final = "Frågan är en annan i den här versionen, så siffrorna kan inte jämföras med dem före."
BREAK_MARK: Final = "ny version"
GAP: Final = "saknas"
CHANGE: Final = "ändrat {difference}. Minst {least} behövs för att ändringen ska vara säker enligt {source}. {verdict}"
CHANGE_PLAIN: Final = "ändrat {difference}. Det finns inget underlag för hur stor en säker ändring är."
RELIABLE: Final = "Ändringen är större än så. Det är vägledning, inte ett besked."
NOT_RELIABLE: Final = "Ändringen är mindre än så."
CURVE: Final = "{area}: intervjuarens skattning över tid (0–9)"
ONE_ONLY: Final = "Det finns bara en färdig intervju. Jämför när det finns två."

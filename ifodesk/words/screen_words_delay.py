"""Words of the one act that cannot wait (KL 2017:725 6 kap. 30 §, FL 2017:900 17 §)."""

from __future__ import annotations

OPEN = "Åtgärd som inte kan vänta …"
TITLE = "En åtgärd som inte kan vänta"
TEXT = (
    "Den som är jävig får vidta åtgärder som inte kan vänta tills någon annan kan ta över (KL 6 kap. 30 §, "
    "FL 17 §). Skriv det personen måste veta: ärendet öppnas inte. Det här blir ett eget papper som ni som läser "
    "ärendet och personen ser."
)
WHO = "&Vem ska göra det?"
ACT = "Vad ska &göras, och vad måste personen veta?"
REASON = "Varför kan det inte vänta på någon &annan?"
GIVE = "Lämna över åtgärden"
NOBODY = "Alla som finns i kommunen läser redan ärendet."
CHOOSE_WHO = "Välj vem som ska göra det."
NEEDED = "Skriv både vad som ska göras och varför det inte kan vänta."
OPENED = "{name} får åtgärden vid nästa synk. Den står under Jäv till vänster tills den är avslutad."

PAGE = "Åtgärder som inte kan vänta"
FOR_ME = "Du ska göra en sak som inte kan vänta"
FOR_OTHER = "{name} ska göra en sak som inte kan vänta"
OPENED_AT = "öppnad {at}"
WHY = "Därför kan det inte vänta: {reason}"
REPORT = "&Vad gjorde du, och när?"
REPORT_HINT = "till exempel: ringde socialjouren 22:10, barnet är hos mormor"
REPORT_SAVE = "Spara vad som gjordes"
REPORT_SAVED = "Det är sparat. De som läser ärendet ser det vid nästa synk."
REPORTED = "Gjort: {report}"
NOT_REPORTED = "Inget är skrivet om vad som gjordes än."
END = "Avsluta"
ENDED = "Åtgärden är avslutad. {name} ser den inte efter nästa synk."
ENDED_QUIETLY = "Åtgärden är avslutad."

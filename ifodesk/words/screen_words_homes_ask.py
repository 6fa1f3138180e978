"""Words of asking a home, of its answer, and of its places."""

from __future__ import annotations

from ifodesk.words.plural_words import count

RING, CONFIRM_SHORT, ANSWER_SHORT = "Ring", "Ring och bekräfta", "Svar"
ASK_TITLE = "Ring {name}: {phone}"
ASK_NO_PHONE = "Tillfråga {name}. Telefonnumret är inte delat: ring hemkommunen."
NEED = "Det gäller: {need}."
ASK_TEXT = "När du har ringt ser de andra vid nästa synk att hemmet tillfrågas nu. Säg inget som pekar ut barnet."
ASK = "Notera att jag frågar"
PLACES = "Hur många &platser"
TOLD = "Vad hemmet får veta nu"
TELL = {
    "band": "ålder i spann",
    "number": "antal barn",
    "area": "område",
    "month": "från när",
    "demands": "praktiska krav",
}
ANSWER_TITLE = "Vad svarade {name}?"
ANSWER_TEXT = "Ett nej sänker inget senare. Skälet är neutralt: det läses av alla åtta."
ANSWER = "&Svar"
REASON = "Skäl vid &nej"
NO_REASON = "inget särskilt"
CALL_BACK = "Återkommer &senast"
SAVE = "Spara svaret"
NEED_NUMBER = "Skriv hur många platser, minst en."
CONFIRM_TITLE = "Platser i {name}: {phone}"
CONFIRM_TEXT = "Säg bara det som hemmet har sagt i dag."
CONFIRM = "Bekräfta i dag"
FREE = "&Lediga platser"
FROM = "Ledigt &från (tomt: nu)"
UNTIL = "&Paus till och med (tomt: ingen paus)"
NEXT = "Ring &igen (tomt: som vanligt)"
NEED_FREE = "Skriv hur många platser som är lediga, 0 om inga är det."
ASKED = "{who} frågade {day}"
WAITS = "väntar på svar"
BACK_ON = "återkommer senast {day}"
CONFIRMED = "bekräftat {day}"


def places(number: int) -> str:
    """Return how many places were asked for."""
    return count(number, "plats", "platser")

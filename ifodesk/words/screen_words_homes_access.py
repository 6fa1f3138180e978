"""Words of who reads a home's file."""

from __future__ import annotations

READERS = "Läses av"
WORKER = "familjehemssekreterare"
DEPUTY = "ersättare"
SHUT_OUT_LINE = "stängd ute"
GIVE, LET_IN, SHUT_OUT, LET_BACK = "Byt familjehemssekreterare", "Släpp in", "Stäng ute", "Släpp in igen"

GIVE_TITLE = "Byt familjehemssekreterare för {name}"
GIVE_TEXT = "Den nya läser hela hemmets akt och står i banken som den man ringer. Du läser akten som förut."
GIVE_WHO = "&Vem tar över?"
GIVEN = "{name} är hemmets familjehemssekreterare nu, i banken vid nästa synk."

LET_IN_TITLE = "Släpp in en kollega i akten för {name}"
LET_IN_TEXT = "Kollegan läser hela akten från nästa synk. Andra kommuner läser bara det som står i banken."
LET_IN_WHO = "&Vem ska läsa?"
LET_IN_DONE = "{name} läser hemmets akt från nästa synk."

SHUT_OUT_TITLE = "Stäng ute {member} från akten för {name}"
SHUT_OUT_TEXT = (
    "För den som själv känner hemmet. Akten syns inte längre för {member}, inte heller i sökningen. "
    "Bara en chef som läser akten kan släppa in personen igen. Det som står i banken läser alla åtta."
)
SHUT_OUT_DONE = "{name} läser inte hemmets akt längre."
CHOOSE = "Välj en kollega"
NOBODY = "Det finns ingen mer att välja: alla kollegor i kommunen läser redan akten, eller är stängda ute."

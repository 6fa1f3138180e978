"""Why a rule of the field says no: a sentence for every code of `Refusal`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.usecases.codes import Refusal
from ifodesk.words import refusal_words_homes as homes
from ifodesk.words import refusal_words_interview as interview
from ifodesk.words import refusal_words_jav as jav
from ifodesk.words import refusal_words_lending as lending
from ifodesk.words import refusal_words_placement as placement

REFUSED: Final[Mapping[Refusal, str]] = {
    **homes.REFUSED,
    **placement.REFUSED,
    **interview.REFUSED,
    **jav.REFUSED,
    **lending.REFUSED,
    Refusal.NAME_NEEDED: "Skriv ett namn först. Är namnet okänt räcker det med ”okänd”.",
    Refusal.IN_THE_FUTURE: "Dagen ligger framåt i tiden. Det du har skrivit finns kvar. Ändra dagen och försök igen.",
    Refusal.CLIENT_STAYS: "Ett ärende har alltid en klient. Lägg till den rätta klienten först, ta sedan bort den här.",
    Refusal.NOT_A_MEMBER: "Personen finns inte längre bland dem som använder ifodesk. Välj någon annan.",
    Refusal.OTHER_MUNICIPALITY: (
        "Personen arbetar i en annan kommun. Mellan kommunerna gäller sekretess (OSL 8 kap. 1 §), så ingenting har "
        "lämnats ut. Prata med chefen om vilken grund som finns."
    ),
    Refusal.ALREADY_READS: "Personen läser redan ärendet.",
    Refusal.HAS_HINDER: (
        "Personen har svarat hinder på jävsfrågan och har inte släppts in. Välj någon annan, eller fråga igen om "
        "svaret var fel."
    ),
    Refusal.NOTE_EMPTY: "Anteckningen är tom. Skriv något innan du säger klar.",
    Refusal.NOTE_READY: "Anteckningen är redan klar och ändras inte mer. Rätta den med en ny anteckning.",
    Refusal.NOTE_NOT_READY: "Anteckningen är inte klar än. Säg klar först.",
    Refusal.NOT_THE_WRITER: "Det är någon annans utkast. Bara den som skriver kan ändra det.",
    Refusal.REASON_NEEDED: "Skriv varför. Det räcker med några ord.",
    Refusal.UNDO_TOO_LATE: "Det har gått mer än 14 dagar, så märkningen går inte att ta tillbaka. Inget är ändrat.",
    Refusal.NOTHING_TO_UNDO: "Det finns ingen märkning att ta tillbaka.",
    Refusal.TRANSFER_IN_THE_FUTURE: "Dagen för överföringen ligger framåt i tiden. Inget är märkt. Ändra dagen.",
    Refusal.NOTHING_TO_COPY: "Det finns ingen text att föra över.",
    Refusal.PLAN_INCOMPLETE: "Planen är inte antagen än. {missing}",
    Refusal.PLAN_HAS_CONFLICTS: (
        "Ni har skrivit olika i planen. Planen är inte antagen, och båda texterna finns kvar. Välj först vilken som "
        "ska gälla."
    ),
    Refusal.PLAN_UNREADABLE: (
        "En del av planen är skriven i ett nyare program och kan inte läsas här. Planen är inte antagen och inget är "
        "ändrat. Uppdatera ifodesk och försök igen."
    ),
    Refusal.PLAN_CLOSED: "Planen är avslutad. Börja en ny intern-SIP om arbetet går vidare.",
    Refusal.PLAN_UNCHANGED: "Inget har ändrats sedan planen antogs senast. Den antagna versionen gäller.",
    Refusal.BEFORE_CONSENT: "Dagen ligger före dagen då samtycket gavs. Ändra dagen och försök igen.",
    Refusal.PLAN_ADOPTED: "Planen är redan antagen. Avsluta den i stället, med skälet. Inget har ändrats.",
    Refusal.PLAN_PROMOTED: "Planen har gått över till regionens SIP och fortsätter där. Inget har ändrats.",
    Refusal.POINTER_NEEDED: "Skriv var regionens SIP finns: vilket system och vilket nummer.",
    Refusal.CALL_WITHOUT_TIME: "Kallelsen har ingen tid än. Skriv dag och klockslag först.",
    Refusal.DEADLINE_OUT_OF_RANGE: "Skriv ett helt tal mellan 1 och 999. Inget har ändrats.",
    Refusal.NOT_RESPONSIBLE: "Åtgärden är någon annans. Har personen sagt ja? Välj ”bekräftat muntligt”.",
    Refusal.NOBODY_RESPONSIBLE: "Åtgärden har ingen ansvarig än. Skriv vem som gör det först.",
    Refusal.PAPER_UNKNOWN_KIND: (
        "Filen är varken en bild (JPEG eller PNG) eller en PDF. Inget är sparat. Fotografera eller skanna om papperet."
    ),
    Refusal.PAPER_TOO_LARGE: (
        "Filen är större än 540 kB. Inget är sparat. Skanna i svartvitt, med lägre upplösning eller en sida i taget."
    ),
    Refusal.PAPER_INCOMPLETE: (
        "En del av papperet har inte kommit hit, eller är skadad. Det som finns är kvar. Synka och försök igen."
    ),
    Refusal.TIES_NOT_REVIEWED: (
        "Du har inte gått igenom dina egna band på länge, eller inte på den här datorn. Ditt svar är inte sparat. Gå "
        "igenom banden först, det tar några minuter."
    ),
    Refusal.COMMENT_NEEDED: (
        "Det finns en träff i din lista. Skriv en rad om varför det inte är jäv. Ditt svar är inte sparat än."
    ),
    Refusal.ASK_YOURSELF: "Frågan gäller dig själv. Svara direkt här.",
    Refusal.OWN_ANSWER_BY_CLICK: "Ditt eget svar lämnar du själv, det skrivs inte ner som muntligt.",
    Refusal.ALREADY_ASKED: "Personen är redan frågad och har inte svarat klart än.",
    Refusal.CIRCLE_HAS_PROTECTED: (
        "En person i ärendet har skyddade uppgifter. Frågan är inte ställd. Fråga muntligt, eller välj att namnet får "
        "följa med."
    ),
    Refusal.CIRCLE_EMPTY: "Det finns inga namn i ärendet att fråga om. Lägg till dem som ärendet rör först.",
    Refusal.NOT_YOUR_QUESTION: "Frågan är ställd till någon annan.",
    Refusal.QUESTION_CLOSED: "Frågan är redan avslutad. Inget har ändrats.",
    Refusal.NOT_ANSWERED: "Frågan är inte besvarad än.",
    Refusal.NO_CHIEF_READS: (
        "Ingen annan chef läser ärendet, så det finns ingen att anmäla till här. Säg till chefen direkt, och släpp in "
        "en chef i ärendet om du kan."
    ),
    Refusal.ALREADY_REPORTED: "Du har redan anmält jäv i det här ärendet. Chefen ser det.",
    Refusal.SAME_HANDLER: "Det är samma person. Välj någon annan.",
    Refusal.NOT_A_READER: "Personen läser inte ärendet. Släpp in personen först, eller fördela om ärendet.",
    Refusal.WALLED: (
        "Det finns en mur mot personen i det här ärendet. Ingen har släppts in. Bara en chef som läser ärendet kan ta "
        "bort muren."
    ),
    Refusal.NOBODY_TO_WALL: "Muren stänger inte ute någon. Välj minst en person som inte ska få läsa.",
    Refusal.WALL_ONESELF: "Muren kan inte gälla dig själv. Lämna över ärendet i stället.",
    Refusal.REVIEWER_OUTSIDE: "Granskaren står på andra sidan muren. Välj någon annan.",
    Refusal.REVIEWER_IS_FOUNDER: (
        "Välj en granskare vid sidan av dig själv. En mur får inte bli ett sätt att dölja något."
    ),
    Refusal.REVIEWER_NOT_TRUSTED: (
        "Det finns en chef eller administratör som kan granska. Välj en av dem, eller en chef i den andra kommunen om "
        "ärendet är delat."
    ),
    Refusal.ONLY_A_CHIEF: (
        "Det här gör en chef, ställföreträdare eller administratör; i ett ärende en chef som läser det. Inget har "
        "ändrats."
    ),
    Refusal.NO_WALL: "Det finns ingen mur mot personen i ärendet.",
    Refusal.ALREADY_ENDED: "Det är redan avslutat. Inget har ändrats.",
    Refusal.NO_BASIS: "Välj en rättslig grund. Utan den får inget lämnas till en annan kommun (OSL 8 kap. 1 §).",
    Refusal.BASIS_NEVER: (
        "Den grunden gäller inte i socialtjänsten (OSL 10 kap. 27 §). Inget har delats. Välj en annan grund, eller "
        "fråga den enskilde om samtycke."
    ),
    Refusal.BASIS_DETAIL_NEEDED: "Skriv vad grunden bygger på: det behövs för att kunna följa upp delningen.",
    Refusal.SCOPE_NEEDED: "Skriv vad som får delas. Det räcker med några ord.",
    Refusal.END_IN_THE_PAST: "Sista dagen har redan varit. Välj en dag framåt i tiden.",
    Refusal.SAME_MUNICIPALITY: "Personen arbetar i samma kommun. Släpp in personen i ärendet i stället.",
    Refusal.SEVERAL_MUNICIPALITIES: "Dela med en kommun i taget, var och en med sin egen grund.",
    Refusal.NOT_SHARED: "Ärendet är inte delat.",
    Refusal.NOTHING_CHOSEN: "Inget är valt. Välj vad som ska följa med.",
    Refusal.OLDER_GROUP: (
        "Gruppen använder en äldre tabell över rättigheter, och då skulle de andras datorer inte godta det här. Inget "
        "har ändrats. Be chefen eller en administratör byta tabell under Ledning, när alla har uppdaterat."
    ),
    Refusal.ONLY_LEADERS: "Det här gör chefen, ställföreträdaren eller administratören. Inget är ändrat.",
    Refusal.FAMILY_COUNSELLING: (
        "Familjerådgivningen är aldrig en enhet i en intern-SIP: där gäller en egen, strängare sekretess "
        "(OSL 26 kap. 3 §). Inget är sparat."
    ),
    Refusal.UNKNOWN_AREA: "Området finns inte. Välj ett av områdena i listan.",
    Refusal.UNIT_NO_PARTICIPATION: (
        "Klienten har inte samtyckt till att enheten deltar. Inget är delat. Skriv ner samtycket först."
    ),
    Refusal.UNIT_NO_WAIVER: (
        "Enheten får inte veta något utan att klienten häver sekretessen (eller så är det oklart om det behövs). "
        "Inget är delat. Skriv ner klientens medgivande till just den enheten först."
    ),
    Refusal.UNIT_NOT_THIS_GOAL: "Klientens samtycke till enheten gäller inte det här målet. Inget är delat.",
    Refusal.UNIT_DECLINED: "Klienten har sagt nej till att enheten deltar. Inget är delat.",
    Refusal.UNIT_WITHDRAWN: "Klienten har tagit tillbaka sitt samtycke till enheten. Inget är delat.",
    Refusal.UNIT_RAN_OUT: "Samtycket till enheten har gått ut. Inget är delat. Fråga klienten igen.",
    Refusal.UNIT_ENDED: "Enheten finns inte längre i kommunens lista. Inget är delat.",
    Refusal.UNIT_NOT_SHARING: "Enheten delar ingen del av planen, så det finns inget att ta bort.",
    Refusal.PART_ONLY_BY_PLAN: (
        "Du läser bara er del av planen. Vad som delas och med vem bestäms där hela planen finns: ring samordnaren."
    ),
    Refusal.GOAL_HAS_CONFLICTS: (
        "Ni har skrivit olika i målet eller i en åtgärd. Välj först vad som ska gälla, dela sedan. Båda texterna "
        "finns kvar."
    ),
    Refusal.OUTSIDE_UNITS: (
        "Personen arbetar inte i någon av enheterna som planen delas med, så klientens samtycke gäller inte. Ingen "
        "har släppts in."
    ),
    Refusal.QUESTION_IDENTIFIES: (
        "Frågan är inte skickad: den innehåller ett nummer eller ett helt namn som pekar ut någon. Texten finns kvar. "
        "Ta bort det och försök igen."
    ),
    Refusal.QUESTION_MAY_POINT_OUT: (
        "Frågan är inte skickad än: något i den kan peka ut någon. Texten finns kvar. Skriv om, eller skicka ändå."
    ),
    Refusal.NO_CONTACT: "Området har ingen kontaktperson som använder ifodesk. Ring i stället.",
    Refusal.HELD_NO_MORE: "Det hålls inte tillbaka längre. Någon har redan tagit ställning.",
    Refusal.HELD_UNREADABLE: "Innehållet går inte att läsa här, så det går inte att ta över.",
    Refusal.HELD_IS_DRAFT: (
        "Det är ett utkast som personen aldrig sa klar om. Läs det, och skriv en egen anteckning om det behövs."
    ),
    Refusal.HELD_PARENT_FIRST: "Det hör till något annat som också hålls tillbaka. Ta ställning till det först.",
    Refusal.CUT_DOES_NOT_HELP: (
        "Gränsen går inte att flytta för det här. Det kan tas över sak för sak i stället. Inget har ändrats."
    ),
    Refusal.UNKNOWN_PERSON: "Personen finns inte i din kommun. Inget är ändrat. Synka och försök igen.",
    Refusal.UNKNOWN_DEVICE: "Datorn finns inte i din kommun, eller är redan spärrad. Inget är ändrat.",
    Refusal.UNKNOWN_PROPOSAL: "Förslaget finns inte längre: det gäller redan, eller har dragits undan.",
    Refusal.RETIRE_THIS_DEVICE: "Det är den här datorn. Spärra den från en annan dator, eller be chefen.",
    Refusal.LAST_LEADER: (
        "Ingen annan i kommunen är administratör eller chef, så ingen kunde ge rollen tillbaka. Ge någon annan rollen "
        "först. Inget är ändrat."
    ),
    Refusal.REMOVE_YOURSELF: "Du kan inte ta bort dig själv. Be en annan chef. Inget är ändrat.",
    Refusal.RIGHTS_ARE_NEWEST: "Gruppen använder redan den nyaste tabellen över rättigheter. Inget är ändrat.",
    Refusal.NOT_A_CHIEF_HERE: "Personen är inte chef i din kommun. Ge rollen först, eller välj någon annan.",
    Refusal.NOT_A_QUORUM: "Antalet underskrifter ska vara mellan 1 och 9. Inget är ändrat.",
    Refusal.NOT_JOINED: "Kommunerna är inte sammanförda. Inget är ändrat.",
    Refusal.UNKNOWN_MUNICIPALITY: "Kommunkoden finns inte bland gruppens andra kommuner. Inget är ändrat.",
    Refusal.NOT_RECOVERED: "Personens datorer är godkända av personen själv och behöver inte öppnas på nytt.",
}

"""Why a rule about homes and the pool says no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.usecases.codes import Refusal

REFUSED: Final[Mapping[Refusal, str]] = {
    Refusal.KIND_NEEDED: "Välj vad hemmet är: familjehem, jourhem, nätverkshem … Det du har skrivit finns kvar.",
    Refusal.KEY_TOO_LONG: "Ett namn i listan är längre än 32 tecken. Korta det, så går det att spara. Inget är ändrat.",
    Refusal.CHILD_NEEDED: "Ett nätverkshem är för ett visst barn. Skriv barnets ärendenummer.",
    Refusal.NOT_IN_POOL: "Hemmet står inte i banken. Inget är ändrat.",
    Refusal.ALREADY_IN_POOL: "Hemmet står redan i banken.",
    Refusal.POOL_CLOSED: "Hemmet kan inte stå i banken än. Varför står på hemmets sida. Inget har lämnats ut.",
    Refusal.POOL_TEXT_IDENTIFIES: (
        "Önskemålen eller arbetet innehåller ett nummer eller ett helt namn. Inget har lämnats ut. Skriv om texten, så "
        "att den går att visa för alla åtta."
    ),
    Refusal.UNKNOWN_REQUIREMENT: "Kontrollen finns inte bland dem som gäller för det här hemmet. Inget är ändrat.",
    Refusal.WHICH_ADULT: "Säg vilken av de vuxna i hemmet det gäller.",
    Refusal.OUTCOME_NOT_FOR_THIS: "Det resultatet passar inte den här kontrollen. Välj ett annat. Inget är ändrat.",
    Refusal.WAIVER_NOT_WRITTEN: "Samtycket ska vara skriftligt, med minst en kommun och en uppgift. Inget är sparat.",
    Refusal.PLACES_OUT_OF_RANGE: "Antalet platser ska vara mellan 0 och 20. Inget är ändrat.",
    Refusal.BEFORE_TODAY: "Dagen har redan varit. Välj en dag från och med i dag.",
    Refusal.NOT_YOUR_HOME: "Hemmet hör till en annan kommun. Ring den kommunen. Inget är ändrat.",
    Refusal.ALREADY_STOPPED: "Hemmet är redan stoppat för nya placeringar.",
    Refusal.ALREADY_ANSWERED: "Svaret står redan. Fråga hemmet på nytt om det har ändrat sig.",
    Refusal.DAYS_BACKWARDS: "Sista dagen ligger före den första. Inget är ändrat.",
    Refusal.AMOUNT_OUT_OF_RANGE: "Skriv beloppet i hela kronor, från 0 till 100 miljoner. Inget är sparat.",
    Refusal.GROUP_HOURS_OUT_OF_RANGE: "Skriv timmarna som ett helt tal från 0 till 9999. Inget är sparat.",
    Refusal.NO_POPULATION: "Befolkningen är inte känd för den dagen. Inget är sparat.",
    Refusal.TOO_FEW_ANSWERS: (
        "Färre än fem hem har svarat. Då går svaren att peka ut, så inget sparas. Vänta in fler, eller låt bli i år."
    ),
    Refusal.COUNTS_DO_NOT_ADD_UP: (
        "Antalen stämmer inte: svaren på en fråga är fler än formulären, eller formulären fler än hemmen. Räkna om. "
        "Inget är sparat."
    ),
    Refusal.NOT_COUNTED_YET: "Svaren för året är inte räknade än, eller räknade av ett nyare program.",
    Refusal.CONTACT_TOO_LONG: "Tiden ska vara mellan 0 minuter och ett dygn. Inget är sparat.",
    Refusal.IMPORT_CANCELLED: "Importen avbröts. Inget hem är importerat.",
    Refusal.MONTH_OUT_OF_RANGE: "Månaden ska vara mellan 1 och 12. Inget är ändrat.",
}

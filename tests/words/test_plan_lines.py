from ifodesk.domain.sip_frozen import FrozenPlan
from ifodesk.domain.sip_version import canonical, fingerprint
from ifodesk.words.plan_lines import plan_lines
from tests.documents.copies import WHOLE


def test_a_plan_for_the_record_system_says_everything_in_plain_lines() -> None:
    form = canonical(WHOLE)
    text = "\n".join(plan_lines(form))
    for line in (
        "Intern-SIP, version 2",
        "Vad är viktigt för mig: Jag vill bo kvar här.",
        "Varför planen behövs: Fyra enheter träffar Alma var för sig.",
        "Om det blir svårt: Ring mormor.",
        "Mål 1, långsiktigt: Ett lugnt hem",
        "  Nuläge: 2 dagar (v. 46), mätt 12 november 2026",
        (
            "  - Skjuts måndagar, ansvarig: Per Lindgren, Ekonomiskt bistånd, klart: 1 december 2026, planerad, "
            "bekräftat muntligt"
        ),
        "Samtycke till att planen görs: Alma Testsson, muntligt, 20 november 2026",
        "Uppgifter får lämnas ut: Alma Testsson, Närvaro, Bergvattenskolan, muntligt, 20 november 2026",
        "Samordnare: Karin Norberg, Barn och unga, 0942-140 10",
        "Andra planer som gäller: åtgärdsprogram i skolan, 1 september 2026, Skolan, Rektor",
        "Uppföljning 14 januari 2027: Det går bättre.",
        f"Kontrollkod: {fingerprint(form)}",
    ):
        assert line in text


def test_what_is_empty_is_left_out_but_for_what_a_plan_needs() -> None:
    form = canonical(FrozenPlan(plan="01"))
    assert list(plan_lines(form)) == [
        "Intern-SIP, version utan nummer",
        "",
        "Vad är viktigt för mig: Ej angivet",
        "",
        "Samordnare: Ej angivet",
        "Nästa uppföljning: Ej angivet",
        f"Kontrollkod: {fingerprint(form)}",
    ]


def test_a_plan_of_a_newer_program_is_named_and_not_guessed_at() -> None:
    assert "sparad av ett nyare program" in "\n".join(plan_lines("{}"))

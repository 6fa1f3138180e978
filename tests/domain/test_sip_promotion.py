from __future__ import annotations

from ifodesk.domain.sip_frozen import FrozenGoal, FrozenMeasure, FrozenPlan
from ifodesk.domain.sip_promotion import statutory


def test_each_measure_stands_under_the_principal_that_answers_for_it() -> None:
    goal = FrozenGoal(
        "g",
        "Må bättre",
        measures=(
            FrozenMeasure("1", "Samtal"),
            FrozenMeasure("2", "Läkartid", principal="region"),
            FrozenMeasure("3", "Mormor ringer", principal="other"),
            FrozenMeasure("4", "Boende", principal="municipality"),
        ),
    )
    sip = statutory(FrozenPlan(plan="p", goals=(goal,), overall_responsibility="region"))

    assert [one.measure.id for one in sip.by_municipality] == ["1", "4"]
    assert [one.measure.id for one in sip.by_region] == ["2"]
    assert [one.measure.id for one in sip.by_others] == ["3"]
    assert [one.measure.id for one in sip.needed] == ["1", "2", "4"]
    assert sip.overall_responsibility == "region"
    assert all(one.goal is goal for one in sip.needed)

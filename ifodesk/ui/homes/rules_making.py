"""The municipality's own numbers about homes: what is read, the lines, the forms, and what they save. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ifodesk.domain.entities.agreement import CooperationAgreement
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.home_law import INTERVAL_SETTING, VACANCY_SETTING, HomeLaw, Number, RequirementRule
from ifodesk.domain.placement_law import DUTY_SETTING, HOME, PLACING, DutyRule, PlacementLaw
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.usecases.home_settings import SetHomeNumber
from ifodesk.usecases.own_settings import own_settings
from ifodesk.usecases.placement_agreement import AgreeDuty, agreements
from ifodesk.usecases.ports import LEADERS
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_rules as words

CHANGE: Final = "change"
VACANCY, MONTHS, DUTY = "vacancy", "months", "duty"
"""Codes of the forms, and what the keys of lines begin with."""


@dataclass(frozen=True, slots=True)
class RulesRead:
    """Everything of one moment."""

    law: HomeLaw
    """The municipality's own numbers first."""
    shipped: HomeLaw
    duties: PlacementLaw
    settings: Seen[MunicipalitySettings] | None
    """The municipality's settings; None: nothing was ever set."""
    leader: bool
    agreements: tuple[Seen[CooperationAgreement], ...]
    municipalities: Mapping[str, str]
    """The others of the group by SCB code, in Swedish order."""
    today: date

    @property
    def own(self) -> Mapping[str, str]:
        """Return the municipality's settings, as written."""
        return {} if self.settings is None else self.settings.value.values


def read_rules(session: Session) -> RulesRead:
    """Return what stands. Store lane."""
    seen = own_settings(session)
    own = {} if seen is None else seen.value.values
    law = session.home_law
    me = session.directory.me()
    others = {code: name for code, name in session.gazetteer.names.items() if code != me.municipality}
    return RulesRead(
        law=law.with_own(own),
        shipped=law,
        duties=session.placement_law,
        settings=seen,
        leader=bool(me.roles & LEADERS),
        agreements=agreements(session),
        municipalities=dict(sorted(others.items(), key=lambda one: swedish_key(one[1]))),
        today=session.clock.today(),
    )


def rules_groups(read: RulesRead) -> tuple[Group, ...]:
    """Return the whole view."""
    checks = tuple(_check(read, rule) for rule in read.law.requirements)
    duties = tuple(_duty(read, rule) for rule in read.duties.duties)
    return (
        Group("pool", words.POOL, tuple(_numbers(read))),
        Group("checks", words.CHECKS, checks),
        Group("duties", words.DUTIES, duties),
    )


def rules_form(read: RulesRead, key: str) -> FormSpec | None:
    """Return the form of the line *key*; None for a line without one."""
    kind, _, code = key.partition("-")
    if kind == DUTY:
        duty = read.duties.duty(code)
        return None if duty is None else _duty_form(read, duty)
    if kind == VACANCY:
        return _number_form(read, VACANCY, VACANCY_SETTING, words.VACANCY_TITLE, words.DAYS_FIELD)
    rule = read.law.rule(code)
    if rule is None:
        return None
    title = words.MONTHS_TITLE.format(what=rule.text)
    return _number_form(read, MONTHS, INTERVAL_SETTING + code, title, words.MONTHS_FIELD, code)


def save(session: Session, answers: Answers) -> Saved:
    """Save what one of these forms says. Store lane. Raises ``RuleError`` as the use cases say."""
    base = answers.former(MunicipalitySettings)
    if answers.code == DUTY:
        by = answers.one("by")
        return AgreeDuty(session)(answers.about, by if isinstance(by, str) else None, base)
    return SetHomeNumber(session)(answers.number("count"), requirement=answers.about or None, base=base)


def _number_form(read: RulesRead, code: str, setting: str, title: str, field: str, about: str = "") -> FormSpec:
    fields = (FieldSpec("count", field, Ask.NUMBER, read.own.get(setting, ""), hint=words.EMPTY_HINT),)
    return FormSpec(code, title, words.SAVE, fields, about, seen=read.settings)


def _duty_form(read: RulesRead, duty: DutyRule) -> FormSpec:
    shipped = words.DUTY_SHIPPED.format(by=words.DUTY_BY[duty.by])
    choices = (Choice(None, shipped), *(Choice(by, words.DUTY_BY[by]) for by in (PLACING, HOME)))
    chosen = read.own.get(DUTY_SETTING + duty.code) or None
    fields = (FieldSpec("by", words.DUTY_FIELD, Ask.ONE, chosen, choices),)
    return FormSpec(DUTY, words.DUTY_TITLE.format(what=duty.text), words.SAVE, fields, duty.code, seen=read.settings)


def _numbers(read: RulesRead) -> Iterator[Line]:
    law, own = read.law, VACANCY_SETTING in read.own and read.law.vacancy_days != read.shipped.vacancy_days
    detail = _basis(own=own, source=law.vacancy_days.source, certain=law.vacancy_days.certain)
    told = f"{words.VACANCY_WHY} {detail}"
    yield _line(
        VACANCY,
        words.VACANCY,
        told,
        words.days(law.vacancy_days.count),
        certain=law.vacancy_days.certain,
        may=read.leader,
    )
    yield _fixed("soon", words.SOON, words.days(law.soon_days.count), law.soon_days)
    yield _fixed("most", words.MOST_CHILDREN, str(law.most_children.count), law.most_children)


def _fixed(key: str, text: str, right: str, number: Number) -> Line:
    detail = _basis(own=False, source=number.source, certain=number.certain)
    return _line(key, text, detail, right, certain=number.certain, may=False)


def _check(read: RulesRead, rule: RequirementRule) -> Line:
    shipped = read.shipped.rule(rule.code)
    own = shipped is not None and rule != shipped
    source = " · ".join(part for part in (rule.provision, rule.source) if part)
    detail = _basis(own=own, source=source, certain=rule.certain)
    return _line(
        f"{MONTHS}-{rule.code}",
        rule.text,
        detail,
        words.months(rule.renew_months),
        certain=rule.certain,
        may=read.leader,
    )


def _duty(read: RulesRead, rule: DutyRule) -> Line:
    own = read.own.get(DUTY_SETTING + rule.code) in {PLACING, HOME}
    by = read.own[DUTY_SETTING + rule.code] if own else rule.by
    basis = " · ".join(part for part in (rule.provision, rule.source) if part)
    detail = _basis(own=own, source=basis, certain=rule.certain)
    return _line(
        f"{DUTY}-{rule.code}", rule.text, detail, words.DUTY_BY[by], certain=own or rule.certain, may=read.leader
    )


def _basis(*, own: bool, source: str, certain: bool) -> str:
    """Return where a number comes from, with "kontrollera" where it is uncertain."""
    if own:
        return words.OWN
    return " · ".join(part for part in (source, "" if certain else words.CHECK) if part)


def _line(key: str, text: str, detail: str, right: str, *, certain: bool, may: bool) -> Line:
    return Line(
        key,
        text,
        detail,
        right=right,
        icon=Icon.CHECK if certain else Icon.WARNING,
        tone=Tone.QUIET if certain else Tone.WARN,
        meaning="" if certain else words.CHECK,
        actions=(Action(CHANGE, words.CHANGE),) if may else (),
        opens=False,
    )

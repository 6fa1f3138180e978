"""The law of disqualification (jäv) as dated data: KL 2017:725 7 kap. 4 §, 6 kap. 28-32 §§; FL 2017:900 16-18 §§.

Read from `resources/law/disqualification.json`, which the caller hands in parsed. Code decides by codes, never by
paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import TypeVar

from ifodesk.domain.entities.disqualification import Ground
from ifodesk.domain.law_dates import in_force

E = TypeVar("E", bound=Enum)
T = TypeVar("T")


class Relation(StrEnum):
    """What the person in the case is to the one who handles it. There is no closed list in law since 2017."""

    SELF = "self"
    SPOUSE = "spouse"
    REGISTERED_PARTNER = "registered_partner"
    COHABITEE = "cohabitee"
    EX_PARTNER = "ex_partner"
    CHILD = "child"
    STEPCHILD = "stepchild"
    FOSTER_CHILD = "foster_child"
    PARENT = "parent"
    STEP_PARENT = "step_parent"
    SIBLING = "sibling"
    HALF_SIBLING = "half_sibling"
    MOTHER_IN_LAW = "mother_in_law"
    FATHER_IN_LAW = "father_in_law"
    SIBLING_IN_LAW = "sibling_in_law"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    COUSIN = "cousin"
    AUNT_UNCLE = "aunt_uncle"
    NIECE_NEPHEW = "niece_nephew"
    CLOSE_FRIEND = "close_friend"
    HOUSEHOLD = "household"
    LANDLORD = "landlord"
    TENANT = "tenant"
    EMPLOYER = "employer"
    EMPLOYEE = "employee"
    BUSINESS_PARTNER = "business_partner"
    CREDITOR = "creditor"
    LEGAL_REPRESENTATIVE = "legal_representative"
    AGENT = "agent"
    INJURED_PARTY = "injured_party"
    OPPOSING_PARTY = "opposing_party"
    NEIGHBOUR = "neighbour"
    CLUB_OR_HUNTING_TEAM = "club_or_hunting_team"
    COLLEAGUE = "colleague"
    OTHER = "other"


class Toward(StrEnum):
    """Whom the relation is to."""

    CLIENT = "client"
    GUARDIAN = "guardian"
    PARTY = "party"
    AFFECTED = "affected"
    """Somebody whom the decision affects to a not inessential extent."""


class Fact(StrEnum):
    """What else is known."""

    EARLIER_HANDLER_SAME_BOARD = "earlier_handler_same_board"
    EARLIER_HANDLER_OTHER_BOARD = "earlier_handler_other_board"
    REPORTED_PRIVATELY = "reported_privately"
    COMPLAINED_ABOUT_HANDLER = "complained_about_handler"
    OWN_FOSTER_HOME_PROPOSED = "own_foster_home_proposed"
    SUPERVISION_OF_OWN_WORKPLACE = "supervision_of_own_workplace"
    BOARD_MEMBER_OF_PARTY = "board_member_of_party"
    HANDLER_REPLACED = "handler_replaced"
    REGISTRATION_ONLY = "registration_only"
    CLIENT_WISHES_OTHER_MUNICIPALITY = "client_wishes_other_municipality"
    SAME_SURNAME_ONLY = "same_surname_only"
    SPOUSE_OF_HANDLER_IS_LEGAL_REPRESENTATIVE = "spouse_of_handler_is_legal_representative"
    CHILD_IN_RELATIONSHIP_WITH_CLIENT = "child_in_relationship_with_client"
    CONTACT_PERSON_FOR_CLIENT = "contact_person_for_client"
    COACH_OF_CLIENT = "coach_of_client"
    FINAL_PART_AT_OTHER_AUTHORITY = "final_part_at_other_authority"


class Certainty(StrEnum):
    """How sure the data are. What must be checked is never answered with yes or no."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"


class Closeness(StrEnum):
    """What a relation weighs."""

    SELF = "self"
    CLOSE = "close"
    """Närstående."""
    DEPENDS = "depends"
    """Närstående by how close the two are in fact, else perhaps a special circumstance."""
    CIRCUMSTANCE = "circumstance"
    """Not närstående, but a special circumstance (delikatessjäv)."""
    REPRESENTATIVE = "representative"
    ACQUAINTANCE = "acquaintance"
    """Knowing somebody in a small town: not alone jäv."""
    UNKNOWN = "unknown"


class Weight(StrEnum):
    """What a fact weighs."""

    GROUND = "ground"
    NOT_ALONE = "not_alone"
    NO_JAV = "no_jav"
    IRRELEVANT = "irrelevant"
    """Impartiality obviously lacks importance (KL 6 kap. 29 §)."""
    NO_RULING = "no_ruling"
    """Somebody else has stepped in: nothing to decide (KL 6 kap. 30 §)."""


class Article(StrEnum):
    """What stands in the law besides the grounds."""

    MAY_NOT_TAKE_PART = "MAY_NOT_TAKE_PART"
    DUTY_TO_TELL = "DUTY_TO_TELL"
    COMPANY_TIES = "COMPANY_TIES"
    APPEAL = "APPEAL"


class BadLawError(ValueError):
    """The data hold a malformed row, or no rule for some ground, relation or fact on the day that was asked about."""


@dataclass(frozen=True, slots=True)
class RelationRule:
    """What the law says of one relation."""

    closeness: Closeness
    certainty: Certainty
    source: str


@dataclass(frozen=True, slots=True)
class FactRule:
    """What the law says of one fact."""

    weight: Weight
    ground: Ground | None
    never_irrelevant: bool
    """Whether the ground concerns the person's own or a close person's part in the case."""
    certainty: Certainty
    source: str


@dataclass(frozen=True, slots=True)
class DisqualificationLaw:
    """The rules that apply on one day."""

    provisions: Mapping[Ground, str]
    """Where each ground stands, as it is cited."""
    irrelevance: str
    """Where it stands that jäv may be disregarded."""
    articles: Mapping[Article, str]
    """Where it stands what follows, as it is cited."""
    relations: Mapping[Relation, RelationRule]
    facts: Mapping[Fact, FactRule]

    @classmethod
    def from_data(cls, data: Mapping[str, object], on: date) -> DisqualificationLaw:
        """Return the law as it stands on a day.

        Args:
            data: The parsed file.
            on: The day of the question.

        Raises:
            BadLawError: A row is malformed, or a ground, relation or fact has no rule on that day.
        """
        try:
            provisions = _rows(data, "provisions", on)
            return cls(
                provisions=_whole(Ground, _rows(data, "grounds", on), lambda row: str(row["provision"])),
                irrelevance=str(provisions["OBVIOUSLY_IRRELEVANT"]["provision"]),
                articles={article: str(provisions[article.value]["provision"]) for article in Article},
                relations=_whole(Relation, _rows(data, "relations", on), _relation_rule),
                facts=_whole(Fact, _rows(data, "facts", on), _fact_rule),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise BadLawError from error


Row = Mapping[str, object]


def _rows(data: Mapping[str, object], table: str, on: date) -> dict[str, Row]:
    """Return the rows of a table that apply on a day, by code."""
    rows = data[table]
    if not isinstance(rows, Sequence):
        raise TypeError
    return {row["code"]: row for row in rows if in_force(row, on)}


def _whole(codes: type[E], rows: Mapping[str, Row], rule: Callable[[Row], T]) -> dict[E, T]:
    """Return the rule of every code; raises ``KeyError`` when one is missing and ``ValueError`` for an unknown code."""
    return {code: rule(rows[code.value]) for code in (*codes, *map(codes, rows))}


def _relation_rule(row: Row) -> RelationRule:
    return RelationRule(Closeness(str(row["closeness"])), Certainty(str(row["certainty"])), str(row["source"]))


def _fact_rule(row: Row) -> FactRule:
    return FactRule(
        weight=Weight(str(row["weight"])),
        ground=None if row["ground"] is None else Ground(str(row["ground"])),
        never_irrelevant=row["never_irrelevant"] is True,
        certainty=Certainty(str(row["certainty"])),
        source=str(row["source"]),
    )

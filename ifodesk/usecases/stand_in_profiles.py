"""What a colleague can stand in for and has on the desk: said by the person or the chief, read by those two."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.lending import StandInProfile
from ifodesk.domain.ids import MemberId
from ifodesk.usecases.cases import chief_for_new_cases
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_colleague
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known
from ifodesk.usecases.ports import LEADERS, Home
from ifodesk.usecases.saving import new_id, tidy
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session

MOST_CASES = 500


@dataclass(frozen=True, slots=True)
class SaveProfile:
    """Write down what somebody can stand in for; the figures are of today."""

    session: Session

    def __call__(self, profile: StandInProfile, seen: Seen[StandInProfile] | None = None) -> Saved:
        """Save *profile* in place of the person's former one.

        Args:
            profile: Its ``member`` is oneself, or for a chief any colleague; id and day are not used.
            seen: That person's former one, as it was seen; None: what stands.

        Raises:
            RuleError: not_a_member, other_municipality, only_a_chief (for somebody else), count_out_of_range,
                older_group.
        """
        session, me = self.session, self.session.directory.me()
        if profile.member is None:
            raise RuleError(Refusal.NOT_A_MEMBER)
        check_colleague(session, me.municipality, profile.member)
        if profile.member != me.id and not me.roles & LEADERS:
            raise RuleError(Refusal.ONLY_A_CHIEF)
        counts = (profile.placed, profile.investigations, profile.others)
        if any(not 0 <= count <= MOST_CASES for count in counts if count is not None):
            raise RuleError(Refusal.COUNT_OUT_OF_RANGE)
        check_known(session, "stand_in_profile")
        mine = seen is not None and seen.value.member == profile.member
        base = seen if mine else profile_of(session, profile.member)
        value = replace(
            profile,
            id=base.value.id if base else new_id(session.random),
            counted_on=session.clock.today() if any(count is not None for count in counts) else None,
        )
        if base is not None:
            return session.records.save([Write(tidy(value), base)])
        chief = chief_for_new_cases(session)
        others = {one for one in (chief, profile.member) if one is not None and one != me.id}
        home = Home("restricted", session.readers.open_compartment(sorted(others)))
        return session.records.save([Write(tidy(value))], home=home)


def profile_of(session: Session, member: MemberId) -> Seen[StandInProfile] | None:
    """Return the newest that the signed-in person reads about *member*; None when there is nothing."""
    found = [seen for seen in session.records.all(StandInProfile) if seen.value.member == member]
    return found[-1] if found else None

"""Who may act: decided from roles held on a day."""

from caunoi.kernel.refusal import Refusal

from .words import WITHOUT_RECORDS, Role

#: Roles that stand in for another in daily work: a head may do what the officers may.
COVERED_BY: dict[Role, tuple[Role, ...]] = {
    Role.RECEIVER: (Role.RECEIVER, Role.HANDLER, Role.HEAD, Role.DEPUTY),
    Role.HANDLER: (Role.HANDLER, Role.HEAD, Role.DEPUTY),
    Role.EDITOR: (Role.EDITOR, Role.HEAD, Role.DEPUTY),
    Role.HEAD: (Role.HEAD, Role.DEPUTY),
    Role.DEPUTY: (Role.DEPUTY, Role.HEAD),
    Role.EMPLOYER: (Role.EMPLOYER, Role.HANDLER, Role.HEAD, Role.DEPUTY),
}


def covering(role: Role) -> tuple[Role, ...]:
    """The roles whose holders may do what ``role`` may."""
    return COVERED_BY.get(role, (role,))


def reads_records(role: str) -> bool:
    """Whether the records of the body are the business of a holder of the role."""
    return role not in {str(each) for each in WITHOUT_RECORDS}


def must_hold(held: set[str], role: Role, body_name: str) -> None:
    """Refuse, saying whose work it is, when none of the roles held covers ``role``."""
    if held.isdisjoint(str(each) for each in covering(role)):
        raise Refusal(
            f"Việc này của {role.vi.lower()}, {body_name}.",
            f"This is the work of the {role.en.lower()} of {body_name}.",
        )

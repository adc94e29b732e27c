"""What the acts share: who acts, and whether they may."""

from caunoi.access.queries import grants_of
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.places.models import Body
from caunoi.warn.models import EarlyWarning

#: The installation acts without a role; a person never.
Actor = Person | str
#: Who may say what a warning was: those who lead a body, who follow its work, who mobilise.
JUDGES = (Role.HEAD, Role.DEPUTY, Role.SUPERVISOR, Role.MOBILISER)


def ref_of(by: Actor) -> str:
    """How the ledger names who acts."""
    return by.ref if isinstance(by, Person) else by


def body_to_judge(by: Person, warning: EarlyWarning) -> Body:
    """The body in whose name the person judges; refuses one who leads none in the place or above it."""
    wanted = {str(each) for role in JUDGES for each in covering(role)}
    near = {warning.place_id, warning.province_id}
    for grant in grants_of(by):
        if grant.role in wanted and grant.body.place_id in near:
            return grant.body
    raise Refusal(
        "Chỉ người đứng đầu, người theo dõi hoặc cán bộ dân vận của địa phương này, của cấp trên kết luận về cảnh báo.",
        "Only heads, supervising and people-relations officers of this place or above it judge a warning.",
    )

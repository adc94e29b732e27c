"""The nouns of boards: their kinds, seats, ways onto a seat, and answers to what they advise."""

from caunoi.kernel.words import Word


class Kind(Word):
    """What a board is."""

    STEERING = "steering", "Ban Chỉ đạo", "Steering board"
    ADVISORY = "advisory", "Ban tư vấn", "Advisory board"
    INSPECTION = "inspection", "Ban Thanh tra nhân dân cấp xã", "People's Inspection Board of a commune"
    UNIT_INSPECTION = "unit_inspection", "Ban Thanh tra nhân dân ở cơ quan, đơn vị", "People's Inspection Board in an agency"  # fmt: skip
    INVESTMENT = "investment", "Ban Giám sát đầu tư của cộng đồng", "Community Investment Supervision Board"
    RECONCILIATION = "reconciliation", "Tổ hòa giải ở cơ sở", "Grassroots reconciliation group"
    SELF_MANAGED = "self_managed", "Tổ tự quản", "Self-managed group"
    CONTACTS = "contacts", "Đầu mối liên lạc khu chung cư", "Contact people of an apartment block"


class Seat(Word):
    """What a member is in the board."""

    HEAD = "head", "Trưởng ban, tổ trưởng", "Head"
    DEPUTY = "deputy", "Phó trưởng ban, tổ phó", "Deputy"
    MEMBER = "member", "Thành viên", "Member"

    def of(self, kind: "Kind") -> str:
        """What the seat is called in a kind of board: a group has a tổ trưởng, a board a trưởng ban."""
        if self is Seat.MEMBER:
            return self.vi
        group = kind in (Kind.RECONCILIATION, Kind.SELF_MANAGED, Kind.CONTACTS)
        return {Seat.HEAD: ("Trưởng ban", "Tổ trưởng"), Seat.DEPUTY: ("Phó Trưởng ban", "Tổ phó")}[self][group]


class Way(Word):
    """How a member came onto the seat."""

    ELECTED = "elected", "Do Nhân dân bầu", "Elected by the people"
    APPOINTED = "appointed", "Được chỉ định, cử", "Appointed"
    CONSENTED = "consented", "Tự nguyện nhận lời", "By own consent"


class Answer(Word):
    """What became of a board's advice."""

    ACCEPTED = "accepted", "Tiếp thu", "Accepted"
    PARTLY = "partly", "Tiếp thu một phần", "Accepted in part"
    EXPLAINED = "explained", "Giải trình, không tiếp thu", "Explained, not accepted"


class Standing(Word):
    """Where a board's advice stands."""

    WAITING = "waiting", "Chờ trả lời", "Waiting for an answer"
    PROMISED = "promised", "Tiếp thu, đang thực hiện", "Accepted, under way"
    SETTLED = "settled", "Tiếp thu, đã thực hiện", "Accepted and carried out"
    EXPLAINED = "explained", "Giải trình, không tiếp thu", "Explained, not accepted"

    @property
    def tone(self) -> str:
        """The colour's name."""
        return {"waiting": "warn", "promised": "info", "settled": "ok", "explained": "pause"}[self.value]


#: Boards whose members hold a public office of the community: their names are public by the office itself.
PUBLIC = frozenset({Kind.STEERING, Kind.INSPECTION, Kind.INVESTMENT, Kind.RECONCILIATION})
#: Boards whose programme anybody may read: those that watch on the people's behalf, and those that steer.
OPEN_PROGRAMME = frozenset({Kind.STEERING, Kind.INSPECTION, Kind.INVESTMENT})
#: Boards that go and check on the spot, and must say so beforehand.
VISITING = frozenset({Kind.INSPECTION, Kind.INVESTMENT})

"""What community decisions are called: origins, forms, stages, acts, checklists, teams."""

from caunoi.kernel.words import Word


class Kind(Word):
    """What is put to the households."""

    ORDINARY = "ordinary", "Bàn và quyết định", "Decision"
    ELECTION = "election", "Bầu", "Election"
    DISMISSAL = "dismissal", "Cho thôi làm nhiệm vụ", "Dismissal"


class Board(Word):
    """What is filled by an election: the head of the group, or seats on a board."""

    VILLAGE_HEAD = "village_head", "Trưởng thôn, Tổ trưởng tổ dân phố", "Village or group head"
    INSPECTION = "inspection", "Thành viên Ban Thanh tra nhân dân", "Member of the People's Inspection Board"
    INVESTMENT = (
        "investment",
        "Thành viên Ban Giám sát đầu tư của cộng đồng",
        "Member of the Community Investment Supervision Board",
    )


class Scope(Word):
    """Who decides together."""

    VILLAGE = "village", "Trong một thôn, tổ dân phố", "One village or group"
    COMMUNE = "commune", "Toàn xã, phường, đặc khu", "The whole commune"


class Origin(Word):
    """Who put it forward."""

    HEAD = (
        "head",
        "Trưởng thôn, Tổ trưởng thống nhất với Ban công tác Mặt trận",
        "The village head with the Front's board",
    )
    INITIATIVE = "initiative", "Sáng kiến của công dân", "A citizens' initiative"
    COMMITTEE = "committee", "Ủy ban nhân dân cấp xã", "The commune's People's Committee"
    RESIGNATION = (
        "resignation",
        "Người giữ chức xin thôi, có đơn nêu lý do gửi Chủ tịch Ủy ban nhân dân cấp xã",
        "Who holds the seat asks to leave it, in a letter with the reason to the commune's chairman",
    )


class Form(Word):
    """How the households decide."""

    MEETING = "meeting", "Họp cộng đồng dân cư", "Meeting"
    BALLOT = "ballot", "Phát phiếu đến từng hộ", "Ballot to each household"
    ONLINE = "online", "Biểu quyết trực tuyến", "Online vote"


class BallotCase(Word):
    """Why ballots may go out (khoản 1 Điều 19)."""

    CHAIRMAN = "a", "Việc toàn xã, Chủ tịch UBND chọn phát phiếu", "Commune-wide, chosen by the chairman"
    THIN = "b", "Đã họp mà không đủ số hộ", "A meeting was held with too few households"
    AGREED = "c", "Trưởng thôn thống nhất với Trưởng Ban công tác Mặt trận", "The head and the Front's board agreed"


class HandVote(Word):
    """How those present vote; they choose it themselves."""

    HANDS = "hands", "Giơ tay", "Show of hands"
    SECRET = "secret", "Bỏ phiếu kín", "Secret ballot"


class Stage(Word):
    """Where a decision stands."""

    DRAFT = "draft", "Đang chuẩn bị", "Being prepared"
    ANNOUNCED = "announced", "Đã thông báo", "Announced"
    VOTING = "voting", "Đang lấy phiếu", "Voting"
    COUNTING = "counting", "Đang kiểm phiếu", "Being counted"
    THIN = "thin", "Họp không đủ hộ", "Too few came"
    FAILED = "failed", "Không được thông qua", "Not passed"
    PASSED = "passed", "Được thông qua", "Passed"
    SENT = "sent", "Đã gửi, chờ công nhận", "Sent, awaiting recognition"
    RECEIVED = "received", "Đang xem xét công nhận", "Under review"
    REFUSED = "refused", "Không được công nhận", "Recognition refused"
    IN_FORCE = "in_force", "Có hiệu lực", "In force"
    ANNULLED = "annulled", "Đã bị bãi bỏ", "Annulled"
    REDO = "redo", "Phải thực hiện lại", "To be done again"
    REPLACED = "replaced", "Đã được thay thế", "Replaced"
    DROPPED = "dropped", "Đã rút", "Withdrawn"


class Act(Word):
    """What may be done with a decision."""

    ANNOUNCE = "announce", "Thông báo đến các hộ", "Announce to the households"
    HAND_OUT = "hand_out", "Phát phiếu", "Hand out ballots"
    OPEN_ONLINE = "open_online", "Mở biểu quyết trực tuyến", "Open the online vote"
    CLOSE = "close", "Kết thúc lấy phiếu", "Close the vote"
    PASS = "pass", "Thông qua", "Pass"
    FAIL = "fail", "Không thông qua", "Not pass"
    FIND_THIN = "find_thin", "Ghi nhận họp không đủ hộ", "Record that too few came"
    GO_TO_BALLOTS = "go_to_ballots", "Chuyển sang phát phiếu", "Go to ballots"
    MEET_AGAIN = "meet_again", "Họp lại", "Meet again"
    SEND = "send", "Gửi quyết định đến UBND và MTTQ", "Send the decision"
    TAKE_EFFECT = "take_effect", "Ghi nhận hiệu lực", "Take effect"
    RECEIVE = "receive", "Nhận quyết định", "Receive the decision"
    RECOGNISE = "recognise", "Công nhận", "Recognise"
    REFUSE = "refuse", "Không công nhận", "Refuse recognition"
    FIX_DATE = "fix_date", "Ấn định ngày có hiệu lực", "Fix the day of effect"
    ANNUL = "annul", "Bãi bỏ", "Annul"
    ORDER_REDO = "order_redo", "Yêu cầu thực hiện lại", "Order it redone"
    NAME_INTERIM = "name_interim", "Chỉ định người đứng đầu lâm thời", "Name an interim head"
    START_AGAIN = "start_again", "Thực hiện lại", "Start again"
    REPLACE = "replace", "Thay thế", "Replace"
    DROP = "drop", "Rút lại", "Withdraw"


class Party(Word):
    """Whose work a step is."""

    VILLAGE = "village", "Trưởng thôn, Tổ trưởng tổ dân phố", "The village or group head"
    COMMITTEE = "committee", "Ủy ban nhân dân cấp xã", "The commune's People's Committee"
    FRONT = "front", "Ủy ban MTTQ Việt Nam cấp xã", "The commune's Fatherland Front"
    RECOGNISER = "recogniser", "Cơ quan có thẩm quyền công nhận", "The recognising body"
    TALLY = "tally", "Kết quả kiểm đếm", "The count"


class Consenting(Word):
    """What households agreed to beforehand."""

    INITIATIVE = "initiative", "Đồng thuận đưa sáng kiến ra bàn", "Consent to the initiative"
    ONLINE = "online", "Đồng ý biểu quyết trực tuyến", "Agreement to vote online"
    DISMISSAL = "dismissal", "Đề nghị cho thôi làm nhiệm vụ", "Request for dismissal"


class Team(Word):
    """The people a vote needs."""

    SECRETARY = "secretary", "Thư ký cuộc họp", "Secretary"
    COUNT_BOARD = "count_board", "Ban kiểm phiếu", "Counting board"
    WITNESS = "witness", "Đại diện hộ chứng kiến", "Household witness"
    BALLOT_TEAM = "ballot_team", "Tổ phát phiếu", "Ballot team"
    ONLINE_TEAM = "online_team", "Tổ lấy ý kiến biểu quyết trực tuyến", "Online vote team"
    ELECTION_TEAM = "election_team", "Tổ bầu cử", "Election team"


class Skill(Word):
    """What a member of a team is there as."""

    PLAIN = "", "Thành viên", "Member"
    FRONT_HEAD = "front_head", "Tổ trưởng, là Trưởng Ban công tác Mặt trận", "Leader, head of the Front's board"
    LEADER = "leader", "Trưởng ban, Tổ trưởng", "Leader"
    IT = "it", "Thành viên thạo công nghệ thông tin", "Member able in IT"


class Need(Word):
    """One thing to be done before the vote."""

    NOTICE = "notice", "Thông báo mời họp đến các hộ (Mẫu 01)", "Meeting notice to households (form 01)"
    PAPERS = "papers", "Gửi tài liệu đến các hộ", "Papers to households"
    DRAFT_POSTED = "draft_posted", "Niêm yết dự thảo hương ước, quy ước", "Post the draft convention"
    BALLOT_PLAN = "ballot_plan", "Ban hành kế hoạch phát phiếu", "Issue the ballot plan"
    PLAN_SENT = (
        "plan_sent",
        "Gửi kế hoạch đến Chủ tịch UBND và MTTQ cấp xã",
        "Send the plan to the chairman and the Front",
    )
    BALLOT_NOTICE = "ballot_notice", "Công bố việc phát phiếu", "Publish the ballot"
    FRONT_AGREED = (
        "front_agreed",
        "Trưởng Ban công tác Mặt trận thống nhất phát phiếu",
        "The Front's board agreed to ballots",
    )
    ELECTION_PLAN = "election_plan", "Quyết định và kế hoạch bầu cử", "Election decision and plan"
    CANDIDATES = "candidates", "Danh sách người ứng cử", "List of candidates"
    TEAM_SET_UP = "team_set_up", "Thành lập Tổ bầu cử", "Set up the election team"
    PUBLICITY = "publicity", "Niêm yết các quyết định về bầu cử", "Post the election decisions"
    TEAMS = "teams", "Đủ các tổ và người chứng kiến", "Teams and witnesses complete"


class State(Word):
    """How a thing to be done stands."""

    DONE = "done", "Đã làm đúng hạn", "Done in time"
    WAITING = "waiting", "Chưa làm", "To be done"
    LATE = "late", "Trễ hạn", "Too late"


class Counter(Word):
    """Which of the independent counts it is."""

    FIRST = "first", "Lần thứ nhất", "First count"
    SECOND = "second", "Lần thứ hai, người khác đếm", "Second count, by another person"
    THIRD = "third", "Lần thứ ba, khi hai lần lệch nhau", "Third count, where two disagree"

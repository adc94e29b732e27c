"""The nouns and verbs of commendation: stages of a campaign and of a nomination, proofs, seats, grounds of conflict."""

from caunoi.kernel.words import Word


class Award(Word):
    """What is given."""

    CERTIFICATE = "certificate", "Giấy khen", "Certificate of commendation"
    HIGH_CERTIFICATE = "high_certificate", "Bằng khen", "High certificate of commendation"
    LETTER = "letter", "Thư khen", "Letter of praise"
    PRAISE = "praise", "Biểu dương", "Public praise"


class Stage(Word):
    """Where a campaign stands."""

    PLANNED = "planned", "Đang chuẩn bị", "Being prepared"
    OPEN = "open", "Đang nhận đề nghị", "Open for nominations"
    POSTED = "posted", "Đang công khai lấy ý kiến", "Posted for objections"
    MEETING = "meeting", "Hội đồng đang họp", "The council meets"
    COUNTED = "counted", "Đã kiểm phiếu", "Ballots counted"
    DECIDED = "decided", "Đã khen thưởng", "Decided"


class Act(Word):
    """What may be done with a campaign."""

    ANNOUNCE = "announce", "Phát động", "Announce"
    POST = "post", "Khóa hồ sơ và công khai danh sách", "Freeze the dossiers and post the list"
    CONVENE = "convene", "Mở phiên họp Hội đồng", "Open the council's meeting"
    COUNT = "count", "Kết thúc kiểm phiếu", "Close the count"
    DECIDE = "decide", "Ban hành quyết định", "Issue the decision"


class Nominee(Word):
    """Who may be nominated."""

    COLLECTIVE = "collective", "Tập thể", "Collective"
    INDIVIDUAL = "individual", "Cá nhân", "Individual"


class Standing(Word):
    """Where a nomination stands."""

    SUBMITTED = "submitted", "Đã đề nghị", "Nominated"
    WITHDRAWN = "withdrawn", "Đã rút", "Withdrawn"
    SET_ASIDE = "set_aside", "Để lại, chưa xét", "Set aside"
    PASSED = "passed", "Đủ phiếu", "Passed"
    FAILED = "failed", "Không đủ phiếu", "Not passed"
    AWARDED = "awarded", "Được khen thưởng", "Commended"
    NOT_AWARDED = "not_awarded", "Không khen thưởng đợt này", "Not commended this time"


class Proof(Word):
    """Which record proves a criterion."""

    TASKS = "tasks", "Nhiệm vụ được giao làm đúng hạn (%)", "Tasks done in time (%)"
    DUTIES = "duties", "Mọi việc có hạn theo luật làm đúng hạn (%)", "Every dated duty met in time (%)"
    ANSWERS = "answers", "Đơn, kiến nghị giải quyết đúng hạn (%)", "Petitions dealt with in time (%)"
    DIALOGUES = "dialogues", "Đối thoại, lời hứa thực hiện đúng hạn (%)", "Dialogues and promises kept in time (%)"
    OPENNESS = "openness", "Công khai đúng hạn (%)", "Disclosed in time (%)"
    INDICATOR = "indicator", "Một chỉ tiêu của báo cáo", "An indicator of the review"
    STATEMENT = "statement", "Báo cáo thành tích (không có số liệu)", "The statement alone (no figure)"


class Seat(Word):
    """What a member does in the council."""

    CHAIR = "chair", "Chủ tịch Hội đồng", "Chair"
    VICE = "vice", "Phó Chủ tịch Hội đồng", "Vice-chair"
    SECRETARY = "secretary", "Thư ký", "Secretary"
    MEMBER = "member", "Ủy viên", "Member"


class Ground(Word):
    """Why a member does not vote on a nomination."""

    NOMINATED = "nominated", "Làm việc ở tập thể được đề nghị", "Works in the nominated body"
    NOMINATOR = "nominator", "Làm việc ở nơi đề nghị", "Works in the nominating body"
    SELF = "self", "Là người được đề nghị", "Is the nominee"
    RELATED = "related", "Có quan hệ thân thích, lợi ích liên quan (tự khai)", "Related or with an interest (declared)"


class Entry(Word):
    """Where one entering of the count stands."""

    WAITING = "waiting", "Chờ người thứ hai nhập", "Waits for the second person"
    AGREED = "agreed", "Hai lần khớp nhau", "Both agree"
    VOID = "void", "Không khớp, kiểm lại", "Did not agree; counted again"

"""The nouns and verbs of mandates: kinds of document, items read, stages of a mandate and of a task."""

from caunoi.kernel.words import Word


class Kind(Word):
    """What a document is."""

    DIRECTIVE = "directive", "Chỉ thị", "Directive"
    RESOLUTION = "resolution", "Nghị quyết", "Resolution"
    CONCLUSION = "conclusion", "Kết luận", "Conclusion"
    DECISION = "decision", "Quyết định", "Decision"
    PROGRAMME = "programme", "Chương trình", "Programme"
    PLAN = "plan", "Kế hoạch", "Plan"
    GUIDANCE = "guidance", "Hướng dẫn", "Guidance"
    NOTICE = "notice", "Thông báo", "Notice"
    OFFICIAL_LETTER = "official_letter", "Công văn", "Official letter"
    INTERIM_REVIEW = "interim_review", "Sơ kết", "Interim review"
    ANNUAL_REVIEW = "annual_review", "Tổng kết", "Annual review"
    REPORT = "report", "Báo cáo", "Report"
    OTHER = "other", "Văn bản khác", "Other document"


#: Kinds that look back: their results and limitations become a record of a past review.
REVIEWS = frozenset({Kind.INTERIM_REVIEW, Kind.ANNUAL_REVIEW, Kind.REPORT})


class Form(Word):
    """How the document reached us: the paper itself, or a news article about it."""

    OFFICIAL = "official", "Văn bản", "Official document"
    NEWS = "news", "Tin bài", "News article"


class ItemKind(Word):
    """What a sentence of the document says."""

    RESULT = "result", "Kết quả", "Result"
    LIMITATION = "limitation", "Hạn chế", "Limitation"
    CAUSE = "cause", "Nguyên nhân", "Cause"
    TASK = "task", "Nhiệm vụ", "Task"


class Why(Word):
    """The rule by which a sentence was proposed as an item."""

    SECTION = "section", "thuộc mục", "stands in the section"
    CUE = "cue", "có từ ngữ", "says"
    LEAD = "lead", "theo câu dẫn", "follows the lead-in"
    ORDER = "order", "động từ giao việc", "verb of order"
    DUTY = "duty", "nêu việc phải làm", "states a duty"
    INHERITED = "inherited", "tiếp ý câu trước", "goes on from the sentence before"
    TABLE = "table", "hàng trong bảng phân công", "row of the assignment table"


class BodyKind(Word):
    """Kinds of body that a document gives tasks to."""

    PARTY_COMMITTEE = "party_committee", "Cấp ủy, tổ chức đảng", "Party committee"
    PEOPLE_RELATIONS = "people_relations", "Ban Dân vận, Ban Tuyên giáo và Dân vận", "People-relations board"
    PARTY_ORGAN = "party_organ", "Cơ quan của Đảng", "Party organ"
    COUNCIL = "council", "Hội đồng nhân dân", "People's Council"
    GOVERNMENT = "government", "Ủy ban nhân dân, chính quyền", "People's Committee"
    DEPARTMENT = "department", "Sở, ban, ngành, phòng", "Department"
    STATE_AGENCY = "state_agency", "Cơ quan nhà nước", "State agency"
    JUSTICE = "justice", "Công an, quân sự, tòa án, viện kiểm sát", "Police, military, court, procuracy"
    FRONT = "front", "Mặt trận Tổ quốc", "Fatherland Front"
    ORGANISATION = "organisation", "Tổ chức chính trị - xã hội, đoàn thể", "Organisation"
    STEERING = "steering", "Ban Chỉ đạo", "Steering board"
    BOARD = "board", "Ban Thanh tra nhân dân, giám sát cộng đồng", "People's board"
    HEAD = "head", "Người đứng đầu", "Head"
    OFFICIALS = "officials", "Cán bộ, đảng viên, công chức", "Officials"
    UNIT = "unit", "Địa phương, cơ quan, đơn vị", "Localities, agencies, units"
    ENTERPRISE = "enterprise", "Doanh nghiệp", "Enterprise"
    NEIGHBOURHOOD = "neighbourhood", "Thôn, tổ dân phố", "Residential group"
    PRESS = "press", "Báo, đài", "Press"
    OTHER = "other", "Cơ quan, tổ chức khác", "Other body"


class ItemState(Word):
    """Where a proposed item stands: software proposes, a person decides."""

    PROPOSED = "proposed", "Chờ xét", "Proposed"
    ACCEPTED = "accepted", "Đã nhận", "Accepted"
    EDITED = "edited", "Đã sửa và nhận", "Edited and accepted"
    REJECTED = "rejected", "Đã bỏ", "Rejected"


class Stage(Word):
    """Where a mandate stands."""

    IMPORTED = "imported", "Chờ xét đề xuất", "Proposals to be reviewed"
    REVIEWED = "reviewed", "Đã xét", "Reviewed"
    ISSUED = "issued", "Đã giao việc", "Tasks issued"
    FOLLOWED = "followed", "Đang theo dõi", "Being followed"
    CLOSED = "closed", "Đã kết thúc", "Closed"


class Act(Word):
    """What may be done with a mandate."""

    REVIEW = "review", "Xong việc xét", "Finish the review"
    ISSUE = "issue", "Giao việc", "Issue the tasks"
    FOLLOW = "follow", "Theo dõi", "Follow"
    CLOSE = "close", "Kết thúc", "Close"
    REPLACE = "replace", "Văn bản khác thay thế", "Replaced by another document"
    KEEP = "keep", "Lưu làm tư liệu", "Keep as a record"


class TaskStage(Word):
    """Where a task stands."""

    ASSIGNED = "assigned", "Đã giao", "Assigned"
    ACKNOWLEDGED = "acknowledged", "Đã tiếp nhận", "Acknowledged"
    REPORTED = "reported", "Đã báo cáo", "Reported"
    DONE = "done", "Hoàn thành", "Done"
    WITHDRAWN = "withdrawn", "Thôi giao", "Withdrawn"


class TaskAct(Word):
    """What may be done with a task."""

    ACKNOWLEDGE = "acknowledge", "Tiếp nhận", "Acknowledge"
    REPORT = "report", "Báo cáo tiến độ", "Report progress"
    ADJUST = "adjust", "Điều chỉnh", "Adjust"
    COMPLETE = "complete", "Xác nhận hoàn thành", "Confirm completion"
    SEND_BACK = "send_back", "Yêu cầu làm tiếp", "Ask for more"
    WITHDRAW = "withdraw", "Thôi giao", "Withdraw"
    PLAN = "plan", "Báo kế hoạch thực hiện", "Tell the plan"
    CONTRIBUTE = "contribute", "Báo phần phối hợp", "Report one's support"
    MOVE = "move", "Chuyển cơ quan khác", "Give to another body"
    CARRY = "carry", "Chuyển sang văn bản mới", "Carry over"
    ESCALATE = "escalate", "Báo lên cấp trên", "Escalate"


class Rhythm(Word):
    """How a task comes due: once, each period, or without end with a report each period."""

    ONCE = "once", "Có thời hạn", "By a day"
    PERIODIC = "periodic", "Định kỳ", "Each period"
    STANDING = "standing", "Thường xuyên", "Standing"


class Interval(Word):
    """How often a periodic task falls due, or a standing one is reported on."""

    MONTH = "R/P1M", "Hằng tháng", "Monthly"
    QUARTER = "R/P3M", "Hằng quý", "Quarterly"
    HALF_YEAR = "R/P6M", "6 tháng một lần", "Half-yearly"


class Side(Word):
    """On which side of a task a body stands."""

    LEAD = "lead", "Chủ trì", "Leads"
    SUPPORT = "support", "Phối hợp", "Supports"


class Settling(Word):
    """What becomes of a task whose document has been replaced."""

    CARRY = "carry", "Chuyển sang văn bản mới", "Carry over"
    CLOSE = "close", "Thôi giao", "End"


class Signal(Word):
    """How a task looks today."""

    OVERDUE = "overdue", "Quá hạn", "Overdue"
    SILENT = "silent", "Chưa có tin", "Silent"
    WAITING = "waiting", "Chờ nghiệm thu", "Waits to be accepted"
    SOON = "soon", "Sắp đến hạn", "Due soon"
    RUNNING = "running", "Đang làm", "Under way"
    DONE = "done", "Hoàn thành", "Done"
    LATE = "late", "Hoàn thành muộn", "Done late"
    WITHDRAWN = "withdrawn", "Thôi giao", "Withdrawn"

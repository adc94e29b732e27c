"""The nouns and verbs of democracy at work."""

from caunoi.kernel.words import Word


class Sort(Word):
    """What sort of workplace it is; the law asks different things of each."""

    AGENCY = "agency", "Cơ quan nhà nước, Đảng, đoàn thể", "Agency"
    PUBLIC_UNIT = "public_unit", "Đơn vị sự nghiệp công lập", "Public unit"
    STATE_ENTERPRISE = "state_enterprise", "Doanh nghiệp nhà nước", "State enterprise"
    ENTERPRISE = "enterprise", "Doanh nghiệp khác, hợp tác xã", "Other enterprise or cooperative"


class Size(Word):
    """How many work there, roughly: what everybody may see instead of the count."""

    TINY = "tiny", "dưới 10 người", "fewer than 10"
    SMALL = "small", "10–49 người", "10–49"
    MIDDLE = "middle", "50–149 người", "50–149"
    LARGE = "large", "150–499 người", "150–499"
    VAST = "vast", "từ 500 người", "500 or more"


class Kept(Word):
    """Who keeps a workplace's record."""

    OWN = "own", "Nơi làm việc tự ghi", "By the workplace itself"
    PLACE = "place", "Chính quyền địa phương ghi theo bản giấy", "By the local authority, from paper"


class Gathering(Word):
    """Who is called to a conference."""

    PLENARY = "plenary", "Hội nghị toàn thể", "Plenary conference"
    DELEGATES = "delegates", "Hội nghị đại biểu", "Conference of delegates"


class Stage(Word):
    """Where a conference stands."""

    PLANNED = "planned", "Đang chuẩn bị", "Planned"
    CALLED = "called", "Đã triệu tập", "Called"
    HELD = "held", "Đã họp, chờ kết luận", "Held"
    VALID = "valid", "Hợp lệ, có nghị quyết", "Valid"
    VOID = "void", "Không hợp lệ", "Void"
    CANCELLED = "cancelled", "Đã hủy", "Cancelled"


class Act(Word):
    """What is done with a conference."""

    CALL = "call", "Triệu tập", "Call"
    MOVE = "move", "Dời ngày", "Move"
    HOLD = "hold", "Ghi điểm danh", "Record attendance"
    CORRECT = "correct", "Ghi lại điểm danh", "Correct the attendance"
    VOTE = "vote", "Ghi biểu quyết", "Record a vote"
    CONCLUDE = "conclude", "Kết luận hội nghị hợp lệ", "Conclude as valid"
    VOID = "void", "Ghi nhận hội nghị không hợp lệ", "Record as void"
    CANCEL = "cancel", "Hủy", "Cancel"


class Content(Word):
    """What a yearly conference usually takes up; a workplace's regulation may add to it."""

    LAST = "last", "Kiểm điểm việc thực hiện nghị quyết hội nghị trước", "What came of the last resolution"
    WORK = "work", "Kết quả công tác, sản xuất kinh doanh và kế hoạch năm tới", "Work done and the plan"
    MONEY = "money", "Công khai tài chính, quỹ, tiền lương, thưởng, phúc lợi", "Money, funds, pay and welfare"
    RULES = "rules", "Quy chế, nội quy của cơ quan, đơn vị, doanh nghiệp", "Regulations of the workplace"
    VOICES = "voices", "Ý kiến, kiến nghị của người lao động và trả lời", "Opinions of the workers and the answers"
    INSPECTION = "inspection", "Báo cáo, bầu Ban Thanh tra nhân dân", "People's Inspection Board"
    REWARDS = "rewards", "Thi đua, khen thưởng", "Emulation and rewards"
    AGREEMENT = "agreement", "Thỏa ước lao động tập thể", "The collective agreement"


class Occasion(Word):
    """Why a dialogue is held."""

    PERIODIC = "periodic", "Định kỳ", "Periodic"
    REQUEST = "request", "Theo yêu cầu", "On request"
    EVENT = "event", "Khi có vụ việc", "On an event"


class TalkStage(Word):
    """Where a workplace dialogue stands."""

    ASKED = "asked", "Đã yêu cầu, chờ trả lời", "Asked for"
    PLANNED = "planned", "Đã ấn định", "Set"
    NOTIFIED = "notified", "Đã gửi nội dung", "Contents sent"
    HELD = "held", "Đã họp, chờ ký biên bản", "Held"
    SIGNED = "signed", "Hai bên đã ký", "Signed by both sides"
    PUBLISHED = "published", "Đã công bố kết quả", "Result published"
    DECLINED = "declined", "Không tổ chức", "Declined"


class TalkAct(Word):
    """What is done with a workplace dialogue."""

    AGREE = "agree", "Nhận lời đối thoại", "Agree to it"
    DECLINE = "decline", "Từ chối đối thoại", "Decline it"
    NOTIFY = "notify", "Gửi nội dung đối thoại", "Send the contents"
    POSTPONE = "postpone", "Hoãn", "Postpone"
    HOLD = "hold", "Ghi buổi đối thoại", "Record the dialogue"
    CORRECT = "correct", "Sửa biên bản trước khi ký", "Correct the record before it is signed"
    SIGN = "sign", "Ký biên bản", "Sign the record"
    PUBLISH = "publish", "Công bố kết quả", "Publish the result"


class Side(Word):
    """The two sides at work."""

    EMPLOYER = "employer", "Bên người sử dụng lao động", "The employer's side"
    WORKERS = "workers", "Bên người lao động", "The workers' side"


class DealStage(Word):
    """Where a collective agreement stands."""

    DRAFT = "draft", "Dự thảo", "Draft"
    POLLED = "polled", "Đã lấy ý kiến", "Polled"
    SIGNED = "signed", "Đã ký, chờ gửi", "Signed"
    SENT = "sent", "Đã gửi cơ quan quản lý lao động", "Sent to the labour authority"
    ENDED = "ended", "Chấm dứt trước hạn", "Ended early"


class DealAct(Word):
    """What is done with a collective agreement."""

    EDIT = "edit", "Sửa dự thảo", "Edit the draft"
    POLL = "poll", "Ghi kết quả lấy ý kiến", "Record the poll"
    SIGN = "sign", "Ghi việc ký kết", "Record the signing"
    SEND = "send", "Ghi việc gửi thỏa ước", "Record the sending"
    END = "end", "Chấm dứt trước hạn", "End early"


class WordStage(Word):
    """Where a promise stands."""

    RUNNING = "running", "Đang thực hiện", "Under way"
    KEPT = "kept", "Đã giữ", "Kept"
    BROKEN = "broken", "Không giữ", "Broken"
    WITHDRAWN = "withdrawn", "Đã rút khỏi dự thảo", "Taken out of the draft"


class WordAct(Word):
    """What is said of a promise."""

    KEEP = "keep", "Ghi đã thực hiện", "Record as kept"
    BREAK = "break", "Ghi không thực hiện", "Record as broken"
    WITHDRAW = "withdraw", "Rút khỏi dự thảo", "Take out of the draft"


class ReviewStage(Word):
    """Where a workplace's own review stands."""

    DRAFT = "draft", "Đang viết", "Being written"
    SENT = "sent", "Đã gửi", "Sent"

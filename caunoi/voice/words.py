"""The voice room's nouns and verbs."""

from caunoi.kernel.words import Word


class Kind(Word):
    """What a petition is in law; the resident says what they mean, an officer confirms."""

    UNSORTED = "unsorted", "Chưa phân loại", "Not classified yet"
    COMPLAINT = "complaint", "Khiếu nại", "Complaint"
    DENUNCIATION = "denunciation", "Tố cáo", "Denunciation"
    PROPOSAL = "proposal", "Kiến nghị", "Proposal"
    FEEDBACK = "feedback", "Phản ánh", "Feedback"


class Channel(Word):
    """How it came in."""

    WEB = "web", "Trang web", "Website"
    COUNTER = "counter", "Tại bộ phận tiếp nhận", "At the counter"
    RECEPTION = "reception", "Buổi tiếp công dân", "Reception of residents"
    POST = "post", "Đường bưu điện", "By post"
    EMAIL = "email", "Thư điện tử", "E-mail"
    PHONE = "phone", "Điện thoại", "Phone"
    API = "api", "Hệ thống khác gửi sang", "From another system"
    IMPORT = "import", "Nhập từ bảng", "Imported table"


class Stage(Word):
    """Where a case stands."""

    FILED = "filed", "Đã tiếp nhận", "Received"
    SORTED = "sorted", "Đã phân loại", "Classified"
    FORWARDED = "forwarded", "Đã chuyển, chờ nơi nhận xác nhận", "Forwarded, waiting for the receiver"
    ESCALATED = "escalated", "Chờ cấp trên quyết định thẩm quyền", "The superior decides who is competent"
    ACCEPTED = "accepted", "Đã thụ lý", "Accepted"
    VERIFYING = "verifying", "Đang xác minh", "Being verified"
    SUSPENDED = "suspended", "Tạm đình chỉ", "Suspended"
    ANSWERED = "answered", "Đã trả lời", "Answered"
    REFUSED = "refused", "Không thụ lý", "Not accepted"
    GUIDED = "guided", "Đã hướng dẫn", "Guided"
    KEPT = "kept", "Lưu đơn", "Filed away"
    WITHDRAWN = "withdrawn", "Đã rút", "Withdrawn"
    TERMINATED = "terminated", "Đình chỉ", "Terminated"
    CLOSED = "closed", "Đã kết thúc", "Closed"


#: Stages in which somebody still has work to do.
OPEN_STAGES = (
    Stage.FILED,
    Stage.SORTED,
    Stage.FORWARDED,
    Stage.ESCALATED,
    Stage.ACCEPTED,
    Stage.VERIFYING,
    Stage.SUSPENDED,
)


class Act(Word):
    """What is done with a case."""

    FILE = "file", "Tiếp nhận", "Receive"
    SORT = "sort", "Phân loại", "Classify"
    ACCEPT = "accept", "Thụ lý", "Accept"
    REFUSE = "refuse", "Không thụ lý", "Refuse"
    GUIDE = "guide", "Hướng dẫn", "Guide"
    FORWARD = "forward", "Chuyển đơn", "Forward"
    ACKNOWLEDGE = "acknowledge", "Xác nhận đã nhận", "Acknowledge"
    ESCALATE = "escalate", "Trình cấp trên quyết định", "Put to the superior"
    ALLOT = "allot", "Quyết định cơ quan giải quyết", "Decide who is competent"
    KEEP = "keep", "Lưu đơn", "File away"
    URGE = "urge", "Đôn đốc", "Urge"
    VERIFY = "verify", "Giao xác minh", "Order verification"
    CALL_DIALOGUE = "call_dialogue", "Mời đối thoại", "Call a dialogue"
    HOLD_DIALOGUE = "hold_dialogue", "Ghi kết quả đối thoại", "Record the dialogue"
    EXTEND = "extend", "Gia hạn", "Extend"
    SUSPEND = "suspend", "Tạm đình chỉ", "Suspend"
    RESUME = "resume", "Tiếp tục giải quyết", "Resume"
    DECIDE = "decide", "Ban hành quyết định giải quyết", "Issue the decision"
    CONCLUDE = "conclude", "Kết luận nội dung tố cáo", "Conclude on the denunciation"
    ANSWER = "answer", "Trả lời", "Answer"
    SEND = "send", "Gửi kết quả", "Send the result"
    WITHDRAW = "withdraw", "Rút đơn", "Withdraw"
    WITHDRAW_PART = "withdraw_part", "Rút một phần", "Withdraw in part"
    TERMINATE = "terminate", "Đình chỉ giải quyết", "Terminate"
    PUBLISH = "publish", "Công khai kết quả", "Publish the result"
    RATE = "rate", "Đánh giá", "Rate"
    ASK_REOPEN = "ask_reopen", "Đề nghị xem xét lại", "Ask to reopen"
    REOPEN = "reopen", "Xem xét lại", "Reopen"
    DECLINE_REOPEN = "decline_reopen", "Không xem xét lại", "Decline to reopen"
    CLOSE = "close", "Kết thúc hồ sơ", "Close"
    SUPPLEMENT = "supplement", "Bổ sung thông tin", "Add information"
    NOTE = "note", "Ghi chú nội bộ", "Internal note"
    SPLIT = "split", "Tách đơn", "Split"
    JOIN = "join", "Cùng kiến nghị", "Join"


class Outcome(Word):
    """What the answer found; the codes the tables count."""

    RIGHT = "right", "Đúng", "Right"
    WRONG = "wrong", "Sai", "Wrong"
    PARTLY = "partly", "Có đúng, có sai", "Partly right"
    UPHELD = "upheld", "Giữ nguyên quyết định lần đầu", "First decision upheld"
    CHANGED = "changed", "Sửa, hủy quyết định lần đầu", "First decision changed"
    DONE = "done", "Đã giải quyết", "Done"
    PLANNED = "planned", "Sẽ làm, có thời hạn", "Will be done by a date"
    EXPLAINED = "explained", "Đã giải thích", "Explained"


class Part(Word):
    """How a person stands to a petition."""

    PETITIONER = "petitioner", "Người gửi", "Petitioner"
    REPRESENTATIVE = "representative", "Người đại diện", "Representative"
    SIGNER = "signer", "Người cùng ký", "Co-signer"
    SUPPORTER = "supporter", "Người cùng kiến nghị", "Joined petitioner"


class Dissatisfaction(Word):
    """Why an answer did not satisfy; the first three raise a request to reopen."""

    NOT_DONE = "not_done", "Nói đã làm nhưng thực tế chưa làm", "Said to be done but is not"
    NOT_ANSWERED = "not_answered", "Trả lời không đúng điều tôi hỏi", "Does not answer what I asked"
    WRONG_FACTS = "wrong_facts", "Nêu sai sự việc", "States wrong facts"
    TOO_LATE = "too_late", "Quá chậm", "Too late"
    UNCLEAR = "unclear", "Khó hiểu", "Hard to understand"
    ATTITUDE = "attitude", "Thái độ phục vụ", "The way I was treated"
    OTHER = "other", "Lý do khác", "Another reason"


#: Reasons that by themselves ask for the case to be looked at again.
REOPENING = (Dissatisfaction.NOT_DONE, Dissatisfaction.NOT_ANSWERED, Dissatisfaction.WRONG_FACTS)

#: Letters whose addressee is the petitioner: what the petitioner reads on the tracking page once issued.
TO_PETITIONER = (
    "accept_complaint", "accept_denunciation", "accept_proposal", "refuse_complaint", "refuse_denunciation", "refuse_proposal", "guide",
    "answer", "decide_complaint", "decide_complaint_second", "extend", "extend_complaint", "suspend", "suspend_proposal", "resume",
    "resume_proposal", "terminate", "terminate_proposal", "withdraw", "withdraw_proposal", "withdraw_denunciation", "call_dialogue", "apology",
    "receipt",
)  # fmt: skip

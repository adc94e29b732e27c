"""What dialogues, questions, answers and promises are called."""

from caunoi.kernel.words import Word


class Occasion(Word):
    """Why a dialogue is held."""

    YEARLY = "yearly", "Định kỳ hằng năm", "Yearly"
    REQUEST = "request", "Theo yêu cầu của cử tri", "Asked for by voters"
    NEEDED = "needed", "Khi cần thiết", "When needed"


class Form(Word):
    """How it is held."""

    IN_PERSON = "in_person", "Trực tiếp", "In person"
    ONLINE = "online", "Trực tuyến", "Online"
    NETWORK = "network", "Qua mạng xã hội", "By social network"
    MIXED = "mixed", "Trực tiếp kết hợp trực tuyến", "In person and online"


class Stage(Word):
    """Where a dialogue stands."""

    PLANNED = "planned", "Đang chuẩn bị", "Being prepared"
    ANNOUNCED = "announced", "Đã thông báo", "Announced"
    LIVE = "live", "Đang diễn ra", "Going on"
    HELD = "held", "Đã tổ chức, chờ công bố kết quả", "Held, result to come"
    PUBLISHED = "published", "Đã công bố kết quả", "Result published"
    CANCELLED = "cancelled", "Đã hủy", "Cancelled"


class Act(Word):
    """What is done with a dialogue."""

    PLAN = "plan", "Lập kế hoạch", "Plan"
    EDIT = "edit", "Sửa kế hoạch", "Change the plan"
    ANNOUNCE = "announce", "Ký và thông báo", "Sign and announce"
    MOVE = "move", "Đổi thời gian, địa điểm", "Move"
    CANCEL = "cancel", "Hủy", "Cancel"
    START = "start", "Bắt đầu", "Start"
    CLOSE = "close", "Kết thúc", "Close"
    PUBLISH = "publish", "Công bố kết quả", "Publish the result"


class Channel(Word):
    """How a question came in."""

    WEB = "web", "Gửi trước qua mạng", "Sent before, online"
    HALL = "hall", "Gửi từ điện thoại trong buổi", "Sent from a phone in the hall"
    PAPER = "paper", "Phiếu giấy", "Paper slip"
    SPOKEN = "spoken", "Hỏi trực tiếp", "Asked aloud"
    PHONE = "phone", "Gọi điện thoại", "By telephone"


class QuestionState(Word):
    """Whether a question is shown."""

    WAITING = "waiting", "Chờ duyệt", "Waiting to be read"
    PUBLIC = "public", "Đã hiện", "Shown"
    HIDDEN = "hidden", "Không hiện", "Not shown"


class GroupState(Word):
    """What became of a group of questions."""

    QUEUED = "queued", "Chờ đến lượt", "Waiting its turn"
    CURRENT = "current", "Đang trao đổi", "Being answered"
    ANSWERED = "answered", "Đã trả lời tại buổi đối thoại", "Answered in the hall"
    WRITING = "writing", "Sẽ trả lời bằng văn bản", "To be answered in writing"
    REPLIED = "replied", "Đã trả lời bằng văn bản", "Answered in writing"


class PromiseStage(Word):
    """Where a promise stands."""

    RUNNING = "running", "Đang thực hiện", "Under way"
    DONE = "done", "Đã báo thực hiện xong", "Reported done"
    DISPUTED = "disputed", "Người dân chưa đồng ý", "Disputed by residents"
    KEPT = "kept", "Đã giữ lời hứa", "Kept"


class PromiseAct(Word):
    """What is done with a promise."""

    MAKE = "make", "Hứa trước Nhân dân", "Promise"
    REPORT = "report", "Báo tiến độ", "Report progress"
    EXTEND = "extend", "Lùi hạn", "Move the day"
    FINISH = "finish", "Báo đã làm xong", "Report done"
    DISPUTE = "dispute", "Nêu ý kiến chưa đồng ý", "Dispute"
    UPHOLD = "uphold", "Giữ kết quả, giải trình", "Uphold, with reasons"
    REDO = "redo", "Làm tiếp", "Work on"
    SETTLE = "settle", "Hết thời gian nêu ý kiến", "Time to dispute is over"


class Sight(Word):
    """How a promise looks to people on a day."""

    ON_WAY = "on_way", "Đang làm, còn hạn", "Under way, in time"
    LATE = "late", "Quá hạn chưa xong", "Overdue"
    CLAIMED = "claimed", "Đã báo xong, chờ ý kiến người dân", "Reported done, open to dispute"
    DISPUTED = "disputed", "Người dân chưa đồng ý", "Disputed"
    KEPT = "kept", "Đã giữ lời, đúng hạn", "Kept in time"
    KEPT_LATE = "kept_late", "Đã làm xong, trễ hạn", "Done, late"


class RequestStage(Word):
    """Where a request by voters stands."""

    COLLECTING = "collecting", "Đang lấy chữ ký", "Collecting signatures"
    REACHED = "reached", "Đủ số cử tri, phải tổ chức", "Enough voters: one must be held"
    HELD = "held", "Đã tổ chức theo yêu cầu", "Held as asked"
    CLOSED = "closed", "Đã dừng", "Closed"


class Delivery(Word):
    """How a result reached people outside the web."""

    VILLAGE_HEAD = "village_head", "Gửi Trưởng thôn, Tổ trưởng tổ dân phố", "Sent to a village head"
    BOARD = "board", "Niêm yết", "Posted on a board"
    LOUDSPEAKER = "loudspeaker", "Truyền thanh", "Loudspeaker"
    OTHER = "other", "Cách khác", "Another way"


class ConferenceStage(Word):
    """Where a group's yearly conference stands."""

    PLANNED = "planned", "Đang chuẩn bị", "Being prepared"
    ANNOUNCED = "announced", "Đã mời họp", "Announced"
    HELD = "held", "Đã họp, chưa công khai kết quả", "Held, result not yet published"
    PUBLISHED = "published", "Đã công khai kết quả", "Result published"
    CALLED_OFF = "called_off", "Đã hoãn", "Called off"


class ConferenceAct(Word):
    """What is done with a conference."""

    PLAN = "plan", "Lập kế hoạch hội nghị", "Plan the conference"
    EDIT = "edit", "Sửa kế hoạch", "Change the plan"
    ANNOUNCE = "announce", "Mời họp, gửi tài liệu", "Announce and send the papers"
    HOLD = "hold", "Ghi biên bản hội nghị", "Enter the minutes"
    PUBLISH = "publish", "Công khai kết quả", "Publish the result"
    CALL_OFF = "call_off", "Hoãn hội nghị", "Call off"

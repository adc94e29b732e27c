"""The reception room's nouns: whose turn it is, how a meeting, a booking, a visit and a matter stand."""

from caunoi.kernel.words import Word


class Turn(Word):
    """Who receives: the three groups of columns of form 01/TCD."""

    HEAD = "head", "Người đứng đầu tiếp", "The head receives"
    DELEGATED = "delegated", "Cấp phó tiếp theo ủy quyền", "A deputy receives"
    REGULAR = "regular", "Tiếp thường xuyên", "Regular reception"


class Mode(Word):
    """Where people meet."""

    IN_PERSON = "in_person", "Gặp trực tiếp", "In person"
    ONLINE = "online", "Trực tuyến", "Online"


class SessionStage(Word):
    """Where a reception day stands."""

    POSTED = "posted", "Đã đăng lịch", "Posted"
    OPEN = "open", "Đang tiếp", "Under way"
    HELD = "held", "Đã tiếp", "Held"
    CANCELLED = "cancelled", "Đã hủy", "Cancelled"


class BookingStage(Word):
    """Where an appointment stands."""

    BOOKED = "booked", "Đã hẹn", "Booked"
    CANCELLED = "cancelled", "Đã hủy", "Cancelled"
    ARRIVED = "arrived", "Đã đến", "Arrived"
    ABSENT = "absent", "Không đến", "Did not come"


class Way(Word):
    """How an appointment was made."""

    WEB = "web", "Trang web", "Website"
    COUNTER = "counter", "Tại nơi tiếp công dân", "At the counter"
    PHONE = "phone", "Điện thoại", "Phone"


class VisitStage(Word):
    """Where one visit of the day stands."""

    WAITING = "waiting", "Đang chờ", "Waiting"
    CALLED = "called", "Đã gọi", "Called"
    UNDERWAY = "underway", "Đang được tiếp", "Being received"
    DONE = "done", "Đã tiếp xong", "Received"
    REFUSED = "refused", "Từ chối tiếp", "Refused"
    LEFT = "left", "Đã về, không chờ", "Left before the turn"


#: Visits that still wait for somebody's act.
OPEN_VISITS = (VisitStage.WAITING, VisitStage.CALLED, VisitStage.UNDERWAY)


class Sort(Word):
    """What somebody comes about, as far as is known; the codes petitions use too."""

    UNSORTED = "unsorted", "Chưa rõ", "Not sure"
    FEEDBACK = "feedback", "Phản ánh", "Feedback"
    PROPOSAL = "proposal", "Kiến nghị", "Proposal"
    COMPLAINT = "complaint", "Khiếu nại", "Complaint"
    DENUNCIATION = "denunciation", "Tố cáo", "Denunciation"


class Settlement(Word):
    """What became of a matter on the spot."""

    OPEN = "open", "Chưa ghi kết quả", "Not settled yet"
    PETITION = "petition", "Nhận thành đơn", "Taken on as a petition"
    ANSWERED = "answered", "Đã trả lời tại chỗ", "Answered on the spot"
    GUIDED = "guided", "Đã hướng dẫn", "Guided"

"""The nouns and verbs of a review conference: what it closes, where it stands, who came, in what form somebody spoke."""

from caunoi.kernel.words import Word


class Kind(Word):
    """What the conference looks back on."""

    HALF = "half", "Sơ kết 6 tháng", "Half-year review"
    ANNUAL = "annual", "Tổng kết năm", "Annual review"
    THEME = "theme", "Sơ kết, tổng kết chuyên đề", "Review of one subject"


class Stage(Word):
    """Where a conference stands."""

    PLANNED = "planned", "Đang chuẩn bị", "Being prepared"
    CALLED = "called", "Đã triệu tập", "Called"
    HELD = "held", "Đã họp", "Held"
    MINUTED = "minuted", "Đã ký biên bản", "Minutes signed"
    CONCLUDED = "concluded", "Đã ban hành kết luận", "Conclusions issued"
    CALLED_OFF = "called_off", "Đã hủy", "Called off"


class Act(Word):
    """What may be done with a conference."""

    PLAN = "plan", "Lập kế hoạch hội nghị", "Plan"
    EDIT = "edit", "Sửa kế hoạch", "Change the plan"
    CALL = "call", "Ký giấy mời, triệu tập", "Sign the invitation and call"
    MOVE = "move", "Dời ngày họp", "Move to another day"
    HOLD = "hold", "Ghi việc đã họp", "Enter that it was held"
    SIGN = "sign", "Ký biên bản", "Sign the minutes"
    CONCLUDE = "conclude", "Ban hành thông báo kết luận", "Issue the conclusions"
    CALL_OFF = "call_off", "Hủy hội nghị", "Call off"


class Reply(Word):
    """What an invited body answered, and whether it came."""

    ASKED = "asked", "Chưa trả lời", "No answer yet"
    COMING = "coming", "Sẽ dự", "Coming"
    EXCUSED = "excused", "Xin vắng", "Excused"
    PRESENT = "present", "Có mặt", "Present"
    ABSENT = "absent", "Vắng", "Absent"


class Manner(Word):
    """How a speech reached the conference."""

    SPOKEN = "spoken", "Trình bày tại hội nghị", "Presented in the hall"
    WRITTEN = "written", "Gửi bằng văn bản", "Sent in writing"


class Circle(Word):
    """A group of bodies invited at once."""

    COMMITTEES = "ubnd", "Ủy ban nhân dân các xã, phường", "People's Committees of the communes"
    PARTIES = "danguy", "Đảng ủy các xã, phường", "Party committees of the communes"
    FRONTS = "mttq", "Ủy ban Mặt trận Tổ quốc các xã, phường", "Fatherland Front committees of the communes"
    OWN = "own", "Các cơ quan cùng cấp tại địa phương", "Bodies of the same place"

"""The names of indicators: what they count in, from which records, which way they should go."""

from caunoi.kernel.words import Word


class Unit(Word):
    """What a figure counts in."""

    LETTER = "letter", "đơn", "letters"
    CASE = "case", "vụ việc", "cases"
    PERSON = "person", "người", "people"
    TURN = "turn", "lượt", "turns"
    SHARE = "share", "%", "%"
    DAY = "day", "ngày", "days"
    DUTY = "duty", "việc", "duties"
    BODY = "body", "cơ quan", "bodies"
    ANSWER = "answer", "ý kiến", "answers"
    EVENT = "event", "cuộc", "events"
    ITEM = "item", "nội dung", "items"
    QUESTION = "question", "câu hỏi", "questions"
    PROMISE = "promise", "lời hứa", "promises"
    TASK = "task", "nhiệm vụ", "tasks"
    REPORT = "report", "báo cáo", "reports"
    HOUSEHOLD = "household", "hộ", "households"


class Better(Word):
    """Which way a figure should go."""

    UP = "up", "Càng cao càng tốt", "The higher the better"
    DOWN = "down", "Càng thấp càng tốt", "The lower the better"
    NEITHER = "neither", "Chỉ mô tả", "Descriptive"


class Source(Word):
    """The records a figure is counted from."""

    LETTERS = "letters", "Đơn", "Letters"
    ACTS = "acts", "Bước xử lý", "Steps of cases"
    WAITS = "waits", "Thời gian trả lời", "Times to answer"
    RATINGS = "ratings", "Đánh giá của người gửi", "Ratings by petitioners"
    HANDOVERS = "handovers", "Lần chuyển đơn", "Handovers"
    DUTIES = "duties", "Nghĩa vụ có hạn", "Duties with a deadline"
    RECEPTIONS = "receptions", "Buổi tiếp, lượt tiếp công dân", "Receptions and visits"
    ROOMS = "rooms", "Sổ của các phòng", "Records of the rooms"
    SHARE = "share", "Tỷ lệ của hai số liệu", "Share of two figures"


class Series(Word):
    """Which family of periods a code belongs to."""

    CALENDAR = "calendar", "Kỳ theo lịch", "Calendar period"
    LEGAL = "legal", "Kỳ báo cáo tiếp công dân, khiếu nại, tố cáo", "Reporting window of the law"


class Complaint(Word):
    """What reviews complain of, and an indicator may show."""

    LATE = "late", "Chậm", "Late"
    FORMAL = "formal", "Hình thức", "For form's sake"
    UNFOLLOWED = "unfollowed", "Không theo đến cùng", "Not followed through"
    UNSEEN = "unseen", "Chậm nắm bắt", "Noticed late"


class Room(Word):
    """The part of the work an indicator tells of."""

    VOICE = "voice", "Đơn, kiến nghị, phản ánh", "Petitions"
    RECEPTION = "reception", "Tiếp công dân", "Receptions"
    DIALOGUE = "dialogue", "Đối thoại", "Dialogues"
    KNOW = "know", "Dân biết", "The people know"
    DISCUSS = "discuss", "Dân bàn", "The people discuss"
    DECIDE = "decide", "Dân quyết định", "The people decide"
    DO = "do", "Dân làm", "The people do"
    OVERSEE = "oversee", "Dân giám sát", "The people oversee"
    BENEFIT = "benefit", "Dân thụ hưởng", "The people benefit"
    MANDATE = "mandate", "Chỉ thị, nhiệm vụ", "Directives and tasks"
    ACROSS = "across", "Trách nhiệm, phối hợp", "Responsibility, working together"
    REVIEW = "review", "Sơ kết, tổng kết", "Reviews"
    BOARDS = "boards", "Ban, hội đồng", "Boards"
    WORKPLACE = "workplace", "Nơi làm việc", "Workplaces"
    COMMEND = "commend", "Khen thưởng", "Commendation"
    TRAINING = "training", "Bồi dưỡng", "Training"
    WATCH = "watch", "Cảnh báo sớm", "Early warning"


class Extent(Word):
    """What of a place its figures count."""

    WHOLE = "whole", "Toàn địa bàn", "Everything in the place"
    OWN = "own", "Các cơ quan cấp tỉnh", "The province's own bodies"


class Difference(Word):
    """How a figure stands to another."""

    BETTER = "better", "tốt hơn rõ", "clearly better"
    WORSE = "worse", "kém hơn rõ", "clearly worse"
    SAME = "same", "như nhau", "alike"
    UNCLEAR = "unclear", "chưa khác rõ", "no clear difference"
    FEW = "few", "số ít, chưa so được", "too few to compare"
    UNKNOWN = "unknown", "không so được", "cannot be compared"

"""The nouns and verbs of disclosure: sorts of bodies, forms, repeats, stages, what waits for a moderator."""

from caunoi.kernel import public_names
from caunoi.kernel.words import Word


class Family(Word):
    """Which list of the law a thing to disclose belongs to."""

    COMMUNE = "commune", "Chính quyền cấp xã", "Commune authority"
    UNIT = "unit", "Cơ quan, đơn vị (trong nội bộ)", "Agency or unit (inside)"
    ENTERPRISE = "enterprise", "Doanh nghiệp nhà nước (trong nội bộ)", "State enterprise (inside)"
    WIDER = "wider", "Luật Tiếp cận thông tin 2026", "Access to Information Law 2026"


class Form(Word):
    """How something is disclosed (Luật 10/2022, Điều 12, 47, 65)."""

    PORTAL = "portal", "Đăng trên cổng, trang thông tin", "On the portal"
    POSTING = "posting", "Niêm yết trên bảng tin", "Posted on the notice board"
    RADIO = "radio", "Phát trên loa truyền thanh", "On the loudspeakers"
    VILLAGE = "village", "Gửi Trưởng thôn, Tổ trưởng tổ dân phố", "Through village and group heads"
    WRITTEN = "written", "Gửi văn bản", "Written notice"
    DIALOGUE = "dialogue", "Hội nghị trao đổi, đối thoại", "Dialogue conference"
    RECEPTION = "reception", "Tiếp công dân, tiếp xúc cử tri, báo chí", "Reception, voter meeting, press"
    ORGANISATIONS = "organisations", "Qua Mặt trận, công đoàn, đoàn thể", "Through the Front, union and organisations"
    NETWORK = "network", "Nhắn tin, mạng xã hội", "Text messages, social network"
    MEETING = "meeting", "Thông báo tại hội nghị, cuộc họp", "At a conference or meeting"
    SECTIONS = "sections", "Qua người phụ trách bộ phận", "Through heads of sections"
    OTHER = "other", "Hình thức khác", "Other form"


class Cycle(Word):
    """How often a line of the plan comes due."""

    ONCE = "once", "Một lần", "Once"
    MONTHLY = "monthly", "Hằng tháng", "Every month"
    QUARTERLY = "quarterly", "Hằng quý", "Every quarter"
    HALF_YEARLY = "half_yearly", "6 tháng một lần", "Every half-year"
    YEARLY = "yearly", "Hằng năm", "Every year"


class PlanStage(Word):
    """Where a year's plan stands."""

    DRAFT = "draft", "Kế hoạch đang soạn", "Plan being drafted"
    ADOPTED = "adopted", "Kế hoạch đã ban hành", "Plan adopted"


class Stage(Word):
    """Where one thing to disclose stands."""

    PLANNED = "planned", "Có trong kế hoạch", "Planned"
    DECIDED = "decided", "Đã có quyết định, chờ công khai", "Decided, to be disclosed"
    POSTED = "posted", "Đang công khai", "Disclosed"
    TAKEN_DOWN = "taken_down", "Đã gỡ", "Taken down"
    DROPPED = "dropped", "Không phát sinh", "Did not arise"


class Act(Word):
    """What is done with one thing to disclose."""

    DECIDE = "decide_disclosure", "Ghi quyết định, văn bản", "Enter the decision"
    PUBLISH = "publish_disclosure", "Công khai", "Disclose"
    CORRECT = "correct_disclosure", "Đính chính", "Correct"
    PROVE = "prove_posting", "Ghi minh chứng", "Add proof"
    TAKE_DOWN = "take_down_disclosure", "Gỡ xuống", "Take down"
    DROP = "drop_disclosure", "Ghi là không phát sinh", "Mark as not arising"


class Wait(Word):
    """Where words of a resident stand before a moderator."""

    WAITING = "waiting", "Chờ duyệt", "Waiting to be read"
    SHOWN = "shown", "Đã đăng", "Shown"
    REFUSED = "refused", "Không đăng", "Not shown"


class Ground(Word):
    """Why words of a resident are not shown."""

    PERSONAL = "personal", "Có thông tin riêng của người khác", "Holds somebody's personal data"
    RUDE = "rude", "Xúc phạm, đe dọa", "Insult or threat"
    ADVERT = "advert", "Quảng cáo, gửi lặp lại", "Advertising or repetition"
    OFF_TOPIC = "off_topic", "Không liên quan đến nội dung", "Off the subject"
    UNLAWFUL = "unlawful", "Trái pháp luật", "Against the law"


#: What a list may say of a person: the same for every room.
Column = public_names.Column


class Genre(Word):
    """What a page of news is."""

    NEWS = "news", "Tin", "News"
    EXPLANATION = "explanation", "Giải thích", "Explanation"


class PageStage(Word):
    """Where a page of news stands."""

    WRITING = "writing", "Trang đang soạn", "Page being written"
    OPEN = "open", "Trang đã đăng", "Page open"
    CLOSED = "closed", "Trang đã gỡ", "Page taken down"

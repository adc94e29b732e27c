"""The nouns and verbs of what people do together: works, contributions, accounts, models, groups, movements, conventions."""

from caunoi.kernel.words import Word


class WorkKind(Word):
    """What is built or repaired."""

    LANE = "lane", "Đường, hẻm", "Road or lane"
    DRAIN = "drain", "Thoát nước", "Drainage"
    LIGHT = "light", "Chiếu sáng", "Lighting"
    HOUSE = "house", "Nhà văn hóa, nơi sinh hoạt chung", "Community house"
    SCHOOL = "school", "Trường học", "School"
    WATER = "water", "Nước sạch, thủy lợi", "Water"
    GREEN = "green", "Cây xanh, vệ sinh môi trường", "Greenery and environment"
    SAFETY = "safety", "An ninh trật tự, phòng cháy", "Security and fire safety"
    HELP = "help", "Nhà cho hộ khó khăn, cứu trợ", "Homes and relief"
    OTHER = "other", "Công trình khác", "Other"


class Proposer(Word):
    """Who proposes a work."""

    HOUSEHOLDS = "households", "Các hộ gia đình", "Households"
    BODY = "body", "Cơ quan, tổ chức", "A body"


class Stage(Word):
    """Where a work stands."""

    PROPOSED = "proposed", "Đề xuất", "Proposed"
    LINKED = "linked", "Đã gắn quyết định của cộng đồng", "Linked to a community decision"
    OPEN = "open", "Đang vận động, thu", "Being collected for"
    BUILDING = "building", "Đang thực hiện", "Under way"
    DONE = "done", "Đã xong, chờ quyết toán", "Done, to be settled"
    SETTLED = "settled", "Đã quyết toán, chờ niêm yết", "Settled, to be posted"
    POSTED = "posted", "Đã niêm yết quyết toán", "Settlement posted"
    DROPPED = "dropped", "Không thực hiện", "Given up"


class Reply(Word):
    """What became of a work residents proposed."""

    WAITING = "waiting", "Chờ trả lời", "Waiting for an answer"
    TALK = "talk", "Sẽ đưa ra các hộ bàn", "To be talked over by the households"
    TAKEN = "taken", "Đã thành công trình", "Became a work"
    DECLINED = "declined", "Không thực hiện, có lý do", "Not taken up, with the reason"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"waiting": "pause", "talk": "info", "taken": "ok", "declined": "bad"}[self.value]


class Act(Word):
    """What is done with a work."""

    LINK = "link", "Gắn quyết định của cộng đồng", "Link the community decision"
    OPEN = "open", "Mở thu đóng góp", "Open the collection"
    START = "start", "Bắt đầu thực hiện", "Start the work"
    FINISH = "finish", "Ghi hoàn thành", "Record completion"
    SETTLE = "settle", "Quyết toán", "Settle the accounts"
    POST = "post", "Ghi niêm yết quyết toán", "Record the posting"
    DROP = "drop", "Không thực hiện nữa", "Give up"


class Given(Word):
    """What is given to a work."""

    MONEY = "money", "Tiền", "Money"
    LABOUR = "labour", "Ngày công", "Labour days"
    MATERIAL = "material", "Vật liệu, hiện vật", "Materials"
    LAND = "land", "Đất", "Land"

    @property
    def unit(self) -> str:
        """The unit it is measured in; materials name their own."""
        return {"money": "đồng", "labour": "ngày công", "land": "m²"}.get(self.value, "")


class Giver(Word):
    """Who gives."""

    HOUSEHOLD = "household", "Hộ gia đình", "Household"
    PERSON = "person", "Cá nhân khác", "Another person"
    ORGANISATION = "organisation", "Tổ chức, doanh nghiệp", "Organisation or enterprise"
    STATE = "state", "Ngân sách hỗ trợ", "Public budget"


class Account(Word):
    """The accounts of a work; what comes in is written with a minus, so that everything together is zero."""

    CASH = "cash", "Tiền mặt", "Cash"
    BANK = "bank", "Tiền gửi ngân hàng, kho bạc", "Bank or treasury"
    SPENT = "spent", "Đã chi", "Spent"
    USED = "used", "Hiện vật, ngày công, đất đã đưa vào công trình", "Gifts in kind put into the work"
    GIVEN = "given", "Đóng góp bằng tiền", "Contributions in money"
    GIVEN_IN_KIND = "given_in_kind", "Đóng góp bằng hiện vật, ngày công, đất", "Contributions in kind"
    GRANTED = "granted", "Ngân sách hỗ trợ", "Public support"
    RETURNED = "returned", "Trả lại, chuyển quỹ cộng đồng", "Returned or moved to the community fund"


class EntryKind(Word):
    """Why an entry stands in the journal."""

    CONTRIBUTION = "contribution", "Nhận đóng góp", "Contribution"
    EXPENSE = "expense", "Chi", "Expense"
    TRANSFER = "transfer", "Gửi, rút tiền", "Between cash and bank"
    SURPLUS = "surplus", "Xử lý tiền dư", "Surplus handed on"
    COUNTER = "counter", "Bút toán đảo", "Counter-entry"


class Field(Word):
    """The four fields skilful models are registered in."""

    ECONOMY = "economy", "Phát triển kinh tế", "Economy"
    SOCIETY = "society", "Văn hóa - xã hội", "Culture and society"
    SECURITY = "security", "Quốc phòng - an ninh", "Defence and security"
    SYSTEM = "system", "Xây dựng hệ thống chính trị", "The political system"


class Holder(Word):
    """Whose model it is."""

    COLLECTIVE = "collective", "Tập thể", "Collective"
    INDIVIDUAL = "individual", "Cá nhân", "Individual"


class Trial(Word):
    """Where a model stands."""

    RUNNING = "running", "Đang thực hiện", "Running"
    RATED = "rated", "Đã đánh giá", "Rated"
    RECOGNISED = "recognised", "Đã công nhận", "Recognised"
    STOPPED = "stopped", "Đã dừng", "Stopped"


class Level(Word):
    """At which level a model is recognised."""

    COMMUNE = "commune", "Cấp xã", "Commune"
    PROVINCE = "province", "Cấp tỉnh, thành phố", "Province"
    CENTRE = "centre", "Toàn quốc", "National"


class GroupKind(Word):
    """What helps neighbours run their own affairs."""

    SELF_GROUP = "self_group", "Tổ tự quản", "Self-managed group"
    CORE = "core", "Lực lượng nòng cốt trong chung cư", "Core group of an apartment block"
    HELP_POINT = "help_point", "Điểm hỗ trợ dịch vụ công trực tuyến", "Help point for online services"
    DIGITAL = "digital", "Tổ công nghệ số cộng đồng", "Community digital team"


class Sum(Word):
    """How reports of a movement add up."""

    TOTAL = "total", "Cộng dồn: báo cáo sau là số lũy kế", "Cumulative: each report states the whole so far"
    EACH = "each", "Từng đợt: các báo cáo cộng lại", "By instalment: reports add up"


class TextStage(Word):
    """Where the text of a village convention stands."""

    DRAFT = "draft", "Dự thảo", "Draft"
    IN_FORCE = "in_force", "Đang có hiệu lực", "In force"
    REPLACED = "replaced", "Đã được thay thế", "Replaced"
    WITHDRAWN = "withdrawn", "Đã rút dự thảo", "Draft withdrawn"
    ENDED = "ended", "Đã hết hiệu lực", "No longer in force"

"""The words of the law book: kinds of rule, how sure a number is, what a share is taken of."""

from caunoi.kernel.words import Word


class Kind(Word):
    """What a rule says."""

    DEADLINE = "deadline", "Thời hạn", "Deadline"
    PERIOD = "period", "Thời gian duy trì", "Period"
    THRESHOLD = "threshold", "Tỷ lệ thông qua", "Threshold"
    NUMBER = "number", "Định mức", "Number"
    BANDS = "bands", "Số người theo quy mô", "Numbers by size"
    LIST = "list", "Danh mục", "List"
    DUTY = "duty", "Nghĩa vụ", "Duty"
    WINDOW = "window", "Kỳ số liệu", "Reporting window"


#: Kinds that have a last day to compute.
TIMED = frozenset({Kind.DEADLINE, Kind.PERIOD})


class Confidence(Word):
    """How sure the book is of a number."""

    TEXT = "T", "Đã đọc trong văn bản", "Read in the text"
    SECONDARY = "S", "Theo nguồn thứ cấp", "From a secondary source"
    HOUSE = "Q", "Quy ước của hệ thống", "House rule, not law"
    MEMORY = "M", "Chưa kiểm chứng", "Unverified"
    UNKNOWN = "?", "Chưa kiểm chứng", "Unverified"


#: Marks under which a rule stays off until a person confirms it, unless its text says otherwise.
UNVERIFIED = frozenset({Confidence.MEMORY, Confidence.UNKNOWN})


class Measure(Word):
    """What a number is counted in; the first six are terms of time."""

    MINUTE = "minute", "phút", "minutes"
    HOUR = "h", "giờ", "hours"
    DAY = "d", "ngày", "days"
    WORKING_DAY = "wd", "ngày làm việc", "working days"
    MONTH = "month", "tháng", "months"
    YEAR = "year", "năm", "years"
    WORKING_HOUR = "wh", "giờ làm việc", "working hours"
    PERCENT = "pct", "%", "%"
    RATIO = "ratio", "phần", "share"
    COUNT = "count", "", ""
    DAY_A_WEEK = "day_per_week", "ngày/tuần", "days a week"
    DAY_A_MONTH = "day_per_month", "ngày/tháng", "days a month"
    DAY_A_YEAR = "day_per_year", "ngày/năm", "days a year"
    TIME_A_QUARTER = "time_per_quarter", "lần/quý", "times a quarter"
    TIME_A_YEAR = "time_per_year", "lần/năm", "times a year"
    DONG_A_DAY = "dong_per_day", "đồng/ngày", "đồng a day"


class Base(Word):
    """What a share is taken of."""

    ALL_HOUSEHOLDS = "all_households", "tổng số hộ gia đình trong thôn, tổ dân phố", "all households of the village"
    ALL_VILLAGES = "all_villages", "tổng số thôn, tổ dân phố trong xã", "all villages of the commune"
    PRESENT = "present", "số người dự họp", "those present"
    SUMMONED = "summoned", "số người được triệu tập", "those summoned"
    STAFF = "staff", "tổng số người của cơ quan, đơn vị", "all staff"
    VOTERS = "voters", "tổng số cử tri của xã", "all voters of the commune"
    WORKER_MEMBERS = (
        "worker_members",
        "số thành viên đối thoại bên người lao động",
        "dialogue members of the workers' side",
    )
    POLLED = "polled", "số người lao động được lấy ý kiến", "workers polled"
    SIGNERS = "signers", "số người cùng nội dung", "people with the same content"


class Variant(Word):
    """A case in which a rule has another number."""

    COMPLEX = "complex", "vụ việc phức tạp", "complex case"
    VERY_COMPLEX = "very_complex", "vụ việc đặc biệt phức tạp", "very complex case"
    REMOTE = "remote", "vùng sâu, vùng xa đi lại khó khăn", "remote area"
    REMOTE_COMPLEX = "remote_complex", "vùng sâu, vùng xa và phức tạp", "remote and complex"
    SEVERAL_PLACES = "several_places", "phải xác minh ở nhiều nơi", "several places to check"
    DISMISSAL = "dismissal", "kỷ luật buộc thôi việc", "dismissal from service"
    THIRD_PARTY = "third_party", "có bên xử lý dữ liệu hoặc bên thứ ba", "a processor or third party acts"
    ERASE = "erase", "xóa dữ liệu", "erasure"


class DayKind(Word):
    """What a declared day is."""

    OFF = "off", "Ngày nghỉ", "Day off"
    MAKE_UP = "make_up", "Ngày làm bù", "Make-up working day"


class ListStanding(Word):
    """What a year's list of days off rests on."""

    OFFICIAL = "official", "Danh sách chính thức", "Official list"
    ESTIMATE = "estimate", "Danh sách dự kiến, chưa có danh sách chính thức", "Estimate, no official list yet"
    NONE = "none", "Chưa có danh sách", "No list"

"""The placeholders of a text: their codes as they are kept, their Vietnamese names as officers read and write them."""

import re

from caunoi.indicators.catalogue import indicators
from caunoi.kernel.refusal import Refusal

PLACE = re.compile(r"\{([a-z_0-9]+)(\.change)?\}")
_BRACES = re.compile(r"\{([^{}\n]{1,120})\}")
#: How officers ask for the comparison of a figure, after its name.
COMPARED = ": so với cùng kỳ"
#: What officers call the words of a report.
WORDS = {
    "period": "Kỳ báo cáo",
    "first_day": "Ngày đầu kỳ",
    "last_day": "Ngày cuối kỳ",
    "scope": "Địa bàn, cơ quan",
    "than": "Kỳ so sánh",
    "following": "Kỳ tiếp theo",
    "following_upper": "Kỳ tiếp theo viết hoa",
    "kinds": "Các loại đơn",
    "channels": "Các hình thức tiếp nhận",
    "topics": "Các lĩnh vực nhiều đơn",
    "bodies_overdue": "Các cơ quan có việc quá hạn",
    "bodies_silent": "Các cơ quan không thực hiện việc nào",
    "late_units": "Các đơn vị nhiều đơn trễ hạn",
    "late_topics": "Các lĩnh vực nhiều đơn trễ hạn",
    "hops_topics": "Các lĩnh vực nhiều đơn chuyển lòng vòng",
    "slow_acknowledgement": "Số ngày xác nhận ở mức giữa",
    "satisfied_range": "Khoảng tin cậy của tỷ lệ hài lòng",
    "outliers": "Các đơn vị khác biệt rõ so với mức giữa",
    "outliers_worse": "Các đơn vị kém rõ so với mức giữa",
    "lower_on": "Ngày xem báo cáo cấp dưới",
    "lower_due": "Hạn công bố báo cáo cấp dưới",
    "lower_published": "Số đơn vị cấp dưới đã công bố báo cáo",
    "lower_level": "Cấp của các đơn vị cấp dưới",
    "works_sent": "Số nơi làm việc đã gửi bản tự sơ kết",
    "works_valid": "Hội nghị hợp lệ theo các bản tự sơ kết",
    "works_periodic": "Đối thoại định kỳ theo các bản tự sơ kết",
    "works_agreements": "Thỏa ước đang có hiệu lực theo các bản tự sơ kết",
    "works_promises": "Cam kết đến hạn theo các bản tự sơ kết",
    "works_kept": "Cam kết giữ đúng hạn theo các bản tự sơ kết",
    "lower_late": "Số đơn vị cấp dưới công bố trễ",
    "lower_missing": "Các đơn vị cấp dưới chưa công bố báo cáo",
}
#: A review quoted in a text, by its key.
QUOTED = re.compile(r"review_[0-9]{1,18}")


def worded(text: str) -> str:
    """A text with its placeholders by their Vietnamese names, as officers read and write them."""
    names = _names()
    return PLACE.sub(lambda found: "{" + names.get(found[1], found[1]) + (COMPARED if found[2] else "") + "}", text)


def coded(text: str) -> str:
    """A text as it is kept, placeholders by their codes; refuses a name that is no figure's."""
    codes = {name.casefold(): code for code, name in _names().items()} | {code: code for code in _names()}
    unknown: list[str] = []

    def one(found: re.Match[str]) -> str:
        name, compared = found[1].strip(), found[1].strip().endswith((COMPARED, ".change"))
        if QUOTED.fullmatch(name):
            return "{" + name + "}"
        code = codes.get(name.removesuffix(COMPARED).removesuffix(".change").casefold())
        if code is None or (compared and code not in indicators()):
            unknown.append(found[0])
            return found[0]
        return "{" + code + (".change" if compared else "") + "}"

    kept = _BRACES.sub(one, text)
    if unknown:
        told = ", ".join(unknown[:5])
        raise Refusal(
            f"Không có số liệu nào tên {told}. Hãy chọn tên trong danh sách số liệu, hoặc bỏ dấu ngoặc nhọn.",
            f"There is no figure named {told}. Choose one from the list, or remove the braces.",
            field="text",
        )
    return kept


def _names() -> dict[str, str]:
    """What officers call each placeholder."""
    return {code: each.vi for code, each in indicators().items()} | WORDS

"""Which part of a document a heading opens: results, limitations, causes, tasks, or something else."""

import re
from enum import Enum

from .blocks import Block, Level


class Section(Enum):
    """The parts that matter to a mandate or a review; OTHER holds neither."""

    RESULTS = "kết quả"
    LIMITATIONS = "hạn chế"
    CAUSES = "nguyên nhân"
    TASKS = "nhiệm vụ"
    OTHER = "khác"


_STRONG = (
    (Section.RESULTS, r"kết quả(?: (?:đạt được|nổi bật|thực hiện|công tác))?|ưu điểm|mặt được|mặt làm được|thành tích|thành tựu|những việc đã làm|đánh giá(?: chung)?"),
    (Section.LIMITATIONS, r"(?:những |một số |các )?(?:tồn tại|hạn chế|khuyết điểm|mặt chưa được|khó khăn, hạn chế|khó khăn, vướng mắc|tồn tại, hạn chế|bất cập|yếu kém|việc chưa làm được)"),
    (Section.CAUSES, r"nguyên nhân"),
    (Section.TASKS, r"phương hướng|nhiệm vụ(?:,| và)? (?:trọng tâm|giải pháp|chủ yếu|cụ thể|thời gian tới|6 tháng cuối|năm 20\d\d|những tháng cuối)|kiến nghị|đề xuất, kiến nghị|công tác trọng tâm|trọng tâm công tác|tổ chức thực hiện|phân công (?:nhiệm vụ|thực hiện)"),
)  # fmt: skip
_WEAK = (
    (Section.RESULTS, r"tình hình (?:thực hiện|triển khai|công tác)|công tác đã|việc (?:thực hiện|triển khai)"),
    (Section.LIMITATIONS, r"khó khăn|vướng mắc|thách thức"),
    (Section.TASKS, r"nhiệm vụ|giải pháp|nội dung|chương trình công tác|kế hoạch(?: công tác)?|đề xuất|đề nghị|thời gian tới|(?:6|sáu|06) tháng cuối năm|trách nhiệm|yêu cầu|biện pháp"),
    (Section.OTHER, r"mục đích|mục tiêu|quan điểm|căn cứ|bối cảnh|đặc điểm|tình hình chung|bài học|kinh nghiệm|thuận lợi|phạm vi|đối tượng|kinh phí|cơ sở pháp lý|thời gian, địa điểm|công tác (?:khen thưởng|thi đua)"),
)  # fmt: skip
_GOOD_CAUSE = re.compile(r"nguyên nhân (?:của )?(?:những |các )?(?:kết quả|ưu điểm|thành tích|thành công|đạt được)")


def section_of(heading: str, inside: Section | None) -> Section | None:
    """The part a heading opens: the cue that comes first decides; inside a known part a weak cue must lead it."""
    low = heading.lower().strip(" .:*-–")
    low = re.sub(r"^(?:về |những |một số |các |phần |công tác (?=phương hướng)|dự kiến )+", "", low)
    if re.match(r"(?:tình hình|thực trạng)[^.:]{0,30} nguyên nhân", low):
        return None
    if _GOOD_CAUSE.search(low):
        return Section.OTHER
    found = [(at, section) for section, cue in _STRONG for at in _places(cue, low)]
    found += [
        (at, section)
        for section, cue in _WEAK
        for at in _places(cue, low)
        if inside is None or (at == 0 and inside is not Section.OTHER)
    ]
    if inside is Section.RESULTS or inside is Section.TASKS:
        found = [(at, section) for at, section in found if at == 0 or section not in (Section.RESULTS, Section.TASKS)]
    if inside is Section.TASKS:
        found = [(at, section) for at, section in found if at == 0]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _places(cue: str, low: str) -> list[int]:
    match = re.search(rf"(?<!\w)(?:{cue})(?!\w)", low)
    return [match.start()] if match else []


def is_heading(block: Block, after: Block | None, *, official: bool) -> bool:
    """Whether a block titles what follows instead of saying something itself."""
    if block.row or block.words > 45:
        return False
    if block.upper:
        return block.words <= 45 and not (Level.DASH <= block.level < Level.NONE and block.words > 12)
    if block.level == Level.ROMAN or block.level == Level.PART:
        return not block.ended or block.words <= 12
    closed = block.ended and not block.text.rstrip().endswith(":")
    if closed:
        return block.words <= 7 and block.level < Level.LETTER and section_of(block.text, None) is not None
    if block.words > 28:
        return False
    deeper = after is not None and (after.level > block.level or after.row)
    if block.text.rstrip().endswith(":"):
        return block.level < Level.NONE and block.words <= 16
    if block.level < Level.NONE:
        return deeper and block.words <= 28
    return not official or (block.words <= 16 and section_of(block.text, None) is not None)

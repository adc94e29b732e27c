"""What surrounds an article without belonging to it: bylines, captions, counters, menus, other news, comments."""

import re

from .blocks import Block, Level

_END = re.compile(
    r"^\W*(?:tin mới hơn|tin đã đưa|(?:các )?(?:tin|bài)(?: bài| viết)? (?:khác|liên quan|cùng chuyên mục|mới nhất|cũ hơn|mới)|cùng chuyên mục|ý kiến (?:bạn đọc|của bạn|độc giả)|"
    r"(?:gửi |viết |tổng lượt |các )?(?:bình luận|phản hồi)|xem thêm|đọc thêm|có thể bạn quan tâm|(?:bài |tin )?đọc nhiều|tin nổi bật|tags?\b|từ khóa|lên đầu trang|số lượt (?:người )?xem|"
    r"lượt (?:xem|truy cập)|bản in|in (?:bài|trang)|quay lại|trở (?:về|lại)|chia sẻ|gửi (?:email|bài)|nguồn(?: tin)?\s*:|theo dõi chúng tôi|mời (?:quý vị|bạn đọc)|bản quyền|[>»]{2,}|tin, ảnh|tin, bài|bài, ảnh|đánh giá bài viết)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^\W*(?:ảnh|hình|video|clip|đồ họa|nguồn ảnh|quang cảnh|toàn cảnh|các đại biểu (?:dự|tham dự)|hình ảnh)\b|\((?:ảnh|nguồn|hình)\s*:|\bảnh\s*:|/ảnh\b|minh họa",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"^[\W\d]*$|^(?:lượt|số lượt|đăng lúc|cập nhật|ngày đăng|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\b", re.IGNORECASE
)
_MORE = re.compile(
    r"^[>»]{2,}|^xin mời|^mời (?:quý|bạn)|^(?:đón|theo dõi) (?:xem|đọc)|thanhtoan|hotline|điện thoại|đường dây nóng:",
    re.IGNORECASE,
)


class Noise:
    """Knows which blocks of a news page to pass over; it learns captions from what the page says twice."""

    def __init__(self, blocks: list[Block]) -> None:
        self._seen_prose = False
        self._twice = _said_twice(blocks)

    def ends(self, block: Block) -> bool:
        """Whether the article is over here: other news, counters or comments follow."""
        if block.words >= 25 and block.ended:
            self._seen_prose = True
        return self._seen_prose and block.words <= 14 and bool(_END.match(block.text))

    def covers(self, block: Block) -> bool:
        """Whether the block is a caption, a counter or an advertisement."""
        text = block.text
        return bool(
            block.whole in self._twice
            or (block.words <= 45 and _CAPTION.search(text))
            or (_COUNTER.match(text) and block.words < 16)
            or (_MORE.search(text) and block.words < 40)
            or (block.words < 3 and block.level == Level.NONE)
        )


def _said_twice(blocks: list[Block]) -> set[int]:
    whole = "\n".join(block.low for block in blocks)
    if len(whole) > 200_000:
        return set()
    short = [block for block in blocks if 5 <= block.words <= 60 and block.level == Level.NONE]
    return {block.whole for block in short[:400] if whole.count(block.low.rstrip(" .…")) > 1}

"""Who a task is given to: the words of the document, and the kinds of body they name."""

import re

from caunoi.mandate.words import BodyKind

from .lexicon import INNER_WORDS

_K = BodyKind
#: In order of preference where several patterns begin at the same place; each also opens an addressee.
_BODIES: tuple[tuple[BodyKind, str], ...] = (
    (_K.HEAD, r"(?:tập thể lãnh đạo|lãnh đạo|người đứng đầu|thủ trưởng|bí thư|phó bí thư|chủ tịch|phó chủ tịch|giám đốc|chánh văn phòng|chánh án|viện trưởng|trưởng (?:ban|phòng|công an|đoàn)|hiệu trưởng|chánh thanh tra|đồng chí)"),
    (_K.PEOPLE_RELATIONS, r"(?:ban tuyên giáo và dân vận|(?:ban|khối|hệ thống|tổ) dân vận|ngành dân vận)"),
    (_K.STEERING, r"ban chỉ đạo"),
    (_K.BOARD, r"ban (?:thanh tra nhân dân|giám sát đầu tư(?: của)? cộng đồng|tttnd|gsđtcđ)"),
    (_K.NEIGHBOURHOOD, r"(?:trưởng (?:các )?(?:thôn|ấp|bản|khu phố|xóm|buôn|tổ dân phố)|tổ trưởng(?: các)?(?: tổ dân phố| dân phố| khu phố)|(?:các )?(?:thôn|ấp|bản|tổ dân phố|khu phố|khu dân cư|xóm|buôn|khóm|tdp)|tổ (?:công nghệ số|hòa giải)|ban công tác mặt trận|ban quản (?:lý|trị))"),
    (_K.COUNCIL, r"(?:(?:thường trực )?(?:hội đồng nhân dân|hđnd)|các ban (?:của )?hđnd|đoàn đại biểu quốc hội)"),
    (_K.FRONT, r"(?:(?:ban thường trực )?(?:ủy ban )?(?:mặt trận tổ quốc|mttq)(?: việt nam)?|ubmttq(?:vn)?|mặt trận|ủy ban mttq)"),
    (_K.GOVERNMENT, r"(?:ủy ban nhân dân|ubnd|chính quyền|(?:phường|xã|tỉnh|thành phố|huyện|quận)(?= (?:sẽ|tiếp tục|tập trung|phấn đấu|đẩy mạnh|tăng cường|cần|phải)(?!\w))|ủy ban(?! (?:mặt trận|mttq|kiểm tra|thường vụ)))"),
    (_K.PARTY_COMMITTEE, r"(?:(?:ban thường vụ |thường trực |ban chấp hành )?(?:(?:các )?cấp ủy(?: đảng)?(?:, tổ chức đảng)?|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|chi ủy|chi bộ|đảng bộ|tổ chức đảng|ban cán sự đảng|đảng đoàn)|ban thường vụ|ban chấp hành|tổ chức cơ sở đảng|đảng viên)"),
    (_K.PARTY_ORGAN, r"(?:ban tổ chức|ban xây dựng đảng|ban tuyên giáo|ban nội chính|ủy ban kiểm tra|văn phòng (?:tỉnh|thành|huyện|quận|đảng) ủy|các ban (?:xây dựng )?đảng|các (?:ban|cơ quan)(?: tham mưu(?:, giúp việc)?)?(?: của)? (?:tỉnh|thành|huyện|quận|đảng) ủy|ubkt|trung tâm chính trị|trường chính trị)"),
    (_K.ORGANISATION, r"(?:(?:các )?(?:đoàn thể|tổ chức chính trị|tổ chức đoàn thể|tổ chức thành viên|hội quần chúng|tổ chức hội)|liên đoàn lao động|(?:các cấp )?công đoàn|các cấp hội|hội nông dân|hội (?:liên hiệp )?phụ nữ|hội lhpn|hội cựu chiến binh|hội ccb|đoàn thanh niên|đoàn tncs|tỉnh đoàn|thành đoàn|huyện đoàn|xã đoàn|đoàn tncs|hội chữ thập đỏ|hội người cao tuổi)"),
    (_K.JUSTICE, r"(?:(?:bộ chỉ huy |ban chỉ huy )?quân sự|bộ đội biên phòng|công an|tòa án|viện kiểm sát|lực lượng vũ trang|lực lượng công an|thi hành án|các cơ quan (?:tư pháp|tố tụng|nội chính))"),
    (_K.DEPARTMENT, r"(?:(?:các )?(?<!cơ )(?<!trụ )sở(?=[ ,])|(?:các )?ban(?=, | ngành)|ngành|các ngành|phòng(?= (?!ngừa|chống|vệ))|thanh tra|văn phòng(?: (?:hđnd|hội đồng nhân dân)(?: và|, ) ?(?:ubnd|ủy ban nhân dân))?|trung tâm|bộ phận|tổ công tác|cơ quan chuyên môn|công chức|bộ phận một cửa|thường trực)"),
    (_K.STATE_AGENCY, r"(?:(?:các )?cơ quan (?:hành chính )?nhà nước|(?:các )?cơ quan hành chính|cơ quan tham mưu)"),
    (_K.PRESS, r"(?:(?:các )?cơ quan (?:báo chí|thông tấn|truyền thông)|báo(?= (?!cáo|chí))|đài (?:phát thanh|truyền thanh|ptth)|đài(?= ))"),
    (_K.ENTERPRISE, r"(?:(?:các )?doanh nghiệp|người sử dụng lao động|ban quản lý|tổng công ty|công ty|hợp tác xã)"),
    (_K.OFFICIALS, r"(?:(?:mỗi |từng |đội ngũ )?(?:cán bộ|công chức|viên chức|đảng viên|người lao động|đại biểu))"),
    (_K.OTHER, r"(?:hội đồng(?! nhân dân)|hội(?! nghị| họp| thảo| viên| trường| nhập)|tổ(?! chức| dân phố)|nhóm|viện|cục|chi cục|tổng cục|bộ(?= (?!máy|phận|mặt|tiêu|thủ|luật|chỉ|đội))|ngân hàng|bảo hiểm xã hội|kho bạc|bệnh viện|trạm y tế|nhà trường|các lực lượng|lực lượng|các hộ|hộ gia đình|cư dân|người dân|đoàn viên|hội viên|các tổ|ban(?= (?!hành)))"),
    (_K.UNIT, r"(?:(?:các |mỗi |từng )?(?:địa phương|đơn vị|cơ quan)|(?:các |mỗi |từng |toàn )(?:tổ chức|cấp|ngành|phường|xã(?! hội)|quận|huyện|thị xã|trường(?: học)?|thành viên)(?=[ ,;:.)]|$)|các xã, phường|các bên|hệ thống chính trị|các tập thể|toàn (?:ngành|hệ thống|tỉnh|thành phố|huyện|xã|phường)|nhân dân|(?:hệ thống )?chính trị)"),
)  # fmt: skip

_START = re.compile(
    r"(?<!\w)(?:(?:các|những|mỗi|từng|toàn thể|tập thể|giao|đối với|về phía|cho) )*(?:"
    + "|".join(f"(?P<{kind.value}>{body})" for kind, body in _BODIES)
    + r")(?!\w)"
)
_EACH = re.compile("|".join(f"(?P<{kind.value}>(?<!\\w){body}(?!\\w))" for kind, body in _BODIES))

#: Names that hold a duty verb inside; hidden before the duty is looked for.
_NAMES = re.compile(
    r"ban chỉ đạo (?:thực hiện|xây dựng|triển khai|phát triển|phòng,? chống|cải cách|chuyển đổi)(?: (?:quy chế dân chủ|qcdc|dân chủ)(?: (?:ở )?cơ sở)?)?"
    r"|ban chỉ đạo|ban tổ chức|ban xây dựng đảng|ban (?:thường trực )?vận động|ban tuyên giáo|ủy ban kiểm tra|ban quản (?:lý|trị)|ban giám sát(?: đầu tư)?|đoàn (?:giám sát|kiểm tra|thanh tra)|tổ giám sát"
    r"|(?:các )?tổ chức(?= (?:đảng|chính trị|cơ sở|xã hội|đoàn|công đoàn|thành viên|hội|quần chúng|phi|tôn giáo|khác|có liên quan|liên quan|này|trong|trên|thuộc))|,\s*tổ chức(?=[,\s])|thanh tra(?= (?:tỉnh|nhân dân|nhà nước|huyện|thành phố|sở|,))"
    r"|cơ quan (?:chuyên trách )?(?:tham mưu|quản lý|kiểm tra|thanh tra|tiếp (?:công )?dân|giúp việc|báo chí|lãnh đạo)(?:, (?:giúp việc|đơn vị sự nghiệp))?|đơn vị (?:quản lý|phối hợp|chủ trì|thực hiện)"
    r"|người (?:sử dụng|đứng đầu|lãnh đạo|quản lý|tham gia|phục vụ)|(?:tập thể|cán bộ|cấp ủy,) lãnh đạo(?=[, ])|lãnh đạo(?= (?:các|cơ quan|đơn vị|ubnd|ủy ban|chủ chốt|quản lý|cấp|sở|ban|phòng|tỉnh|huyện|xã))|cán bộ (?:lãnh đạo|quản lý|làm công tác)"
    r"|bộ phận (?:tiếp nhận(?: và trả kết quả)?|một cửa)|ban tiếp công dân|trung tâm (?:phục vụ|giáo dục|kiểm soát|phát triển|hỗ trợ|chuyển đổi)[^,;]{0,20}|văn phòng đăng ký(?: đất đai)?"
    r"|sở (?:xây dựng|tài chính|tư pháp|giáo dục và đào tạo|giáo dục|thông tin và truyền thông)|phòng (?:quản lý|giáo dục)|hội khuyến học|thông tin truyền thông|tổ (?:vận động|giám sát|hòa giải)"
    r"|giám đốc|giám sát đầu tư(?: của)? cộng đồng|theo chức năng(?:, nhiệm vụ)?(?: được giao)?|trong phạm vi (?:quản lý|chức năng)[^,;]{0,30}|được giao|phụ trách|trực thuộc|có liên quan"
)
_VERB = re.compile(
    rf"(?<!\w)(?:cần(?: phải)?|phải|có trách nhiệm|chịu trách nhiệm|sẽ|nghiêm túc|tiếp tục|(?:{INNER_WORDS}))(?!\w)"
)
_TIME = re.compile(
    r"(?:trong |từ |đến |ngay trong |ngay |bước sang |những )?(?:thời gian (?:tới|đến|còn lại)|(?:6|sáu|06|3|9) tháng (?:cuối|đầu) năm(?: \d{4})?|(?:các |những )tháng (?:cuối|còn lại)[^,]{0,20}|năm \d{4}|"
    r"quý [ivx\d]+[^,]{0,12}|sắp tới|nhiệm kỳ (?:tới|này)|giai đoạn \d{4}\s*[-–]\s*\d{4})(?:\s*,\s*|\s+(?=các|mỗi|từng|ủy ban|ubnd|mặt trận|mttq|đảng|chi|ban|sở|cần|phải|tiếp|tập))"
)
_LEADING = re.compile(r"(?:cho|rằng|đối với|với|là|tới|về phía)\s+")


def opens_with_body(low: str, at: int = 0) -> bool:
    """Whether the words at ``at`` name a body."""
    return bool(_START.match(low, at))


def skip_time(low: str, at: int) -> int:
    """Past phrases such as "trong thời gian tới, " and "rằng "."""
    while True:
        found = _LEADING.match(low, at) or _TIME.match(low, at)
        if found is None:
            return at
        at = found.end()


def split(low: str, at: int, end: int) -> tuple[int, int, int] | None:
    """The addressee ``[first, last)`` and where its duty begins, in a clause that opens with a body; None elsewhere."""
    if not _START.match(low, at):
        return None
    hidden = _NAMES.sub(lambda name: "□" * len(name.group()), low[at:end])
    for verb in _VERB.finditer(hidden):
        if verb.start() == 0 or _is_inside_name(hidden, verb):
            continue
        last = at + len(
            re.sub(
                r"(?: (?:cũng|cùng|đều|luôn|chủ động|tích cực|đã|đặc biệt|thật|hết sức))*[\s,:–-]*$",
                "",
                hidden[: verb.start()],
            )
        )
        if last - at > 320 or _has_predicate(hidden[: verb.start()]):
            return None
        return at, last, at + verb.start()
    return None


def is_only_body(low: str) -> bool:
    """Whether a heading such as "Đối với Ủy ban nhân dân xã" names a body and nothing else."""
    text = low.lower().strip(" .:;-–*")
    first = re.match(
        r"(?:đối với|trách nhiệm của|về phía|kiến nghị(?: với| đối với)?|đề nghị(?: với)?|giao|với|yêu cầu|đề xuất(?: với)?)\s+",
        text,
    )
    at = first.end() if first else 0
    if not _START.match(text, at) or len(text) > 200:
        return False
    hidden = _NAMES.sub(lambda name: "□" * len(name.group()), text[at:])
    return not any(not _is_inside_name(hidden, verb) for verb in _VERB.finditer(hidden) if verb.start() > 0)


def kinds(words: str) -> tuple[BodyKind, ...]:
    """The kinds of body named in the addressee's words, in order, each once."""
    low = words.lower()
    if low in ("phường", "xã", "tỉnh", "thành phố", "huyện", "quận"):
        return (BodyKind.GOVERNMENT,)
    found: list[BodyKind] = []
    last = 0
    for match in _EACH.finditer(low):
        joined = bool(found) and not re.search(r"[,;/]|(?<!\w)(?:và|cùng|hoặc)(?!\w)", low[last : match.start()])
        last = match.end()
        kind = BodyKind(match.lastgroup or BodyKind.OTHER)
        if joined or kind in found:
            continue
        found.append(kind)
        if found == [BodyKind.HEAD]:
            break  # the head of whatever is named next
    return tuple(found) or ((BodyKind.OTHER,) if low.strip() else ())


def _is_inside_name(hidden: str, verb: re.Match[str]) -> bool:
    """A verb word right after a preposition or before "của" names a thing: "về giám sát", "chỉ đạo của"."""
    before = hidden[max(0, verb.start() - 14) : verb.start()]
    after = hidden[verb.end() : verb.end() + 6]
    if re.search(r"(?:^|\s)(?:về|của|làm|được|việc|sự|công tác|để|nhiệm vụ|chức năng|có|theo|tham gia) $", before):
        return verb.group() not in ("cần", "phải", "sẽ", "tiếp tục", "tăng cường", "nâng cao", "đẩy mạnh")
    return after.startswith((" của ", " viên")) or hidden[verb.start() - 1 : verb.start()] == "□"


def _has_predicate(low: str) -> bool:
    """Whether the would-be addressee is already a sentence: it states something instead of naming a body."""
    return bool(re.search(r"(?<!\w)(?:đã|đang|còn|chưa|có nhiều|đạt|vẫn|thể hiện|là)(?!\w)", low))

"""Cue words of Vietnamese administrative prose, as patterns over small letters with marks in their new places."""

import re


def _any(*phrases: str) -> str:
    words = [phrase for line in phrases for phrase in line.split("|") if phrase.strip()]
    return "|".join(sorted({word.strip() for word in words}, key=len, reverse=True))


def _words(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(*phrases)})(?!\w)")


# Verbs that open a duty, as they stand at the head of a clause or after the body that owes it.
DUTY_WORDS = _any(
    "tăng cường|nâng cao|nâng chất|đẩy mạnh|tiếp tục|thực hiện|triển khai|tổ chức|xây dựng|phát huy|chỉ đạo|lãnh đạo",
    "kiểm tra|giám sát|rà soát|hoàn thành|hoàn thiện|kịp thời|chủ động|tập trung|chú trọng|quan tâm|nắm|giải quyết|xử lý",
    "đổi mới|kiện toàn|củng cố|phối hợp|chủ trì|hướng dẫn|tham mưu|báo cáo|gửi|ban hành|công khai|niêm yết|bố trí|bảo đảm",
    "đảm bảo|tuyên truyền|vận động|phát động|thường xuyên|định kỳ|nghiêm túc|đưa|lấy|gắn|cụ thể hóa|quán triệt|phổ biến",
    "biểu dương|khen thưởng|nhân rộng|tiếp công dân|tiếp dân|tiếp xúc|đối thoại|phân công|khắc phục|chấn chỉnh|đánh giá|sơ kết",
    "tổng kết|theo dõi|đôn đốc|tạo điều kiện|tạo|hỗ trợ|cập nhật|số hóa|ứng dụng|lập|mở|duy trì|cải cách|rút ngắn|không để",
    "không được|tuyệt đối không|phòng ngừa|ngăn chặn|đấu tranh|bồi dưỡng|đào tạo|tập huấn|tham gia|góp ý|giữ|chăm lo|phát triển",
    "thu hút|huy động|khai thác|sử dụng|quản lý|chấp hành|xác định|nghiên cứu|đề xuất|kiến nghị|lắng nghe|tiếp thu|giải trình",
    "trả lời|công bố|tổng hợp|thẩm định|trình|thành lập|giao|phấn đấu|quyết liệt|đồng hành|nêu cao|đề cao|coi trọng|siết chặt",
    "làm tốt|làm rõ|thể chế hóa|sắp xếp|bám sát|bám|nhận diện|dự báo|thống nhất|minh bạch|minh bạch hóa|lồng ghép|ký kết|cam kết",
    "quyết tâm|nỗ lực|tích cực|khẩn trương|sớm|ưu tiên|chuẩn bị|phát hiện|thanh tra|cung cấp|tiếp nhận|phân loại|trao đổi",
    "đăng ký|đăng tải|đẩy nhanh|khơi dậy|mở rộng|thí điểm|áp dụng|cắt giảm|đơn giản hóa|chuyển đổi|bổ sung|sửa đổi|điều chỉnh",
    "giáo dục|bảo vệ|giữ vững|phòng, chống|phòng chống|tranh thủ|cử|bầu|kết nạp|ra mắt|hòa giải|giám định|khảo sát|lựa chọn",
    "chịu trách nhiệm|thông tin|thông báo|liên hệ|vận hành|hình thành|kết nối|giới thiệu|tôn vinh|động viên|khuyến khích",
    "thông qua việc|căn cứ|đi sâu|đi đầu|gương mẫu|nêu gương|cải thiện|hạn chế|giảm|tăng|mời|họp|dành|tiến hành|xem xét|bàn giao",
    "làm|phục vụ|khảo sát|ghi nhận|giới hạn|soạn thảo|sơ tổng kết|điều tra|xác minh|tự kiểm tra|đối chiếu|quy định|lưu ý",
    "trang bị|nhắc nhở|phê bình|xem việc|xem|đồng bộ|kiên quyết|kiên trì|chia sẻ|vận dụng|hưởng ứng|đóng góp|thẩm tra|chuyển",
    "thay đổi|tích hợp|tham vấn|lấy ý kiến|ký|lưu trữ|lưu|tổng rà soát|phân cấp|phân bổ|cân đối|trích|giám sát, phản biện|thu thập",
    "kết hợp|phát hành|đăng|thẩm định|tự giác|tận dụng|kêu gọi|tăng|củng cố|bảo quản|sơ kết|phản ánh|tham khảo",
    "cử đại diện|lập hồ sơ|lập danh sách|lập sổ|lập kế hoạch|lập đoàn|mở lớp|mở đợt|mở chuyên mục|ký cam kết|giữ nghiêm|họp dân|trực tiếp|cử cán bộ|cử công chức|công nhận|phản biện|ngăn ngừa|chống|xóa|bồi thường|chi trả|gặp gỡ|cấp phát|tư vấn|mời gọi|quảng bá|xử phạt|khởi động",
)
#: Those of them that are no part of a longer word when met inside a clause ("công lập", "chương trình" hold one).
INNER_WORDS = _any(
    "|".join(word for word in DUTY_WORDS.split("|") if " " in word or word in ("nắm", "gửi", "đưa", "lấy"))
)
DUTY = re.compile(rf"(?<!\w)(?:{INNER_WORDS})(?!\w)")
DUTY_HEAD = re.compile(rf"(?:{DUTY_WORDS})(?!\w)")

MODAL = re.compile(
    r"(?<!\w)(?:cần(?: phải| thiết phải| tiếp tục| tập trung)?|phải|có trách nhiệm|chịu trách nhiệm|nghiêm túc|có nhiệm vụ|sẽ)(?!\w)"
)

#: Verbs by which somebody gives work to somebody; what follows must be the addressee, a time or the duty itself.
ORDER = re.compile(
    r"(?<!\w)(?:yêu cầu|đề nghị|giao(?! ban| thông| lưu| dịch| tiếp| nhận)|chỉ thị(?=\s*:)|quyết định(?=\s*:)|kết luận(?=[^.;:]{0,20}:)|phân công|giao nhiệm vụ cho|lưu ý|kêu gọi|chỉ đạo|nhấn mạnh|quán triệt|quyết nghị"
    r"|kiến nghị|đề xuất|mong muốn|mong|đề ra|thống nhất giao|phân công nhiệm vụ cho|gợi ý|nhắc nhở|định hướng)"
    r"(?: (?:cho|với|đối với|rằng))?(?!\w)"
)
#: Words before an order verb that make it a noun or a thing of the past.
NOT_ORDER_BEFORE = re.compile(
    r"(?:các|những|sự|ý kiến|văn bản|theo|đáp ứng|giải quyết|trong|được|tinh thần|nhiệm vụ|về|của|hồ sơ|đơn|một số|nhiều|cao|ban|bị"
    r"|công tác|và|hoặc|có|lãnh đạo,|tham mưu|quan điểm|với|tập trung|tiếp thu|đã|nghe|báo cáo|nội dung|mục đích,|mục tiêu,|bài"
    r"|nhằm|việc|thực hiện|quy chế|từng|mỗi|nội dung|mọi|lượt|bàn|đề xuất,|kiến nghị,|thuộc|kịp thời|tham gia|phát biểu)\s+$"
)

MODAL_TIME = re.compile(
    r"(?<!\w)(?:phương hướng|nhiệm vụ trọng tâm|nhiệm vụ và giải pháp|nhiệm vụ, giải pháp|nhiệm vụ chủ yếu|công tác trọng tâm|trọng tâm công tác"
    r"|(?:trong )?thời gian (?:tới|đến)|những tháng (?:cuối|còn lại)|(?:6|sáu|06) tháng cuối năm|nửa cuối năm|quý tiếp theo|từ nay đến"
    r"|giai đoạn tiếp theo|năm tới|năm tiếp theo|các tháng cuối năm|sắp tới|nhiệm vụ năm)(?!\w)"
)

ADVERSATIVE = re.compile(
    r"(?:tuy nhiên|tuy vậy|tuy thế|song|dù vậy|mặc dù vậy|dẫu vậy|mặc dù|thế nhưng|nhưng|trái lại|ngược lại"
    r"|(?:bên cạnh|ngoài|cùng với)(?: những| các| một số)?(?: mặt)? (?:kết quả|ưu điểm|thành tích|mặt được|mặt tích cực|thuận lợi)[^,.;:]*"
    r"|bên cạnh đó(?=,? (?:những|vẫn|còn|một số|công tác|việc)[^.;]*(?:hạn chế|tồn tại|chưa|còn)))(?!\w)"
)

LIMIT_NOUN = re.compile(
    r"(?<!\w)(?:(?:những |một số |các |nhiều )?(?:hạn chế|tồn tại|khuyết điểm|thiếu sót|yếu kém|bất cập|vướng mắc|khó khăn)"
    r"(?:,? (?:và |, )?(?:hạn chế|tồn tại|khuyết điểm|thiếu sót|yếu kém|bất cập|vướng mắc|khó khăn))*)(?!\w)"
)
#: "hạn chế" that is dealt with rather than found.
LIMIT_HANDLED = re.compile(
    r"(?:khắc phục|tháo gỡ|chỉ ra|giải quyết|xử lý|hạn chế tối đa|rút kinh nghiệm|chấn chỉnh|nhằm hạn chế|phát hiện|nhận diện|làm rõ|giúp đỡ"
    r"|vượt qua|hỗ trợ|chia sẻ|trước những|gặp|trước)[^.;:]{0,60}$"
)

#: What an office says of work that falls short.
SHORT_COMING = re.compile(
    r"(?<!\w)(?:"
    r"(?:vẫn |hiện |cũng |lại )?còn(?: rất| khá| tương đối| nhiều| một số| những| có| bị| tình trạng| mang| để| biểu hiện| xảy ra| gặp| nặng| hiện tượng)*"
    r" (?:chậm|hạn chế|thấp|yếu|yếu kém|lúng túng|bất cập|hình thức|thiếu|ít|tồn tại|khó khăn|vướng mắc|chung chung|nể nang|né tránh|đùn đẩy"
    r"|tồn đọng|kéo dài|phổ biến|xem nhẹ|buông lỏng|sai sót|bức xúc|nặng tính|nặng về|nặng nề|mờ nhạt|dàn trải|rời rạc|đơn điệu|phức tạp"
    r"|chiếu lệ|qua loa|đối phó|khoán trắng|chênh lệch|thụ động|cục bộ|trì trệ|quá hạn|trễ hạn|tiềm ẩn|xảy ra|khoảng cách|nợ đọng|để xảy ra"
    r"|hiện tượng|lạm dụng|ngại|e dè|cao so|chồng chéo|bị động|bỏ sót|mang tính|máy móc|bị xem nhẹ|tâm lý|trường hợp|nhiều|tình trạng)"
    r"|chưa(?: thật sự| thực sự| thật| được| có| đạt| kịp thời| tương xứng| thể)?"
    r"|không (?:kịp thời|đạt|đầy đủ|đồng đều|thường xuyên|rõ|đáp ứng|hiệu quả|đúng (?:hạn|thời hạn|quy định)|nghiêm|phát huy được|tổ chức được)"
    r"|thiếu (?:sâu sát|kiểm tra|đồng bộ|chủ động|quyết liệt|chặt chẽ|thống nhất|kinh nghiệm|thường xuyên|tính|sự|trách nhiệm|gương mẫu|kỹ năng|thông tin)"
    r"|ít (?:sâu sát|quan tâm|chú ý|được|có)|(?:có (?:nơi|lúc|mặt|việc)|đôi lúc|có nơi, có lúc)[^.;,]{0,80}(?:chưa|còn|thiếu|chậm|không)"
    r"|chậm (?:được|so với|đổi mới|khắc phục|trả lời|tiến độ|triển khai|giải quyết|muộn)|triển khai chậm|lúng túng|bị xem nhẹ|xem nhẹ|buông lỏng"
    r"|mang nặng tính|nặng tính hình thức|chưa|kém hiệu quả|hiệu quả (?:thấp|không cao)|chất lượng (?:thấp|không cao)|trễ hạn|quá hạn"
    r"|chiếm tỷ lệ thấp|tỷ lệ (?:còn )?thấp|giảm so với|thấp hơn so với|không đạt chỉ tiêu|gây bức xúc|bỏ sót|khoán trắng|đối phó|chiếu lệ|qua loa"
    r"|đùn đẩy|né tránh|dây dưa|sai phạm|bất cập|thụ động|hời hợt|nể nang"
    r")(?!\w)"
)
#: "chưa" that is good news, or that describes those to be helped.
NOT_SHORT = re.compile(
    r"(?:chưa (?:để|phát sinh|xảy ra|ghi nhận|phát hiện|có (?:điểm nóng|phát sinh|trường hợp|vụ việc|đơn))|không (?:còn|có) tình trạng|chưa từng"
    r"|không để|vượt khó|không có (?:đơn|vụ việc|trường hợp)[^.;]{0,40}(?:kéo dài|quá hạn|trễ hạn|tồn đọng)|không còn)"
)

RESULT_CUE = re.compile(
    r"(?<!\w)(?:đã|đạt|được (?:quan tâm|nâng|triển khai|thực hiện|kiện toàn|củng cố|giữ vững|tăng cường|duy trì|đẩy mạnh|chú trọng|cải thiện|phát huy|giải quyết|mở rộng|bảo đảm|đảm bảo|đổi mới)"
    r"|chuyển biến|tiến bộ|kết quả|góp phần|hiệu quả|tích cực|thực hiện tốt|kịp thời|tiếp tục được|từng bước|tỷ lệ|100%|vượt|hoàn thành|nổi bật"
    r"|phát huy|tăng cường|đẩy mạnh|tiếp tục|thường xuyên|vận động được|xây dựng được|tổ chức được|tiếp nhận|giải quyết|ra mắt|nâng lên|đồng thuận"
    r"|ổn định|tập trung|chủ động|bám sát|tăng|giảm|được|nhiều|thu hút|huy động|\d[\d.,/]*\s*(?:%|hộ|lượt|cuộc|buổi|người|đơn|vụ|mô hình|công trình|tỷ|triệu|lớp|ý kiến|kiến nghị)|thể hiện (?:trong|qua)|phối hợp|có nhiều|tạo (?:được )?(?:sự|lòng tin|niềm tin)|hưởng ứng|không có|không phát sinh|tổ chức)(?!\w)"
)

CAUSE_HEAD = re.compile(
    r"(?:những |các |một số )?nguyên nhân(?: chủ yếu| chính| cơ bản| khách quan| chủ quan| trực tiếp| sâu xa)*"
    r"(?: của (?:những |các |các mặt |những mặt )?(?:hạn chế|tồn tại|khuyết điểm|bất cập|khó khăn|vướng mắc|yếu kém|tình trạng)[^:,;.]{0,40}?(?=\s(?:là|do|vì|được|chủ)|:))?"
    r"(?: (?:chủ yếu )?(?:là|được xác định là|chủ yếu là|trước hết là|dẫn đến[^:,;]{0,60}là))?(?: (?:do|vì|bởi))?\s*[:,]?\s*"
)
CAUSE_TAIL = re.compile(
    r"(?:,|\s[-–])?\s(?:(?:mà )?nguyên nhân (?:chính |chủ yếu |một phần )?(?:là )?(?:do|vì)?|(?:chủ yếu |một phần |phần lớn |chính )?(?:là )?(?:do|vì|bởi)(?= "
    r"(?:thiếu|chưa|còn|hạn chế|nhận thức|năng lực|kinh phí|khối lượng|ảnh hưởng|điều kiện|địa bàn|đội ngũ|một số|một bộ phận|cán bộ|công tác|các quy định|quy định"
    r"|việc|sự|trình độ|biên chế|nguồn|cơ chế|tâm lý|dịch bệnh|thời tiết|hồ sơ|số lượng|phải|mới|vướng|nhiều|không|thói quen|tính|hệ thống|cơ sở|lực lượng|người|phần mềm|đặc thù|cấp ủy|lãnh đạo)))\s"
)
CAUSE_SENTENCE = re.compile(
    r"(?:(?:một phần |chủ yếu |trước hết |điều này |việc này |tình trạng (?:này|trên) )?(?:là )?(?:do|bởi|vì) (?!đó|vậy|thế|sự nghiệp)|nguyên nhân|sở dĩ|(?:những |các )?(?:tồn tại|hạn chế|khuyết điểm|tình trạng|bất cập|vướng mắc)[^.;,]{0,50}? (?:chủ yếu )?(?:là )?do |(?:lý giải|giải thích|nói về nguyên nhân)[^.;]{0,80}?(?:cho rằng|cho biết|là do),? )"
)
CAUSE_OBJECTIVE = re.compile(r"(?:về )?(?:nguyên nhân )?(?:khách quan|chủ quan)\s*[:,]?\s*(?:là )?(?:do )?")

#: Clauses that tell what came of the clause before; they are no item of their own.
CONSEQUENCE = re.compile(
    r"(?:góp phần|qua đó|từ đó|nhờ đó|nhằm|để(?! xảy ra| kéo dài)|tạo (?:được )?(?:sự |niềm |lòng |không khí|tiền đề|động lực)|làm cho|giúp|dẫn đến"
    r"|gây|trong đó(?!,? (?:tập trung|chú trọng|cần|phải))|coi đây|xem đây|từng bước (?:nâng|đáp)|bảo đảm (?:quyền|cho|sự)|vì vậy|do đó|như vậy)(?!\w)"
)

CONNECTIVE = re.compile(
    r"(?:(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|theo đó|mặt khác|đặc biệt|cụ thể(?=[,:])|trước mắt|trước hết|trên tinh thần đó|từ thực tế (?:đó|trên)|do đó|vì vậy"
    r"|để (?:làm được điều đó|thực hiện tốt[^,]*|đạt (?:được )?mục tiêu[^,]*)|song song với đó|song song đó|không chỉ vậy|hơn nữa|tiếp đó|một là|hai là|ba là|bốn là|năm là|sáu là"
    r"|bảy là|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|cuối cùng|trong đó|nhất là|cùng với việc này|tuy nhiên|tuy vậy|song|qua đó|từ đó|và|cũng|về phía mình|thời gian tới|trong thời gian tới)\s*[,:]?\s+)+"
)

INTRO = re.compile(
    r"(?:như sau|sau đây|dưới đây|sau|trọng tâm|cụ thể(?: như sau)?|đó là|gồm|bao gồm|là|nhiệm vụ|giải pháp|nội dung|việc|được chỉ ra|nổi bật|như|chủ yếu|kết quả|hạn chế|tồn tại|thực hiện"
    r"|tập trung|nguyên nhân|yêu cầu|đề nghị|do)\s*$"
)

#: What happens at a meeting rather than in the work: who came, who spoke, who was honoured.
EVENT = re.compile(
    r"^(?:cùng dự|tham dự|đến dự|dự(?: và| hội nghị| buổi)?|về dự|tới dự|chủ trì|tại buổi|đồng chủ trì|quang cảnh|toàn cảnh|(?:các )?đại biểu (?:tham )?dự|thành phần|chủ tọa)(?!\w)"
    r"|^(?:sáng|chiều|tối|ngày|vừa qua|trưa)[^.;]{0,60}(?:,|\d)[^.;]{0,140}(?:tổ chức|khai mạc|diễn ra|họp)[^.;]{0,20}(?:hội nghị|buổi|phiên|hội thảo|lễ|họp|tổng kết|sơ kết|giao ban|gặp mặt)"
    r"|(?:hội nghị|buổi làm việc|cuộc họp)[^.;]{0,30} (?:do|có sự tham dự|diễn ra|được tổ chức|kết thúc|đã nghe|nghe|thông qua|thảo luận|tập trung thảo luận|đã tập trung thảo luận|cũng đã|dành)(?!\w)"
    r"|(?:tại|sau|trong) (?:hội nghị|buổi|cuộc họp|phiên)[^.;]{0,40}(?:các )?(?:đại biểu|đồng chí|ý kiến|đơn vị|địa phương|thành viên)[^.;]{0,30}(?:thảo luận|trao đổi|nghe|tham luận|cho ý kiến|đóng góp|bày tỏ|phát biểu|tham gia)(?![^.;]*(?:thể hiện|cho thấy|đánh giá|yêu cầu|đề nghị))"
    r"|^(?:phát biểu )?khai mạc|(?:tặng|trao|nhận)(?: quyết định| danh hiệu| tặng)* (?:bằng khen|giấy khen|kỷ niệm chương|cờ thi đua|khen thưởng|quà|hoa)|được (?:khen thưởng|tặng (?:bằng|giấy) khen|tuyên dương|biểu dương tại|nhận (?:bằng|giấy) khen)"
    r"|^nhân dịp|^(?:đồng chí |ông |bà )?[^,.;]{0,60}(?:phát biểu|chủ trì|kết luận|tham dự)(?: chỉ đạo| khai mạc| kết luận| bế mạc)?(?: tại)? (?:hội nghị|buổi)[^,;:]{0,20}\.?$"
    r"|^(?:theo )?(?:chương trình|kế hoạch) (?:hội nghị|làm việc)|hội nghị (?:cũng |đã |còn )?(?:tiến hành|bế mạc)|trình bày (?:báo cáo|tham luận|dự thảo)"
)
GRATEFUL = re.compile(
    r"(?:đánh giá cao|ghi nhận|biểu dương|chúc mừng|cảm ơn|hoan nghênh|khẳng định|bày tỏ|cho biết|nêu rõ|tiếp thu|thống nhất với|nhất trí)"
)
SPEECH = re.compile(
    r"(?:phát biểu|kết luận|chỉ đạo|bế mạc|tiếp thu)[^.;:]{0,40}(?:hội nghị|buổi|cuộc họp|ý kiến|đồng chí|ông|bà)|(?:cho rằng|nhấn mạnh|lưu ý|đề nghị|yêu cầu|nêu rõ|khẳng định)"
)

#: Sentences every document of a kind has and that give nobody work of their own.
FORMULA = re.compile(
    r"(?:có hiệu lực (?:kể )?từ ngày|chịu trách nhiệm thi hành (?:quyết định|nghị quyết|kế hoạch|chỉ thị)|(?:chỉ thị|nghị quyết|kết luận|kế hoạch|quyết định|thông báo|chương trình|quy định) này"
    r" (?:được |phổ biến|có hiệu lực|thay thế|áp dụng|ban hành)|trên đây là|nơi nhận|trân trọng|^căn cứ |^thực hiện (?:luật|nghị quyết|kế hoạch|chỉ thị|quyết định|công văn|kết luận|chương trình|hướng dẫn|nghị định|quy chế)[^.;]{0,220}"
    r"(?:,|;) ?(?:ban|ủy ban|ubnd|đảng|tỉnh|thành|huyện|xã|phường|sở|mặt trận|hội|[^,;]{0,60} (?:ban hành|xây dựng|báo cáo|xin báo cáo))|^(?:ban hành )?kèm theo|^xét đề nghị|^theo đề nghị)"
)

NAMED_SPEAKER = re.compile(
    r"(?<!\w)(?:đồng chí|ông|bà|bí thư|chủ tịch|phó chủ tịch|phó bí thư|trưởng ban|phó trưởng ban|ban thường vụ|thường trực|giám đốc)\s"
)

"""What communes wrote into their reviews, in our own words: synthetic, varied, some with numbers that no record gives."""

import re
from random import Random

#: Sentences by section; each commune draws one or two of each it writes.
SAID: dict[str, tuple[str, ...]] = {
    "skilful": (
        "Mô hình “Tuyến hẻm không rác” được các tổ dân phố tự nguyện đăng ký, mỗi <chiều thứ bảy|sáng chủ nhật|cuối tuần> bà con cùng dọn vệ sinh trước nhà mình.",
        "<Các hộ dọc hẻm nhỏ|Hơn chục hộ ở hẻm cụt|Bà con hai bên đường liên ấp|Các hộ trong xóm> đã hiến đất mở rộng lối đi để xe <cứu thương|chữa cháy|chở rác|đưa đón học sinh> vào được, không nhận tiền bồi thường.",
        "Tổ công nghệ số cộng đồng đến tận nhà hướng dẫn <người cao tuổi|người khuyết tật|công nhân tan ca|hộ mới nhập cư> nộp hồ sơ trực tuyến và xem kết quả trả lời.",
        "Mô hình “<Ngày thứ sáu|Buổi tối thứ tư|Sáng thứ bảy> nghe dân nói” được duy trì ở các <chung cư|khu nhà trọ|khu tái định cư>, Ban quản trị cùng ghi lại việc cần làm và hẹn ngày trả lời.",
        "Câu lạc bộ chủ nhà trọ vận động không tăng giá <điện, nước|phòng|giữ xe> và cho công nhân khó khăn chậm đóng tiền phòng.",
        "Nhóm tự quản ở <khu chợ|cổng trường|bến đò|đầu hẻm> nhắc nhau giữ vỉa hè thông thoáng; tình trạng lấn chiếm giảm rõ <vào giờ tan tầm|buổi sáng sớm|dịp cuối năm>.",
        "Phong trào <trồng hoa|đặt ghế đá|vẽ tranh tường> thay điểm tập kết rác được nhân rộng, nhiều đoạn đường trước đây đổ trộm rác nay thành nơi đi bộ.",
        "Trong kỳ có 17 mô hình đăng ký mới, phần lớn về vệ sinh môi trường và an ninh trật tự ở khu nhà trọ.",
        "Chi hội phụ nữ nhận <đỡ đầu|kèm học buổi tối cho|tặng xe đạp cho> học sinh có hoàn cảnh khó khăn, gắn với việc vận động các em không bỏ học sau Tết.",
    ),
    "front": (
        "Ủy ban Mặt trận giám sát việc công khai <các khoản đóng góp|danh sách hộ được hỗ trợ|việc sử dụng quỹ> ở <tổ dân phố|khu phố|ấp>, kiến nghị ghi rõ người chịu trách nhiệm trên bảng tin.",
        "Ban Thanh tra nhân dân giám sát việc trả lời kiến nghị sau <tiếp xúc cử tri|đối thoại|hội nghị cộng đồng dân cư> và đề nghị nêu thời hạn trong từng văn bản trả lời.",
        "Góp ý dự thảo quy chế thực hiện dân chủ của xã tập trung vào <thời gian niêm yết|nơi niêm yết|nội dung phải công khai> và cách người dân phản hồi.",
        "Ban Giám sát đầu tư của cộng đồng theo dõi công trình <thoát nước|nâng cấp đường|chiếu sáng|trường mầm non>, <phát hiện vật liệu chưa đúng mẫu và nhà thầu đã thay|đề nghị rào chắn bảo đảm an toàn và đã được làm ngay|kiến nghị làm lại đoạn chưa đạt và đã xong>.",
        "Mặt trận phối hợp tổ chức lấy ý kiến nhân dân về <mức thu|cách sử dụng khoản thu|việc miễn, giảm khoản thu> tự nguyện, dừng khoản thu chưa được quá nửa số hộ đồng ý.",
    ),
    "communities": (
        "Các cơ sở tôn giáo tham gia nấu ăn miễn phí cho người bệnh và cùng tổ dân phố giữ gìn trật tự trong <mùa lễ|dịp Tết|mùa mưa bão>.",
        "Chính quyền gặp gỡ đại diện các cơ sở tôn giáo trước dịp lễ lớn để thống nhất việc <giữ xe|phân luồng|thu gom rác> và bảo đảm giao thông.",
        "Cán bộ phường học thêm <tiếng nói|phong tục|cách xưng hô> của bà con để việc tiếp dân, giải thích chính sách dễ hiểu hơn.",
    ),
    "recommendations": (
        "- Đề nghị cấp trên hướng dẫn thống nhất việc chuyển đơn <đất đai|xây dựng|hộ tịch|chính sách người có công> sau khi bỏ cấp trung gian, tránh để người dân đi lại nhiều lần.",
        "- Đề nghị bố trí thêm người làm việc ở bộ phận tiếp nhận vào <những tháng cao điểm cấp giấy chứng nhận|đầu năm học|dịp tuyển quân>.",
        "- Kiến nghị bàn giao sớm hồ sơ <địa chính|quy hoạch|hộ tịch> còn lưu ở nơi cũ để xã trả lời dứt điểm các đơn tồn đọng.",
        "- Đề nghị tập huấn kỹ năng <đối thoại|viết văn bản trả lời|hòa giải> cho người đứng đầu và cán bộ tiếp công dân ở đơn vị mới sắp xếp.",
        "- Đề nghị cho xã được xem <kết quả giải quyết|hạn giải quyết> ở cơ quan cấp trên để trả lời ngay khi người dân hỏi.",
        "- Kiến nghị quy định rõ <ai trả lời|cơ quan chủ trì> khi một việc thuộc nhiều cơ quan, tránh mỗi nơi trả lời một phần.",
    ),
}


def written(seed: str) -> dict[str, str]:
    """What one commune wrote: some write every section, some one or two, some nothing of their own."""
    chance = Random(f"{seed}/lời")
    many = chance.choice((0, 1, 1, 2, 2, 3, 4))
    return {
        section: "\n".join(
            _listed(section, [_filled(said, chance) for said in chance.sample(SAID[section], chance.choice((1, 1, 2)))])
        )
        for section in sorted(chance.sample(sorted(SAID), many))
    }


def _filled(sentence: str, chance: Random) -> str:
    """A sentence with one of each set of words in it."""
    return re.sub(r"<([^<>]*)>", lambda found: chance.choice(found[1].split("|")), sentence)


def _listed(section: str, sentences: list[str]) -> list[str]:
    return sentences if section == "recommendations" else [f"- {sentence}" for sentence in sentences]

"""Other wordings than those the thresholds of grouping were set on: other matters, heads and ends, so that a measured share is of letters not seen before."""

from .wordings import Wordings

OTHERS = Wordings(
    heads=[
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-----\nĐƠN ĐỀ NGHỊ XEM XÉT\nKính gửi: Hội đồng nhân dân và Ủy ban nhân dân {commune}\n",
        "ĐƠN TRÌNH BÀY\n(V/v sự việc tại {spot})\nKính gửi quý cấp {commune}\n",
        "Thưa ông Chủ tịch {commune},\n",
        "KIẾN NGHỊ CỦA CỬ TRI\nGửi: Tổ đại biểu, Mặt trận Tổ quốc {commune}\n",
    ],
    selves=[
        "Tôi là {name}, năm sinh {born}, căn cước công dân {card}, ở {home}, {commune}; khi cần xin gọi {phone}.\n",
        "Chúng tôi gồm nhiều hộ ở {home}, {commune}, người đại diện là ông {name} (CCCD {card}, ĐT {phone}), xin thưa:\n",
        "Họ tên: {name}; địa chỉ: {home}, {commune}; số máy: {phone}\n",
    ],
    ends=[
        "Rất mong được hồi âm. Kính chúc quý vị sức khoẻ.\nKính đơn\n{name}",
        "Xin cử người xuống xem tận nơi và báo lại kết quả cho chúng tôi được biết.\nĐại diện các hộ: {name}",
        "Nếu nói sai tôi xin chịu. Mong sớm được giải quyết.\n{name}",
    ],
    extras=[
        "Việc này tổ dân phố ai cũng hay.",
        "Trước đây tôi đã có lần đến trụ sở hỏi mà phải về không.",
        "Ban ngày đi làm nên tôi nhờ cháu viết giúp, có gì sơ suất xin bỏ qua.",
        "Người già và trẻ con là khổ nhất.",
        "Tôi giữ đủ hoá đơn, khi cần sẽ xuất trình.",
    ],
    matters={
        "ngap": [
            (
                "Mỗi khi mưa là đoạn {spot} ngập tới {count} phân, nước không có đường thoát.",
                "Nước dâng {count} phân ở {spot} sau mỗi trận mưa vì cống bị lấp.",
                "Tuyến cống qua {spot} tắc hẳn, mưa xuống là ngập {count} phân.",
            ),
            (
                "Từ {day}, khi thi công {work}, miệng hố ga bị bịt lại không mở ra.",
                "Đơn vị làm {work} đã lấp mất hố ga vào {day} rồi bỏ đấy.",
                "Hố ga bị đổ bê tông kín hôm {day} trong lúc làm {work}.",
            ),
            (
                "Đồ đạc hư hại của tôi tính ra {price} đồng.",
                "Tôi thiệt hại chừng {price} đồng tiền hàng và tủ lạnh.",
                "Riêng nhà tôi mất khoảng {price} đồng vì hàng hoá ướt hết.",
            ),
            (
                "Xin khơi thông {area} mét cống càng sớm càng tốt.",
                "Mong được nạo vét chừng {area} mét rãnh thoát nước trước mùa mưa.",
                "Cần làm lại {area} mét cống, chỗ này không vá víu được nữa.",
            ),
        ],
        "karaoke": [
            (
                "Quán hát ở {spot} mở loa hết cỡ tới khuya, có hôm {count} giờ liền.",
                "Cơ sở karaoke tại {spot} gây ồn {count} tiếng đồng hồ mỗi tối.",
                "Loa kéo ở {spot} hát đến nửa đêm, kéo dài {count} tiếng không nghỉ.",
            ),
            (
                "Hôm {day} tôi sang nói chuyện thì bị doạ nạt.",
                "Ngày {day} bà con góp ý nhưng chủ quán còn thách thức.",
                "Chủ quán quát mắng khi được nhắc vào {day}.",
            ),
            (
                "Nghe đâu quán được cấp phép theo giấy số {price} mà không lắp cách âm.",
                "Giấy phép {price} ghi có cách âm nhưng thực tế không có gì.",
                "Tôi hỏi thì họ đưa giấy {price}, phòng hát chỉ che bằng tôn.",
            ),
            (
                "Cách nhà trẻ chỉ {area} mét, các cháu không ngủ được.",
                "Quán nằm sát lớp mầm non, đo được {area} mét.",
                "Từ quán tới trường mẫu giáo vỏn vẹn {area} mét.",
            ),
        ],
        "luong": [
            (
                "Công ty làm {work} nợ lương {count} công nhân chúng tôi.",
                "Đã mấy tháng {count} người thợ ở công trình {work} chưa được trả tiền công.",
                "Nhà thầu {work} không thanh toán cho {count} lao động.",
            ),
            (
                "Giấy hẹn trả tiền đề {day} nhưng tới hôm đó họ khoá cổng.",
                "Họ hứa trả vào {day}, rồi tắt máy luôn.",
                "Đến hẹn {day} thì văn phòng ở {spot} đã dọn đi.",
            ),
            (
                "Phần tôi còn {price} đồng chưa nhận.",
                "Riêng tôi bị giữ {price} đồng.",
                "Số tiền nợ tôi là {price} đồng, có bảng chấm công.",
            ),
            (
                "Chúng tôi làm đủ {area} ngày công có ký nhận.",
                "Bảng công ghi rõ {area} ngày, đội trưởng đã ký.",
                "Tổng cộng {area} ngày công đã được xác nhận.",
            ),
        ],
        "cho": [
            (
                "Ban quản lý chợ {spot} bắt đóng thêm {price} đồng mỗi sạp.",
                "Tiền sạp ở chợ {spot} bị thu tăng {price} đồng không lý do.",
                "Tiểu thương chợ {spot} phải nộp thêm khoản {price} đồng.",
            ),
            (
                "Thông báo dán ngày {day} không có chữ ký của ai.",
                "Tờ giấy dán hôm {day} chẳng đóng dấu.",
                "Từ {day} họ cứ thế mà thu, không đưa biên lai.",
            ),
            (
                "Cả dãy {count} sạp đều phản đối.",
                "Có {count} hộ kinh doanh cùng ký tên.",
                "{count} người buôn bán ở đây không đồng tình.",
            ),
            (
                "Mái chợ dột {area} mét vuông thì không sửa.",
                "Trong khi {area} mét vuông mái tôn thủng cả năm nay.",
                "Nền chợ hỏng {area} mét vuông, hỏi tới thì nói hết tiền.",
            ),
        ],
    },
)

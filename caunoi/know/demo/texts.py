"""Words of the demo: what communes disclose in a year, in our own words; everything in it is made up."""

#: item, title, number, summary, text. {w} is the commune.
DISCLOSED: tuple[tuple[str, str, str, str, str], ...] = (
    ("11.1", "Kế hoạch phát triển kinh tế – xã hội năm 2026", "03/KH-UBND", "{w} đặt 14 chỉ tiêu cho năm 2026: thu ngân sách tăng 8%, mở rộng 6 hẻm, không còn hộ nghèo mới.", "I. Mục tiêu\nThu ngân sách trên địa bàn tăng 8%.\nMở rộng 6 hẻm có chiều rộng dưới 3 mét.\nII. Nhiệm vụ\nCải tạo hai trường mầm non; lắp 120 đèn chiếu sáng; trồng 800 cây xanh.\nIII. Tổ chức thực hiện\nMỗi quý công khai tiến độ một lần."),
    ("11.1", "Kết quả thực hiện kế hoạch 6 tháng đầu năm 2026", "88/BC-UBND", "Nửa năm đầu {w} đạt 9 trong 14 chỉ tiêu; chậm nhất là mở rộng hẻm và trồng cây.", "Chín chỉ tiêu đạt tiến độ. Năm chỉ tiêu chậm: mở rộng hẻm (2/6), trồng cây (310/800), lắp đèn (70/120), phòng học, hồ sơ trực tuyến.\nNguyên nhân chính: bàn giao mặt bằng chậm."),
    ("11.2", "Dự toán ngân sách năm 2026 đã được HĐND quyết định", "02/NQ-HĐND", "Năm 2026 {w} dự kiến thu 186,4 tỷ đồng, chi 179,9 tỷ đồng; phần lớn chi cho trường học và hạ tầng hẻm.", "Tổng thu: 186.400 triệu đồng.\nTổng chi: 179.900 triệu đồng, trong đó đầu tư phát triển 41.200 triệu đồng; giáo dục 63.500 triệu đồng; bảo đảm xã hội 22.800 triệu đồng."),
    ("11.2", "Thực hiện ngân sách quý I năm 2026", "31/BC-UBND", "Ba tháng đầu năm thu 44,1 tỷ đồng, đạt 24% dự toán; chi 36,7 tỷ đồng.", "Thu 44.100 triệu đồng; chi 36.700 triệu đồng. Khoản chi lớn nhất: sửa trường mầm non 7.900 triệu đồng."),
    ("11.2", "Thực hiện ngân sách quý II năm 2026", "64/BC-UBND", "Sáu tháng thu 95,3 tỷ đồng, đạt 51% dự toán; chi 81 tỷ đồng.", "Thu 95.300 triệu đồng; chi 81.000 triệu đồng. Chưa giải ngân hết vốn mở rộng hẻm."),
    ("11.2", "Thực hiện ngân sách 6 tháng đầu năm 2026", "65/BC-UBND", "Nửa năm thu 95,3 tỷ đồng, chi 81 tỷ đồng; kết quả kiểm toán năm trước đã khắc phục 4 trong 5 kiến nghị.", "Thu đạt 51% dự toán, chi đạt 45%. Kiến nghị kiểm toán còn lại: thanh lý tài sản hỏng."),
    ("11.2", "Thực hiện ngân sách quý III năm 2026", "102/BC-UBND", "Chín tháng thu 141 tỷ đồng, đạt 76% dự toán; chi 128,5 tỷ đồng.", "Thu 141.000 triệu đồng; chi 128.500 triệu đồng. Đã giải ngân 68% vốn đầu tư."),
    ("11.3", "Quyết định thu hồi đất mở rộng hẻm 45", "210/QĐ-UBND", "Thu hồi 86 m² đất của 9 hộ để mở rộng hẻm 45 từ 2,4 m lên 4 m; bồi thường theo giá đất công bố.", "Điều 1. Thu hồi 86 m² đất của 9 hộ dọc hẻm 45.\nĐiều 2. Phương án bồi thường, hỗ trợ được niêm yết kèm theo.\nĐiều 3. Hộ dân gửi ý kiến trong 30 ngày."),
    ("11.3", "Phương án bồi thường, hỗ trợ hẻm 45", "233/PA-UBND", "Mức bồi thường trung bình 61 triệu đồng mỗi mét vuông; hỗ trợ sửa nhà 40 triệu đồng mỗi hộ.", "Bồi thường đất ở theo bảng giá; hỗ trợ sửa chữa nhà 40 triệu đồng mỗi hộ; thưởng bàn giao sớm 10 triệu đồng."),
    ("11.3", "Tiến độ dự án cải tạo rạch Bà Tiếng", "77/BC-UBND", "Dự án cải tạo rạch đạt 62% khối lượng, chậm 25 ngày do mưa và vướng đường ống nước.", "Khối lượng 62%. Còn lại: kè bờ phải 240 m, đường dạo 300 m. Dự kiến xong ngày 20/12/2026."),
    ("11.4", "Quy chế thực hiện dân chủ của phường", "15/QĐ-UBND", "Quy chế nói rõ dân được biết gì, bàn gì, ai trả lời và trong bao lâu.", "Chương I. Công khai\nChương II. Nhân dân bàn, quyết định\nChương III. Tham gia ý kiến\nChương IV. Kiểm tra, giám sát."),
    ("11.4", "Nhiệm vụ, số điện thoại cán bộ, công chức", "16/TB-UBND", "Danh bạ công vụ: ai phụ trách việc gì, phòng nào, ngày tiếp dân.", "Văn phòng: tiếp nhận, trả kết quả.\nPhòng Kinh tế: đất đai, xây dựng.\nPhòng Văn hóa – Xã hội: hộ nghèo, người có công.\nLịch tiếp dân của Chủ tịch: thứ Năm hằng tuần."),
    ("11.5", "Thu, chi Quỹ Đền ơn đáp nghĩa 6 tháng đầu năm", "70/BC-UBND", "Quỹ thu 412 triệu đồng, chi 285 triệu đồng sửa 5 căn nhà và thăm 63 gia đình.", "Thu 412 triệu đồng; chi sửa nhà 215 triệu đồng; thăm hỏi 70 triệu đồng. Tồn 127 triệu đồng."),
    ("11.5", "Đóng góp của Nhân dân làm đường hẻm 12", "118/BC-UBND", "Người dân góp 380 triệu đồng và 46 ngày công; công trình đã nghiệm thu.", "Tổng kinh phí 760 triệu đồng: Nhà nước 50%, Nhân dân 50%. Quyết toán 752 triệu đồng; 8 triệu đồng dư chuyển vào quỹ tổ dân phố."),
    ("11.6", "Quản lý, sử dụng tài sản công năm 2026", "95/BC-UBND", "Phường quản lý 11 trụ sở, nhà văn hóa; một nhà đang bỏ trống sẽ làm phòng đọc sách.", "Trụ sở, nhà văn hóa: 11 nơi. Xe ô tô: 2. Máy móc mua mới: 318 triệu đồng."),
    ("11.7", "Kết quả rà soát hộ nghèo, hộ cận nghèo", "201/QĐ-UBND", "Năm nay {w} còn 12 hộ cận nghèo, không còn hộ nghèo; danh sách niêm yết 30 ngày để người dân góp ý.", "Tiêu chí, cách bình xét và mức hỗ trợ theo quy định của Thành phố. Người dân thấy sai sót báo tổ trưởng hoặc hỏi ngay tại trang này."),
    ("11.7", "Chính sách vay vốn giải quyết việc làm", "130/TB-UBND", "Hộ muốn vay tối đa 100 triệu đồng để làm ăn nộp đơn tại tổ tiết kiệm trước ngày 15 hằng tháng.", "Đối tượng, lãi suất, hồ sơ và quy trình xét. Kết quả xét niêm yết sau mỗi đợt."),
    ("11.8", "Vận động và sử dụng tiền cứu trợ bão số 9", "176/BC-UBND", "Nhận 264 triệu đồng, đã chuyển hết cho 88 gia đình; còn 0 đồng.", "Nhận ủng hộ của 312 người và 14 doanh nghiệp: 264 triệu đồng. Chi: 88 gia đình, mỗi gia đình 3 triệu đồng."),
    ("11.9", "Danh sách công dân đủ điều kiện nhập ngũ năm 2026", "18/DS-UBND", "Danh sách 24 công dân được gọi nhập ngũ đợt đầu năm 2026, niêm yết theo luật.", "Thời gian, địa điểm giao quân và chế độ chính sách được ghi trong lệnh gọi."),
    ("11.10", "Kết luận kiểm tra trật tự xây dựng", "140/KL-UBND", "Kiểm tra 52 công trình, xử lý 6 trường hợp xây sai phép; 2 cán bộ bị kiểm điểm.", "Sáu công trình sai phép đã có quyết định xử lý. Hai cán bộ kiểm điểm vì phát hiện chậm."),
    ("11.11", "Lấy ý kiến về quy hoạch công viên khu phố 3", "190/KH-UBND", "Người dân góp ý 20 ngày về vị trí sân chơi, chỗ để xe và giờ mở cửa công viên.", "Nội dung lấy ý kiến: ba phương án bố trí. Cách góp ý: tại trang này, tại nhà văn hóa, qua tổ trưởng."),
    ("11.11", "Tiếp thu, giải trình ý kiến về công viên khu phố 3", "222/BC-UBND", "Nhận 143 ý kiến: thêm lối đi cho xe lăn, bỏ bãi xe lớn; giờ mở cửa giữ 5 đến 22 giờ.", "Tiếp thu: lối xe lăn, thêm 12 ghế, bỏ bãi xe. Không tiếp thu: mở cửa cả đêm, vì ảnh hưởng nhà kề bên."),
    ("11.12", "Mức thu phí, lệ phí tại phường", "12/TB-UBND", "Chứng thực bản sao 2.000 đồng mỗi trang; đăng ký khai sinh đúng hạn không thu tiền.", "Bảng mức thu: chứng thực bản sao, chữ ký, hộ tịch, môi trường. Miễn giảm cho hộ nghèo, người cao tuổi, người khuyết tật."),
    ("11.13", "Danh mục thủ tục hành chính cấp xã", "09/QĐ-UBND", "Phường giải quyết 214 thủ tục; 178 thủ tục làm trọn trên mạng, không phải đến phường.", "Danh mục xếp theo lĩnh vực, kèm thời hạn, lệ phí, nơi nộp. Cập nhật khi có thay đổi."),
    ("11.14", "Kết quả thu gom rác tại nguồn quý III", "111/BC-UBND", "71% hộ đã phân loại rác; ba tuyến hẻm còn để rác sai giờ.", "Kết quả theo từng khu phố và việc sẽ làm trong quý IV."),
)  # fmt: skip

QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("Một người dân", "Hẻm 45 bao giờ bắt đầu làm, có cấm xe máy không?", "Khởi công sau khi bàn giao mặt bằng, dự kiến đầu tháng 1. Xe máy vẫn đi được, mỗi lần chỉ rào một bên."),
    ("Cô Hạnh, khu phố 3", "Nhà tôi góp 2 triệu đồng làm đường, xem sổ thu ở đâu?", "Sổ thu, chi niêm yết ở nhà văn hóa khu phố 3 và trong tệp kèm bài này."),
    ("", "Khoản chi 7,9 tỷ sửa trường mầm non gồm những gì?", "Gồm mái, sân chơi, hệ thống nước và bếp ăn một chiều; bảng chi tiết được bổ sung trong bản đính chính."),
    ("Anh Tú", "Hộ cận nghèo mới thoát nghèo có còn bảo hiểm y tế không?", "Còn được hỗ trợ theo quy định trong thời gian chuyển tiếp. Mời anh ghé phòng Văn hóa – Xã hội để xem mức của hộ mình."),
    ("", "Tiền cứu trợ có danh sách người nhận không?", ""),
    ("Bác Sáu", "Sao danh mục thủ tục chưa có mục cấp số nhà?", ""),
)  # fmt: skip

PAGES: tuple[tuple[str, str, str, str], ...] = (
    ("news", "Thu gom rác đổi sang 18 giờ từ tháng 12", "Xe rác đi các hẻm lúc 18 giờ hằng ngày, trừ chủ nhật. Bà con để rác trước cửa lúc 17 giờ 30.", "Từ ngày 1/12, xe thu gom rác đi qua các hẻm lúc 18 giờ.\nRác tái chế để riêng, thu vào thứ Bảy.\nHẻm nhỏ xe không vào được: tổ thu gom đẩy xe tay tới tận cửa."),
    ("explanation", "Giá bồi thường đất được tính thế nào?", "Giá bồi thường lấy theo bảng giá đất của Thành phố nhân hệ số; phường không tự đặt giá.", "Bước 1: đo đạc, xác nhận diện tích có mặt chủ nhà.\nBước 2: áp bảng giá và hệ số.\nBước 3: cộng các khoản hỗ trợ.\nBước 4: niêm yết phương án 30 ngày, hộ dân góp ý.\nKhông đồng ý thì khiếu nại tới Chủ tịch phường."),
    ("news", "Ngày hội đại đoàn kết ở 14 khu phố", "Mười bốn khu phố tổ chức ngày hội từ 10 đến 18/11, có báo cáo công khai thu chi quỹ.", "Mỗi khu phố mời bà con tới nhà văn hóa, nghe thu chi trong năm, bàn việc năm tới.\nNhiều nơi làm thêm gian hàng nông sản, khám sức khỏe cho người cao tuổi."),
    ("explanation", "Công khai là gì, và bạn được hỏi gì?", "Luật buộc xã, phường công khai 14 nội dung; chậm nhất 5 ngày làm việc sau khi có quyết định.", "Bạn đọc, tìm, nhận thư ở mục Công khai.\nMỗi bài có nút Đặt câu hỏi, cơ quan phải trả lời.\nThấy chậm hoặc thiếu bảng tin, hãy phản ánh ở mục Gửi đơn."),
)  # fmt: skip

COMMENTS: tuple[tuple[str, str, str], ...] = (
    ("Chú Bình, hẻm 12", "Hẻm 12 xe tay đẩy tới tận cửa rất tiện, cảm ơn các anh chị.", "shown"),
    ("", "Mong có thêm thùng rác tái chế ở đầu hẻm 45.", "shown"),
    ("", "Bán nhà hẻm 45 giá tốt, liên hệ ngay.", "refused"),
    ("Chị Ngân", "Giờ 18 giờ kẹt xe, xin dời tới 19 giờ được không?", "waiting"),
)  # fmt: skip

FAMILY, MIDDLE = (
    ("Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Đặng", "Bùi", "Hồ"),
    ("Văn", "Thị", "Minh", "Hữu", "Ngọc", "Quốc"),
)
GIVEN = (
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hà",
    "Khoa",
    "Lan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Quyên",
    "Sơn",
    "Tâm",
    "Vy",
)

"""What nearly every letter says, whatever it is about: heads, introductions, requests and thanks. It proves nothing about a cause."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .words import Flags, Hashes, Words, words_of

TEXT = """
Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Đơn khiếu nại. Đơn tố cáo. Đơn kiến nghị. Đơn phản ánh. Đơn đề nghị. Đơn yêu cầu. Về việc.
Kính gửi: Ủy ban nhân dân xã, Ủy ban nhân dân phường, Ủy ban nhân dân tỉnh, Ủy ban nhân dân thành phố. Kính gửi ông Chủ tịch Ủy ban nhân dân xã. Thanh tra tỉnh.
Hội đồng nhân dân. Ủy ban Mặt trận Tổ quốc Việt Nam. Ban Tiếp công dân. Đồng kính gửi quý cơ quan, quý cấp lãnh đạo.
Tôi tên là. Tên tôi là. Họ và tên. Sinh năm. Sinh ngày tháng năm. Số căn cước công dân. CCCD số. CMND số. Số chứng minh nhân dân. Cấp ngày. Nơi cấp. Do Cục Cảnh sát
cấp. Hộ khẩu thường trú. Thường trú tại. Nơi ở hiện nay. Nơi cư trú. Địa chỉ. Địa chỉ liên hệ. Số điện thoại. Điện thoại liên hệ. Nghề nghiệp. Người làm đơn. Người viết đơn.
Tôi làm đơn này. Nay tôi làm đơn này kính mong. Tôi viết đơn này. Nội dung sự việc như sau. Nội dung vụ việc. Tôi xin trình bày sự việc như sau. Xin trình bày nội dung.
Kính mong quý cơ quan xem xét, giải quyết. Kính đề nghị quý cấp xem xét giải quyết theo quy định của pháp luật. Đề nghị Ủy ban nhân dân xem xét, kiểm tra, xử lý dứt điểm.
Đảm bảo quyền và lợi ích hợp pháp của gia đình tôi, của người dân. Trả lời cho tôi, cho người dân bằng văn bản. Trong thời gian sớm nhất. Theo đúng quy định của pháp luật.
Tôi cam đoan những điều nêu trên là đúng sự thật và xin hoàn toàn chịu trách nhiệm trước pháp luật. Những nội dung trên là đúng sự thật, nếu sai tôi xin chịu trách nhiệm.
Tôi xin chân thành cảm ơn. Xin trân trọng cảm ơn. Trân trọng cảm ơn. Ngày tháng năm. Ký tên. Ký và ghi rõ họ tên. Ký, ghi rõ họ tên. Điểm chỉ. Kèm theo đơn.
"""
#: What such words still weigh.
USUAL = 0.1


@lru_cache(maxsize=1)
def usual_words() -> Words:
    """The words of such phrases, hashed as those of letters are."""
    sentences = [part for part in TEXT.replace("\n", " ").split(".") if part.strip()]
    return words_of(sentences)


def table_of(hashes: Hashes, bits: int) -> Flags:
    """A table of 2**bits places that says whether a hash is among these."""
    found: NDArray[np.bool_] = np.zeros(1 << bits, dtype=np.bool_)
    found[(hashes >> np.uint64(64 - bits)).astype(np.int64)] = True
    return found

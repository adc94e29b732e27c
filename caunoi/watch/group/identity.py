"""Words that lead to who somebody is: surnames, middle names, what stands before a name, and what shows that none follows."""

from caunoi.kernel.text import fold

SURNAMES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm phùng mai tô hà tạ cao "
    "châu chu quách thái la lưu lương kiều thạch sơn danh kim diệp tăng triệu nông hứa bế vi lò cầm quàng sùng giàng vàng thào hạng ma lục "
    "mạc văn tống từ viên nghiêm khổng khuất mạch doãn đàm đồng quản ninh phó tiêu ung rơ siu ksor nay hoàng lại tôn cù bạch mẫn phí"
)
#: In a text without capitals only these begin a name by themselves: the others are everyday words too.
PLAIN_SURNAMES = "nguyễn trần phạm hoàng huỳnh phan đặng bùi đinh trịnh trương đoàn"
MIDDLE = "văn thị đức hữu ngọc minh xuân thanh quốc đình công kim thu hoài bảo gia tuấn mạnh duy hồng"
#: Figures soon after these are of a birthday or a home; after those of HOME only where "địa" or "nơi" stands before.
BORN, HOME = "sinh trú ngụ", "chỉ ở"
TITLES = "ông bà anh chị em cô chú bác cháu cụ thầy ngài chí tên là"
#: After these a name is that of a street, a place or an office.
PLACES = (
    "đường phố hẻm cầu chợ trường viện phường xã quận huyện tỉnh ấp thôn bản làng sông kênh hồ núi lộ nghĩa phủ viên tp"
)
#: After a title these begin no name.
NOT_A_NAME = (
    "con và các có là ở ấy này đó cũng đã không được tôi chúng nào chủ phó trưởng giám nhà nội ngoại em chị bà ông ta mình nhân dân hai ba "
    "bị cho của trong từ với về tại khi thì phải đang sẽ vẫn lại do để làm đi đến người khác nhiều mọi mà nên "
    "làm đơn viết sinh năm số trú ngụ địa điện cùng đề kính xin nơi hiện cư cmnd cccd hộ khẩu nghề ký căn phản kiến khiếu trình xác nêu"
)
#: Surname and next word together name a place.
PLACE_PAIRS = (
    "hà nội|hồ chí|lâm đồng|cao bằng|thái nguyên|thái bình|hà giang|hà nam|hà tĩnh|lai châu|sơn la|ninh bình|ninh thuận|đồng nai|đồng tháp|"
    "hoàng sa|kim liên|văn phòng|châu đốc|châu thành|mai châu|sơn tây|sơn trà|cao lãnh|hà đông|hà tiên|phan thiết|phan rang|vũng tàu|"
    "đồng hới|đồng xoài|hoàng mai|thạch thất|lâm hà|đồng văn|văn bản|lý do|từ chối|đồng ý|quản lý|thái độ|mai sau|cao tầng"
)


def packed(word: str) -> int:
    """A folded word of up to eight letters as the number its bytes make."""
    return int.from_bytes(fold(word).encode("ascii")[:8], "little")


def packed_all(words: str) -> set[int]:
    """Each of some words, so."""
    return {packed(word) for word in words.split()}

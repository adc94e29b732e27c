"""The nouns of training: how somebody came to be on the list of a session."""

from caunoi.kernel.words import Word


class Way(Word):
    """How attendance was taken."""

    CODE = "code", "Tự điểm danh bằng mã", "By the code in the room"
    SHEET = "sheet", "Theo danh sách ký", "By the signed sheet"

"""The papers of a group's yearly conference: the notice with the year's account, and the minutes. Built from the record."""

from collections.abc import Iterator

from caunoi.kernel.refusal import Refusal
from caunoi.notices.paper import Block, Bullet, Ground, Heading, Paper, Paragraph, Signature
from caunoi.notices.queries import PaperContent, made_file
from caunoi.notices.text import paragraphs

from .models import Conference
from .words import ConferenceStage

NOTICE, MINUTES = "giay-moi", "bien-ban"
_LAW = "Căn cứ Điều 33 Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022; Điều 10 Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ;"
_HEAD, _FRONT = "TRƯỞNG THÔN (TỔ TRƯỞNG TỔ DÂN PHỐ)", "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN"


def fitting(row: Conference) -> list[str]:
    """Which papers there are at its stage."""
    stage = ConferenceStage(row.stage)
    found = [NOTICE] if row.announced_at is not None else []
    return [*found, MINUTES] if stage in (ConferenceStage.HELD, ConferenceStage.PUBLISHED) else found


def conference_file(row: Conference, which: str, kind: str) -> PaperContent:
    """One paper as docx or pdf; refuses one that does not fit the stage."""
    if which not in fitting(row):
        raise Refusal("Văn bản này chưa lập được ở bước hiện tại.", "This paper cannot be made at this stage.")
    return made_file(notice(row) if which == NOTICE else minutes(row), f"{which}-{row.year}", kind)


def notice(row: Conference) -> Paper:
    """Giấy mời: when, where, what is discussed, and the year's account the households read beforehand."""
    body: list[Block] = [
        Ground(_LAW), Paragraph(f"{row.place.full_name} trân trọng mời đại diện các hộ gia đình dự hội nghị của cộng đồng dân cư năm {row.year}:"),
        Bullet(f"Thời gian: {row.hour:%H giờ %M} ngày {row.on:%d/%m/%Y};"), Bullet(f"Địa điểm: {row.venue};"),
        Bullet(f"Chủ trì: {row.chair}, phối hợp với Trưởng Ban công tác Mặt trận {row.front}."),
        Heading(1, f"Nhìn lại năm {row.year}"), *_account(row),
        Heading(1, "Nội dung bàn"), *(paragraphs(row.topics) if row.topics else [Paragraph("Phương hướng, việc làm của thôn, tổ dân phố năm tới; ý kiến của các hộ.")]),
    ]  # fmt: skip
    return _paper(
        row, "Giấy mời", f"Hội nghị của cộng đồng dân cư năm {row.year}", body, (Signature((_HEAD,), row.chair),)
    )


def minutes(row: Conference) -> Paper:
    """Biên bản: who was there in numbers, what the records said, what was voiced, what was agreed."""
    body: list[Block] = [
        Ground(_LAW), Paragraph(f"Hội nghị của cộng đồng dân cư {row.place.full_name} họp lúc {row.hour:%H giờ %M} ngày {row.on:%d/%m/%Y} tại {row.venue}."),
        Heading(1, "Thành phần"), Bullet(f"Chủ trì: {row.chair};"), Bullet(f"Trưởng Ban công tác Mặt trận: {row.front};"), Bullet(f"Thư ký: {row.secretary};"),
        Bullet(f"Số hộ có đại diện dự: {row.present} trên tổng số {row.households} hộ."),
        Heading(1, f"Báo cáo năm {row.year}"), *_account(row),
        Heading(1, "Ý kiến tại hội nghị"), *paragraphs(row.said),
        Heading(1, "Hội nghị thống nhất"), *paragraphs(row.concluded),
        Paragraph("Biên bản đã được đọc lại và thông qua tại hội nghị."),
    ]  # fmt: skip
    signers = (Signature(("THƯ KÝ",), row.secretary), Signature((_HEAD,), row.chair), Signature((_FRONT,), row.front))
    return _paper(row, "Biên bản", f"Hội nghị của cộng đồng dân cư năm {row.year}", body, signers)


def _account(row: Conference) -> Iterator[Block]:
    if not row.account:
        yield Paragraph("Hồ sơ của địa phương chưa có số liệu nào của năm nay.")
    for chapter in row.account:
        yield Heading(2, chapter["vi"])
        for line in chapter["lines"]:
            yield Bullet(f"{line['vi']}: {'quá ít để nêu' if line['value'] is None else line['value']};")


def _paper(row: Conference, kind: str, summary: str, body: list[Block], signers: tuple[Signature, ...]) -> Paper:
    return Paper(
        issuer=row.place.full_name, superior=row.commune.full_name, place=row.commune.name, on=row.on if kind == "Biên bản" else None, year=row.year,
        kind=kind, summary=summary, body=tuple(body), signatures=signers,
    )  # fmt: skip

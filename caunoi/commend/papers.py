"""The papers of a campaign: submission, minutes of the council, list, decision. Built from the record."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.notices.issuing import issuer_of, place_on_paper
from caunoi.notices.layout import symbol_of
from caunoi.notices.paper import (
    Annex,
    Article,
    Block,
    Bullet,
    Centre,
    Column,
    Ground,
    Heading,
    Paper,
    Paragraph,
    Signature,
    Table,
)
from caunoi.notices.queries import PaperContent, made_file
from caunoi.notices.text import paragraphs
from caunoi.notices.words import Layout

from . import queries, words
from .models import Campaign, Nomination
from .words import Award, Nominee, Seat, Stage, Standing

#: Laws named as grounds; how many members and votes are needed comes from the council's own regulation.
LAWS = (
    "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022",
)
#: Whence the power to decide comes, before what it is about.
_POWERS = ("Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",)
FORMS = {"to-trinh": "Tờ trình", "bien-ban": "Biên bản họp Hội đồng", "danh-sach": "Danh sách đề nghị"}
_SYMBOLS = {"ubnd": "UBND", "hdnd": "HĐND", "mttq": "MTTQ"}


def forms_of(row: Campaign) -> list[tuple[str, str]]:
    """The forms that fit a campaign as it stands."""
    stage = Stage(row.stage)
    fits = {
        "danh-sach": stage not in (Stage.PLANNED, Stage.OPEN),
        "bien-ban": stage in (Stage.COUNTED, Stage.DECIDED),
        "to-trinh": stage in (Stage.COUNTED, Stage.DECIDED),
    }
    return [(code, name) for code, name in FORMS.items() if fits[code]]


def paper_file(row: Campaign, code: str, kind: str) -> PaperContent:
    """One form as docx or pdf; refuses one that does not fit the campaign."""
    if code not in dict(forms_of(row)):
        raise Refusal("Văn bản này chưa lập được ở bước hiện tại.", "This paper cannot be made at this stage.")
    made = {"to-trinh": _submission, "bien-ban": _minutes, "danh-sach": _list}[code](row)
    return made_file(made, f"{code}-{row.year}", kind)


def decision(row: Campaign, chosen: Sequence[Nomination], units: Mapping[object, str]) -> Paper:
    """Quyết định về việc khen thưởng, with the list as its annex."""
    award = Award(row.award).vi
    counted = _counted(chosen)
    body: list[Block] = [Centre(_deciding(row).upper()), *[Ground(f"Căn cứ {law};") for law in (*_POWERS, *LAWS)]]
    body += [
        Ground(f"Căn cứ kết quả họp, bỏ phiếu kín của Hội đồng Thi đua - Khen thưởng ngày {_day(row.met_on)};"),
        Centre("QUYẾT ĐỊNH:"),
        Article(f"Tặng {award} cho {counted} đã có thành tích: {row.title} (có danh sách kèm theo)."),
        Article("Quyết định này có hiệu lực kể từ ngày ký."),
        Article("Các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."),
        Annex("DANH SÁCH", f"Tập thể, cá nhân được tặng {award}", of=f"(Kèm theo Quyết định {{paper}} của {_deciding(row)})"),
        _people(chosen, units),
    ]  # fmt: skip
    return _paper(row, kind="QUYẾT ĐỊNH", abbreviation="QĐ", summary=f"Về việc khen thưởng: {row.title}", body=body)


def _deciding(row: Campaign) -> str:
    """Who decides: the head of a committee, in whose name it stands; a body of another kind itself."""
    issuer = issuer_of(row.body, row.met_on or row.closes_on)
    return f"{issuer.office} {row.body.name}" if row.body.office == "ubnd" else row.body.name


def _submission(row: Campaign) -> Paper:
    passed = [each for each in queries.nominations_of(row) if each.standing in _PASSED]
    body: list[Block] = [
        *[Ground(f"Căn cứ {law};") for law in LAWS],
        Paragraph(f"Hội đồng Thi đua - Khen thưởng kính trình {row.body.name} xem xét, quyết định khen thưởng: {row.title}."),
        Heading(2, "Việc đã làm"),
        Bullet(f"Nhận đề nghị từ {_day(row.opens_on)} đến {_day(row.closes_on)};"),
        Bullet(f"Công khai lấy ý kiến từ {_day(row.posted_on)} đến {_day(row.posted_until)};"),
        Bullet(f"Hội đồng họp ngày {_day(row.met_on)}, bỏ phiếu kín theo {row.regulation}."),
        Heading(2, "Đề nghị"),
        Paragraph(f"Tặng {Award(row.award).vi} cho {_counted(passed)} đủ phiếu trong danh sách sau (chỉ tiêu: {row.quota_collective} tập thể, {row.quota_individual} cá nhân)."),
        _votes(passed),
    ]  # fmt: skip
    return _paper(
        row,
        kind="TỜ TRÌNH",
        abbreviation="TTr",
        summary=f"Về việc khen thưởng: {row.title}",
        body=body,
        signer="CHỦ TỊCH HỘI ĐỒNG",
    )


def _minutes(row: Campaign) -> Paper:
    seats = list(queries.seats_of(row))
    rows = [each for each in queries.nominations_of(row) if each.yes is not None]
    aside = [each for each in queries.nominations_of(row) if each.standing == Standing.SET_ASIDE.value]
    present = sum(each.present for each in seats)
    kept_out: list[Block] = [
        Bullet(f"{each.name}: {words.Ground(each.ground).vi.lower()}, đối với {len(each.titles):02d} đề nghị ({'; '.join(each.titles)});")
        for each in queries.kept_out(row)
    ] or [Paragraph("Không có.")]  # fmt: skip
    left: list[Block] = [Bullet(f"{each.title}: {each.reason}") for each in aside]
    left = [Heading(2, "Đề nghị để lại"), *left] if left else left
    body: list[Block] = [
        Heading(2, "Thành phần"), Paragraph(f"Tổng số thành viên {len(seats)}, có mặt {present}."),
        Table(
            (Column("Họ và tên", 3), Column("Chức danh", 2), Column("Đơn vị", 3), Column("Có mặt", 1, "centre")),
            tuple((each.name, Seat(each.office).vi, each.body.name, "Có" if each.present else "Vắng") for each in seats),
        ),
        Heading(2, "Thành viên không bỏ phiếu do có liên quan"),
        *kept_out,
        Heading(2, "Kết quả bỏ phiếu kín"),
        Paragraph(
            f"Theo {row.regulation}: họp khi có mặt từ {row.quorum} số thành viên; đủ phiếu khi từ {row.passing} số thành viên được bỏ phiếu đồng ý, "
            "kể cả người vắng. Phiếu được kiểm hai lần bởi hai người, hai lần khớp nhau."
        ),
        _votes(rows),
        *left,
        Paragraph("Biên bản được thông qua tại phiên họp./."),
    ]  # fmt: skip
    paper = _paper(row, kind="BIÊN BẢN", abbreviation="", summary="Họp Hội đồng Thi đua - Khen thưởng", body=body)
    return replace(
        paper,
        on=row.met_on,
        symbol="",
        signatures=tuple(Signature((line,), "", "(Ký, ghi rõ họ tên)") for line in ("THƯ KÝ", "CHỦ TỊCH HỘI ĐỒNG")),
    )


def _list(row: Campaign) -> Paper:
    rows = [each for each in queries.nominations_of(row) if each.shown]
    body: list[Block] = [
        *paragraphs(row.about),
        Paragraph(f"Lấy ý kiến từ {_day(row.posted_on)} đến hết {_day(row.posted_until)} tại trang của {row.place.full_name} trên Cầu Nối và tại trụ sở {row.body.name}."),
        _people(rows, {}),
    ]  # fmt: skip
    return _paper(
        row,
        kind="DANH SÁCH",
        abbreviation="",
        summary=f"Đề nghị khen thưởng: {row.title}",
        body=body,
        signer="TM. HỘI ĐỒNG",
    )


_PASSED = (Standing.PASSED.value, Standing.AWARDED.value, Standing.NOT_AWARDED.value)


def _people(rows: Sequence[Nomination], units: Mapping[object, str]) -> Table:
    return Table(
        (Column("STT", 1, "centre"), Column("Tập thể, cá nhân", 6), Column("Loại", 2), Column("Nơi đề nghị", 4)),
        tuple(
            (str(number), f"{each.title}, {units[each.pk]}" if units.get(each.pk) else each.title, Nominee(each.kind).vi, each.by_body.name)
            for number, each in enumerate(rows, 1)
        ),
    )  # fmt: skip


def _votes(rows: Sequence[Nomination]) -> Table:
    return Table(
        (Column("Tập thể, cá nhân", 5), Column("Được bỏ phiếu", 2, "right"), Column("Phát ra", 1, "right"), Column("Đồng ý", 1, "right"),
         Column("Không đồng ý", 2, "right"), Column("Không hợp lệ", 2, "right"), Column("Kết quả", 2)),
        tuple(
            (each.title, *(("–" if n is None else str(n)) for n in (each.eligible, each.handed, each.yes, each.no, each.spoiled)),
             "Đủ phiếu" if each.standing in _PASSED else "Không đủ")
            for each in rows
        ),
    )  # fmt: skip


def _counted(rows: Sequence[Nomination]) -> str:
    collective = sum(each.kind == Nominee.COLLECTIVE.value for each in rows)
    parts = [
        f"{collective:02d} tập thể" if collective else "",
        f"{len(rows) - collective:02d} cá nhân" if len(rows) > collective else "",
    ]
    return " và ".join(part for part in parts if part) or "00 tập thể"


def _paper(row: Campaign, *, kind: str, abbreviation: str, summary: str, body: list[Block], signer: str = "") -> Paper:
    symbol = (
        symbol_of(
            Layout.STATE, abbreviation=abbreviation, body=_SYMBOLS.get(row.body.office, row.body.short_name or "CQ")
        )
        if abbreviation
        else ""
    )
    return Paper(
        layout=Layout.STATE, issuer=row.body.name, place=place_on_paper(row.place), kind=kind, summary=summary, body=tuple(body), symbol=symbol, year=row.year,
        recipients=("Như Điều 3", "Hội đồng Thi đua - Khen thưởng", "Lưu: VT") if kind == "QUYẾT ĐỊNH" else (),
        signatures=(Signature((signer,), "", "(Ký, ghi rõ họ tên)"),) if signer else (),
    )  # fmt: skip


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "……/……/……"

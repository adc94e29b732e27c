"""The quarterly list and the report to the People's Council: what they say, who gets them, when they count as done."""

import io
from datetime import date

import docx
import pytest

from caunoi.access.context import as_system
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.know import commands
from caunoi.know.commands.papers import sign
from caunoi.notices.queries import signed_file
from tests.stage import NOON

TODAY, SESSION = NOON.date(), date(2026, 12, 9)


@pytest.fixture
def plan(town):
    """An adopted plan of the year with its winter session."""
    with as_system():
        made = commands.draft_plan(body=town.committee, year=2026, by="system", at=NOON)
        return commands.adopt_plan(plan_id=made.pk, adopted_on=TODAY, sessions=[SESSION], by="system", at=NOON)


def words_of(row):
    document = docx.Document(io.BytesIO(signed_file(row, "docx").content))
    tables = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *tables])


def test_the_quarterly_list_tells_form_and_period_of_each(plan, posted, system):
    row = posted(title="Quyết định thu hồi đất mở rộng đường số 3")
    draft = commands.draft_register(plan_id=plan.pk, quarter="2026-Q4", by="system", at=NOON)
    signed = sign(paper_id=draft.pk, office="Chủ tịch", name="Nguyễn Hữu Lâm", version=1, by="system", at=NOON)

    told = words_of(signed)

    assert signed.numbered_symbol == "01/DM-UBND"
    assert row.title in told
    assert "niêm yết trên bảng tin" in told
    assert "19/11/2026 – 19/12/2026" in told


def test_the_report_names_what_is_late_and_goes_to_the_council_and_the_front(plan, decided, posted, system):
    decided(title="Kết quả lấy phiếu tín nhiệm", item="11.10", decided_on=date(2026, 11, 2))
    down = posted(title="Danh mục đất công cho thuê")
    commands.take_down(disclosure_id=down.pk, reason="Ghi nhầm một khu đất", by="system", at=NOON)
    commands.ask(disclosure_id=down.pk, text="Khu đất nào ghi nhầm vậy?", key="k", at=NOON)
    draft = commands.draft_report(plan_id=plan.pk, session=SESSION, by="system", at=NOON)
    signed = sign(paper_id=draft.pk, office="Chủ tịch", name="Nguyễn Hữu Lâm", version=1, by="system", at=NOON)

    told = words_of(signed)

    assert "Kết quả lấy phiếu tín nhiệm (nội dung 11.10): hạn 09/11/2026" in told
    assert "Ghi nhầm một khu đất" in told
    assert "Hội đồng nhân dân" in told
    assert "Ủy ban Mặt trận Tổ quốc Việt Nam" in told
    assert "Nhận 1 câu hỏi" in told


def test_the_duty_of_a_list_is_met_only_by_a_signed_paper(plan, system):
    duty = Duty.objects.get(rule="disclose.register")
    draft = commands.draft_register(plan_id=plan.pk, quarter="2026-Q4", by="system", at=NOON)

    with pytest.raises(Refusal, match="chưa được ký"):
        commands.post_register(plan_id=plan.pk, quarter="2026-Q4", by="system", at=NOON)
    sign(paper_id=draft.pk, office="Chủ tịch", name="Nguyễn Hữu Lâm", version=1, by="system", at=NOON)
    commands.post_register(plan_id=plan.pk, quarter="2026-Q4", by="system", at=NOON)
    duty.refresh_from_db()

    assert (duty.standing, duty.evidence.startswith("paper:")) == ("met", True)


@pytest.mark.parametrize("quarter", ["2026-Q5", "x", "2026", "1999-Q1"])
def test_what_is_no_quarter_is_refused(plan, system, quarter):
    with pytest.raises(Refusal, match="Quý viết như"):
        commands.draft_register(plan_id=plan.pk, quarter=quarter, by="system", at=NOON)


def test_a_day_without_a_session_has_no_report(plan, system):
    with pytest.raises(Refusal, match="không có kỳ họp"):
        commands.draft_report(plan_id=plan.pk, session=TODAY, by="system", at=NOON)


def test_only_the_head_signs(plan, town, speak, system):
    draft = commands.draft_register(plan_id=plan.pk, quarter="2026-Q4", by="system", at=NOON)

    with speak(town.handler), pytest.raises(Refusal, match="người đứng đầu"):
        sign(paper_id=draft.pk, office="Chủ tịch", name="Ai đó", version=1, by=town.handler, at=NOON)

"""What the room's tests share: a directive of our own, and a town with a Front and people who follow tasks."""

import pytest

from tests.stage import NOON

DIRECTIVE = """TỈNH ỦY BÌNH SƠN
*
Số 21-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM

Bình Sơn, ngày 12 tháng 10 năm 2026

CHỈ THỊ
về tăng cường đối thoại với Nhân dân

Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, chính quyền thực hiện tốt các nhiệm vụ sau:

1. Ủy ban nhân dân phường niêm yết lịch đối thoại trước ngày 31/12/2026.
2. Mặt trận Tổ quốc Việt Nam phường giám sát việc trả lời kiến nghị, định kỳ hằng quý báo cáo kết quả.
3. Nâng cao nhận thức của cán bộ, đảng viên về đối thoại.
"""


@pytest.fixture
def directive() -> bytes:
    return DIRECTIVE.encode()


@pytest.fixture
def ward(town):
    """The town with a Front committee, a planner of the committee and an officer of the Front."""
    from caunoi.access.words import Role
    from tests.town import body, officer

    front = body("mttq", town.place, "fatherland_front", f"Ủy ban Mặt trận Tổ quốc Việt Nam {town.place.full_name}")
    town.bodies["mttq"] = front
    town.officers["planner"] = officer("danvan", "Phan Thị Dân Vận", (town.committee, [Role.MOBILISER]))
    town.officers["front"] = officer("mattran", "Lê Văn Trận", (front, [Role.HANDLER]))
    return town


@pytest.fixture
def imported(ward, directive):
    from caunoi.access.context import as_system
    from caunoi.mandate import commands

    with as_system():
        return commands.import_document(
            name="chi-thi.txt", data=directive, body=ward.committee, by=ward.planner, at=NOON
        ).mandate


@pytest.fixture
def issued(ward, imported):
    """The directive reviewed and its tasks given."""
    from caunoi.access.context import as_system
    from caunoi.mandate import commands

    with as_system():
        commands.accept_all(mandate_id=imported.pk, by=ward.planner, at=NOON)
        commands.finish_review(mandate_id=imported.pk, by=ward.planner, at=NOON)
        commands.issue(mandate_id=imported.pk, by=ward.planner, at=NOON)
        imported.refresh_from_db()
    return imported


@pytest.fixture
def whole():
    """One row read as the system, whatever the walls: ``whole(Mandate)``, ``whole(Task, body__office="mttq")``."""
    from caunoi.access.context import as_system

    def read(model, **which):
        with as_system():
            return model.objects.get(**which)

    return read

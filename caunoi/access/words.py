"""Roles people hold in bodies."""

from caunoi.kernel.words import Word


class Role(Word):
    """What a person may do in a body; one person may hold several."""

    RECEIVER = "receiver", "Cán bộ tiếp nhận", "Reception officer"
    HANDLER = "handler", "Cán bộ xử lý", "Case officer"
    HEAD = "head", "Người đứng đầu", "Head"
    DEPUTY = "deputy", "Cấp phó", "Deputy"
    CUSTODIAN = "custodian", "Người giữ bí mật danh tính", "Identity custodian"
    EDITOR = "editor", "Cán bộ công khai", "Publishing officer"
    MOBILISER = "mobiliser", "Cán bộ dân vận", "People-relations officer"
    SUPERVISOR = "supervisor", "Cán bộ theo dõi, đôn đốc", "Supervising officer"
    ADMINISTRATOR = "administrator", "Quản trị đơn vị", "Body administrator"
    EMPLOYER = "employer", "Người đại diện nơi làm việc", "Employer's desk of a workplace"
    WORKERS_SIDE = "workers_side", "Người đại diện bên người lao động", "Workers' desk of a workplace"
    RESIDENT = "resident", "Người dân", "Resident"
    CLOCK = "clock", "Hệ thống (đến hạn)", "The clock"


#: Roles in which one keeps accounts and units, and no record of the body is one's business; the database asks the same.
WITHOUT_RECORDS = (Role.ADMINISTRATOR,)
#: Roles a body gives; the resident's and the clock's are nobody's to give.
GIVEN = tuple(role for role in Role if role not in (Role.RESIDENT, Role.CLOCK))

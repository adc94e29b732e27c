"""What must hold before the site serves anybody."""

from typing import Any

from django.core.checks import Error, register
from django.db import connection


@register("database", deploy=False)
def application_role_is_bound(**_: Any) -> list[Error]:
    """The application must not connect as a superuser, as a role that bypasses row security, or as the tables' owner."""
    if connection.settings_dict["USER"].endswith("_owner"):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        superuser, bypasses = cursor.fetchone() or (False, False)
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relname = 'search_foundrecord' AND pg_get_userbyid(relowner) = current_user"
        )
        (owns,) = cursor.fetchone()
    if superuser or bypasses:
        return [
            Error(
                "Ứng dụng đang kết nối bằng tài khoản bỏ qua được quyền theo dòng; mọi hồ sơ sẽ bị lộ.",
                hint="Nối bằng vai trò NOSUPERUSER NOBYPASSRLS (DATABASE_URL). Connect as a role without SUPERUSER and BYPASSRLS.",
                id="caunoi.E001",
            )
        ]
    if owns:
        return [
            Error(
                "Ứng dụng đang kết nối bằng chủ các bảng; danh mục tìm kiếm chỉ giữ kín được trước một vai trò khác.",
                hint="Đặt DATABASE_URL là vai trò ứng dụng và DATABASE_OWNER_URL là chủ bảng. Connect as another role than the tables' owner.",
                id="caunoi.E002",
            )
        ]
    return []

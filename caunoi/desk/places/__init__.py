"""Trang địa phương và cơ quan: units for everybody, bodies and competence for their administrators."""

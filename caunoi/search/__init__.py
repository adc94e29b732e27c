"""Tìm kiếm: one index over what the rooms hold, each record behind the same wall as the record itself."""

"""Đơn vị hành chính và cơ quan: administrative units, residential groups and bodies, with their history (M10, M21)."""

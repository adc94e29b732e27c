"""Chế độ báo cáo: who owes which periodic or quick report to whom by when; drafted from the indicators, signed, sent upward (M14)."""

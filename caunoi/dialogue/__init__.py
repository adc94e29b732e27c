"""Đối thoại: a head answers residents; questions before and in the hall, promises kept as duties (M4; Luật 10/2022, Điều 32; Luật 72/2025, Điều 43)."""

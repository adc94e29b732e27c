"""Hội nghị sơ kết, tổng kết: called with papers and invited bodies, held, minuted, concluded; each conclusion becomes a task (M14)."""

"""Luật bằng số: every number of the law, dated and cited; the official calendar."""

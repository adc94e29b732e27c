"""Dân bàn: consultations on drafts, opinions by section, the answer to every group of opinions (M8; Luật 10/2022, Điều 25–28)."""

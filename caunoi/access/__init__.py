"""Quyền: who holds which role in which body, since when; what a person may see (Luật Khiếu nại, Luật Tố cáo)."""

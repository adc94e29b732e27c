"""Định danh: who people are; accounts and sign-in (M10)."""

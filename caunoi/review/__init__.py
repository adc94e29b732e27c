"""Sơ kết, tổng kết: indicators from records, the drafted report and its tables (M14)."""

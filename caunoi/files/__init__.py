"""Tệp đính kèm: what people attach, checked, kept privately, read from paper."""

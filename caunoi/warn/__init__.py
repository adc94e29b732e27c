"""Warn (cảnh báo sớm): what rises, where and since when, told to people who decide; counted in cases, never about persons."""

"""Tests of all rooms share the stage in caunoi_stage; this file only makes it known to pytest."""

pytest_plugins = ["tests.stage"]

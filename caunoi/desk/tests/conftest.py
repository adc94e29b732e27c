"""The browser and the site of the furniture's tests."""

from caunoi.ui.tests.conftest import browser_type_launch_args, site

__all__ = ["browser_type_launch_args", "site"]

import pytest

from caunoi.access.context import as_system


@pytest.fixture(autouse=True)
def own_vault(tmp_path, settings):
    """Contents of a test lie in its own folder."""
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def everything(town):
    """The test speaks as the installation itself."""
    with as_system():
        yield

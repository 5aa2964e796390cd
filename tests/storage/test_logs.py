import logging

import pytest

from oboeuta_desktop.storage.logs import start_log


@pytest.fixture(autouse=True)
def clean_root():
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for added in [one for one in root.handlers if one not in before]:
        root.removeHandler(added)
        added.close()
    root.setLevel(level)
    logging.raiseExceptions = True


def test_the_log_goes_to_its_folder(tmp_path):
    assert start_log(tmp_path / "logs")
    logging.getLogger("x").warning("何か")
    assert "何か" in (tmp_path / "logs" / "oboeuta.log").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_does_not_stop_the_program(tmp_path):
    (tmp_path / "logs").write_text("in the way")
    assert not start_log(tmp_path / "logs")

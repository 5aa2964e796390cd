from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.storage.settings import read_settings


def test_a_change_is_announced_once_and_saved(qtbot, tmp_path):
    path = tmp_path / "settings.json"
    preferences = Preferences(path)
    with qtbot.waitSignal(preferences.changed) as told:
        preferences.change(theme="light")
    assert told.args[0].theme == "light"
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.change(theme="light")
    preferences.save()
    assert read_settings(path)[0].theme == "light"


def test_nothing_is_written_when_nothing_was_changed(qtbot, tmp_path):
    Preferences(tmp_path / "settings.json").save()
    assert list(tmp_path.glob("*.json")) == []


def test_a_change_is_written_by_itself_a_moment_later(qtbot, tmp_path):
    path = tmp_path / "settings.json"
    preferences = Preferences(path)
    preferences._save_timer.setInterval(1)
    preferences.change(theme="dark")
    qtbot.waitUntil(path.exists)


def test_a_place_that_cannot_be_written_is_told(qtbot, tmp_path):
    path = tmp_path / "settings.json"
    preferences = Preferences(path)
    path.mkdir()
    preferences.change(theme="dark")
    with qtbot.waitSignal(preferences.failed) as told:
        preferences.save()
    assert isinstance(told.args[0], FileUnwritableError)


def test_the_same_message_is_kept_once_until_it_is_dismissed(qtbot, tmp_path):
    messages = Messages()
    error = FileUnwritableError(tmp_path, "full")
    messages.post(error)
    messages.post(FileUnwritableError(tmp_path, "full"))
    assert messages.pending == (error,)
    messages.dismiss()
    messages.dismiss()
    assert messages.pending == ()

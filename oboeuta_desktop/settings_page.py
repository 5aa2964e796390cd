"""Answers one question: how do the settings dialog and the delay test reach settings and sound?"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from oboeuta_desktop import __version__
from oboeuta_desktop.core.licences import read_parts
from oboeuta_desktop.state.delay_test import DelayTest
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.about_dialog import AboutDialog
from oboeuta_desktop.ui.delay_dialog import DelayDialog
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.settings_dialog import Choices, SettingsDialog


class SettingsPage(QObject):
    """Opens the dialogs and connects them; what they change takes effect at once.

    Signals:
        folder_chosen: a folder of songs that the learner picked.
        help_wished: how everything is used is to be read; the dialog has gone.
    """

    folder_chosen = Signal(str)
    help_wished = Signal()

    def __init__(self, window: MainWindow, preferences: Preferences, transport: Transport) -> None:
        super().__init__()
        self._window = window
        self._preferences = preferences
        self._transport = transport
        self._dialog: SettingsDialog | None = None
        self._delay_dialog: DelayDialog | None = None

    def close(self) -> None:
        """End the delay test, if there is one: its sound must not outlive its dialog."""
        if self._delay_dialog is not None:
            self._delay_dialog.reject()

    def open(self) -> None:
        """Open the settings, or bring them to the front."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        settings = self._preferences.settings
        choices = Choices(
            theme=settings.theme,
            language=settings.language,
            text_scale=settings.text_scale,
            click_pauses=settings.click_pauses,
            count_in=settings.count_in,
            reduced_motion=settings.reduced_motion,
            delay=self.delay,
        )
        dialog = SettingsDialog(self._window, choices, self._transport.output.name)
        dialog.changed.connect(self._change)
        dialog.delay_changed.connect(self._set_delay)
        dialog.delay_test_requested.connect(self.open_delay_test)
        dialog.about_requested.connect(self._open_about)
        dialog.help_requested.connect(dialog.reject)
        dialog.help_requested.connect(self.help_wished)
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.open()

    def choose_folder(self) -> None:
        """Let the learner pick a folder of songs."""
        dialog = QFileDialog(self._window, self.tr("曲のフォルダー"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @property
    def delay(self) -> float:
        """The delay in seconds set for the current output device."""
        delays = self._preferences.settings.device_delays
        return delays.get(self._transport.output.device_id, 0.0)

    def _change(self, name: str, value: object) -> None:
        self._preferences.change(**{name: value})
        if name == "text_scale" and self._dialog is not None:
            self._dialog.set_text_scale(self._text_scale)

    @property
    def _text_scale(self) -> float:
        return self._preferences.settings.text_scale

    def _set_delay(self, delay: float) -> None:
        delays = dict(self._preferences.settings.device_delays)
        delays[self._transport.output.device_id] = delay
        self._preferences.change(device_delays=delays)

    def open_delay_test(self) -> None:
        """Let the learner match light and sound on the device that plays now."""
        if self._delay_dialog is not None:
            self._delay_dialog.raise_()
            return
        self._transport.pause()
        dialog = DelayDialog(
            self._dialog or self._window, self._window.theme, self.delay, self._text_scale
        )
        test = DelayTest(bundled("resources", "sounds", "delay_test.ogg"), self.delay)
        test.flash_changed.connect(dialog.set_lit)
        test.measured.connect(dialog.set_measured)
        dialog.tapped.connect(test.tap)
        dialog.accepted_delay.connect(self._accept_delay)
        dialog.finished.connect(test.stop)
        dialog.finished.connect(self._delay_closed)
        test.setParent(dialog)
        self._delay_dialog = dialog
        test.start()
        dialog.open()

    def _open_about(self) -> None:
        parts = read_parts(bundled("resources", "licenses"))
        dialog = AboutDialog(self._dialog or self._window, __version__, parts, self._text_scale)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _accept_delay(self, delay: float) -> None:
        self._set_delay(delay)
        if self._dialog is not None:
            self._dialog.set_delay(delay)

    def _delay_closed(self) -> None:
        if self._delay_dialog is not None:
            self._delay_dialog.deleteLater()
            self._delay_dialog = None

    def _closed(self) -> None:
        self.close()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

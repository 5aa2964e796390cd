"""Answers one question: when is the learner told that light and sound can be matched?

Once for each output device on which nothing was set yet, when the first song that was heard there
for a while has stopped: never while somebody sings.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.ui.hint_bar import HintBar
from oboeuta_desktop.ui.main_window import MainWindow

LONG_ENOUGH = 8.0
"""Seconds in which one notices that light and sound do not match."""
MOST_DEVICES = 50
"""Devices that are remembered as told; the oldest are forgotten."""


class DelayHint(QObject):
    """Watches what is played where.

    Signals:
        test_wished: the test of the delay is to be opened.
    """

    test_wished = Signal()

    def __init__(
        self,
        window: MainWindow,
        preferences: Preferences,
        transport: Transport,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._transport = transport
        self._clock = clock
        self._began: float | None = None
        self._bar = HintBar(
            window.theme,
            "delay_hint",
            self.tr("歌詞が光るのと音は合っていますか？ ずれていたら、この機器に合わせられます。"),
            self.tr("音と光でたしかめる…"),
        )
        self._bar.set_text_scale(preferences.settings.text_scale)
        window.add_hint(self._bar)
        window.theme_changed.connect(self._bar.set_theme)
        preferences.changed.connect(self._apply)
        transport.playing_changed.connect(self._playing_changed)
        self._bar.taken.connect(self._take)
        self._bar.dismissed.connect(self._bar.hide)

    @property
    def bar(self) -> HintBar:
        """Where it is said."""
        return self._bar

    def _playing_changed(self, playing: bool) -> None:
        if playing:
            self._began = self._clock()
            self._bar.hide()
            return
        began, self._began = self._began, None
        if began is not None and self._clock() - began >= LONG_ENOUGH:
            self._tell_once()

    def _tell_once(self) -> None:
        device = self._transport.output.device_id
        settings = self._preferences.settings
        if not device or device in settings.device_delays or device in settings.delay_hinted:
            return
        told = (*settings.delay_hinted, device)[-MOST_DEVICES:]
        self._preferences.change(delay_hinted=told)
        self._bar.show()

    def _take(self) -> None:
        self._bar.hide()
        self.test_wished.emit()

    def _apply(self, _changed: object = None) -> None:
        self._bar.set_text_scale(self._preferences.settings.text_scale)

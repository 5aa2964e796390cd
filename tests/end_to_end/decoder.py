"""Answers one question: which samples does a sound file hold? (Not with the program's own code.)"""

from __future__ import annotations

import sys

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat


def main(source: str, target: str) -> int:
    """Decode ``source`` to ``target``, a numpy file of int16 frames at 48 kHz, two channels."""
    application = QCoreApplication(sys.argv[:1])
    form = QAudioFormat()
    form.setSampleRate(48_000)
    form.setChannelCount(2)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    decoder = QAudioDecoder()
    decoder.setAudioFormat(form)
    decoder.setSource(QUrl.fromLocalFile(source))
    pieces: list[np.ndarray] = []

    def take() -> None:
        piece = decoder.read()
        pieces.append(np.frombuffer(bytes(piece.constData()), np.int16).reshape(-1, 2))

    decoder.bufferReady.connect(take)
    decoder.finished.connect(application.quit)
    decoder.error.connect(lambda _error: application.exit(1))
    QTimer.singleShot(0, decoder.start)
    code = application.exec()
    if code == 0:
        np.save(target, np.concatenate(pieces))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))

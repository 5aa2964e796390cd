import json
import subprocess
import sys

from PySide6.QtNetwork import QLocalSocket

from oboeuta_desktop.state import hand_over as module
from oboeuta_desktop.state.claim import Claim
from oboeuta_desktop.state.hand_over import HandOver

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from oboeuta_desktop.state.claim import Claim
from oboeuta_desktop.state.hand_over import hand_over
application = QCoreApplication([])
folder = Path(sys.argv[1])
if Claim(folder).take():
    sys.exit(7)
sys.exit(0 if hand_over(folder, sys.argv[2:], 2000) else 1)
"""


def second_start(folder, *words):
    return subprocess.Popen([sys.executable, "-c", SECOND, str(folder), *words])


def test_a_second_start_hands_its_song_over_and_ends(qtbot, tmp_path):
    claim = Claim(tmp_path)
    assert claim.take()
    first = HandOver(tmp_path)
    assert first.listen()
    with qtbot.waitSignal(first.asked, timeout=20_000) as heard:
        second = second_start(tmp_path, "/songs/表 #1%", "lstm")
    assert heard.args == [("/songs/表 #1%", "lstm")]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    first.close()
    claim.give_back()


def test_the_claim_is_free_again_when_it_was_given_back(tmp_path):
    claim = Claim(tmp_path)
    assert claim.take()
    claim.give_back()
    assert second_start(tmp_path).wait(20) == 7


def test_a_killed_program_leaves_neither_claim_nor_socket_in_the_way(qtbot, tmp_path):
    program = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from oboeuta_desktop.state.claim import Claim\n"
        "from oboeuta_desktop.state.hand_over import HandOver\n"
        "application = QCoreApplication([])\nfolder = Path(sys.argv[1])\n"
        "assert Claim(folder).take()\nassert HandOver(folder).listen()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False).returncode
    claim = Claim(tmp_path)
    assert claim.take()
    first = HandOver(tmp_path)
    assert first.listen()
    first.close()
    claim.give_back()


def test_where_nobody_listens_nothing_is_handed_over(qtbot, tmp_path):
    assert not module.hand_over(tmp_path, ["relu"], wait_ms=50)


def send(qtbot, server, words):
    guest = QLocalSocket()
    guest.connectToServer(server._name)
    assert guest.waitForConnected(2_000)
    guest.write(words)
    guest.flush()
    qtbot.waitUntil(
        lambda: guest.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=5_000
    )


def test_what_is_not_ours_is_refused(qtbot, tmp_path):
    first = HandOver(tmp_path)
    assert first.listen()
    said = []
    first.asked.connect(said.append)
    for words in (
        b"GET /\n",
        b'{"open": 1}\n',
        b"[1, 2]\n",
        json.dumps(["x"] * 65).encode() + b"\n",
    ):
        send(qtbot, first, words)
    send(qtbot, first, b"x" * (module.LONGEST + 1))
    assert said == []
    first.close()


def test_a_folder_that_cannot_be_written_lets_the_program_start(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert Claim(tmp_path / "file" / "below").take()

"""Answers one question: would PyInstaller be told the right things on each of the three systems?

PyInstaller is not there when tests run: stubs take its place, and the file is executed as it would.
"""

from __future__ import annotations

import plistlib
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from shipping import artefacts, contents, identity, trimming

from oboeuta_desktop import __version__, preflight
from oboeuta_desktop.core.song import AUDIO_SUFFIXES

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "packaging" / "oboeuta.spec"

BINARIES = {
    "win32": [
        ("PySide6\\opengl32sw.dll", False),
        ("PySide6\\Qt6Quick.dll", True),
        ("PySide6\\plugins\\multimedia\\ffmpegmediaplugin.dll", True),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qoffscreen.dll", True),
        ("PySide6\\plugins\\tls\\qschannelbackend.dll", False),
        ("PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", True),
    ],
    "darwin": [
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.dylib", True),
        ("PySide6/Qt/plugins/tls/libqsecuretransportbackend.dylib", False),
        ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", True),
    ],
    "linux": [
        ("PySide6/Qt/lib/libQt6Quick.so.6", True),
        ("PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", False),
        ("PySide6/Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so", True),
        ("libGL.so.1", False),
        ("libstdc++.so.6", False),
        ("libwayland-client.so.0", False),
        ("libxcb-cursor.so.0", True),
        ("libpulse.so.0", True),
        ("libsqlite3.so.0", True),
    ],
}
TEXTS = [
    ("PySide6/translations/qtbase_ja.qm", True),
    ("PySide6/Qt/translations/qtbase_de.qm", False),
    ("resources/translations/oboeuta_en.qm", True),
    ("songs/relu/vocal.ogg", True),
    ("songs/relu/spectrogram.png", False),
    ("resources/icons/oboeuta.svg", True),
]


def stub_pyinstaller(monkeypatch):
    """The two modules of PyInstaller that the spec imports."""
    depend: Any = types.ModuleType("PyInstaller.depend.bindepend")
    depend.get_imports = lambda _: []
    hooks: Any = types.ModuleType("PyInstaller.utils.hooks")
    hooks.collect_data_files = lambda name: [(f"/somewhere/{name}/table.txt", name)]
    # Whose files they are is another test's question.
    monkeypatch.setattr(contents, "origins", lambda *_: ([contents.interpreter()], []))
    for name in ("PyInstaller", "PyInstaller.depend", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.setitem(sys.modules, depend.__name__, depend)
    monkeypatch.setitem(sys.modules, hooks.__name__, hooks)


def executed(system, monkeypatch, tmp_path):
    """What the spec calls on a system: name of the call -> (arguments, keywords)."""
    calls = {}
    stub_pyinstaller(monkeypatch)

    class Analysis:
        def __init__(self, scripts, **words):
            calls["Analysis"] = (scripts, words)
            self.pure, self.scripts = [], []
            self.binaries = [
                (name, f"{sys.prefix}/{name}", "BINARY") for name, _ in BINARIES[system]
            ]
            self.datas = [(name, "", "DATA") for name, _ in TEXTS]
            calls["found"] = self

    def call(name):
        return lambda *arguments, **words: calls.setdefault(name, (arguments, words))

    names = {name: call(name) for name in ("PYZ", "EXE", "COLLECT", "BUNDLE")}
    names |= {"Analysis": Analysis, "SPECPATH": str(SPEC.parent)}
    monkeypatch.setenv("OBOEUTA_BUILD", str(tmp_path))
    monkeypatch.setattr(sys, "path", list(sys.path))
    code = compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec")
    with monkeypatch.context() as pretended:
        pretended.setattr(sys, "platform", system)
        exec(code, names)
    return calls


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_on_every_system_the_bundle_has_what_is_needed_and_not_what_is_not(
    system, monkeypatch, tmp_path
):
    calls = executed(system, monkeypatch, tmp_path)
    scripts, words = calls["Analysis"]
    assert all(Path(script).is_file() for script in scripts)
    assert "oboeuta_desktop.program" in words["hiddenimports"], "it is imported by name"
    assert "oboeuta_desktop.commands.sheet" in words["hiddenimports"]
    own = {place for source, place in words["datas"] if Path(source).is_dir()}
    assert own == {"resources", "songs"}, "where storage.paths.bundled looks in a frozen program"
    kept = {entry[0] for entry in calls["found"].binaries}
    assert kept == {name for name, stays in BINARIES[system] if stays}
    texts = {entry[0] for entry in calls["found"].datas}
    assert {name for name, _ in TEXTS} & texts == {name for name, stays in TEXTS if stays}
    assert "resources/licenses/collected/index.toml" in texts
    assert ("BUNDLE" in calls) == (system == "darwin")
    exe = calls["EXE"][1]
    assert (exe["exclude_binaries"], exe["upx"], exe["console"]) == (True, False, False)


def test_each_system_gets_its_own_icon_and_windows_its_properties(monkeypatch, tmp_path):
    exe = {
        system: executed(system, monkeypatch, tmp_path)["EXE"][1]
        for system in ("win32", "darwin", "linux")
    }
    icons = [exe[system]["icon"] for system in ("win32", "darwin", "linux")]
    assert [icon and Path(icon).suffix for icon in icons] == [".ico", ".icns", None]
    assert exe["linux"]["version"] is None
    assert exe["win32"]["version"].endswith("windows-version.txt")


def test_info_plist_names_the_files_it_opens_and_asks_for_no_microphone(monkeypatch, tmp_path):
    words = executed("darwin", monkeypatch, tmp_path)["BUNDLE"][1]
    plist = plistlib.loads(plistlib.dumps(words["info_plist"]))
    assert plist["CFBundleShortVersionString"] == words["version"] == __version__
    assert plist["NSHighResolutionCapable"] is True
    assert plist["LSMinimumSystemVersion"] == f"{preflight.OLDEST_MACOS}.0"
    assert not [key for key in plist if "Microphone" in key]
    owned = [kind for kind in plist["CFBundleDocumentTypes"] if kind["LSHandlerRank"] == "Owner"]
    declared = {kind["UTTypeIdentifier"] for kind in plist["UTExportedTypeDeclarations"]}
    assert {uti for kind in owned for uti in kind["LSItemContentTypes"]} == declared
    assert plist["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"] == {
        "public.filename-extension": ["oboeuta"],
        "public.mime-type": ["application/x-oboeuta"],
    }


def test_the_entitlements_let_in_a_library_of_the_users_own_and_nothing_else():
    held = plistlib.loads((ROOT / "packaging/macos/entitlements.plist").read_bytes())
    assert held == {"com.apple.security.cs.disable-library-validation": True}


def test_the_properties_of_the_windows_program_tell_its_version():
    text = identity.windows_version_resource()
    tree = compile(text, "version", "eval")
    made = {}

    def keep(name):
        return lambda *arguments, **words: made.setdefault(name, []).append((arguments, words))

    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct")
    eval(tree, {name: keep(name) for name in (*names, "VarFileInfo", "VarStruct")})
    strings = dict(arguments for arguments, _ in made["StringStruct"])
    assert strings["ProductVersion"] == __version__
    assert made["FixedFileInfo"][0][1]["filevers"] == identity.version_numbers(__version__)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("2.0.1+g12", (2, 0, 1, 0))],
)
def test_a_version_becomes_the_four_numbers_of_windows(text, numbers):
    assert identity.version_numbers(text) == numbers


def test_the_version_is_read_from_the_one_place_that_has_it():
    assert identity.version() == __version__


def test_libraries_of_the_system_stay_only_while_something_loads_them():
    entries = [
        ("PySide6/QtGui.so", "/venv/QtGui.so", "EXTENSION"),
        ("libused.so.1", "/usr/lib/libused.so.1", "BINARY"),
        ("libdeep.so.1", "/usr/lib/libdeep.so.1", "BINARY"),
        ("libpango.so.0", "/usr/lib/libpango.so.0", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY"),
    ]
    needs = {
        "/venv/QtGui.so": ["libused.so.1", "libc.so.6"],
        "/usr/lib/libused.so.1": ["libdeep.so.1"],
        "/usr/lib/libdeep.so.1": ["libused.so.1"],
    }
    kept = trimming.without_orphans(
        entries,
        is_foreign=lambda source: trimming.is_of_system(source, "/venv"),
        needs=lambda source: needs.get(source, []),
    )
    assert [entry[0] for entry in kept] == [
        "PySide6/QtGui.so",
        "libused.so.1",
        "libdeep.so.1",
        "libpython3.11.so.1.0",
    ]


def test_every_system_offers_the_program_for_the_same_files():
    audio = {suffix.removeprefix(".") for suffix in AUDIO_SUFFIXES}
    assert set(identity.AUDIO_SUFFIXES) == audio
    nsis = (ROOT / "packaging/windows/oboeuta.nsi").read_text(encoding="utf-8")
    offered = {
        line.split()[2] for line in nsis.splitlines() if line.endswith((" audio", " lyrics"))
    }
    assert offered - {"lrc", "KIND_OF_FILE"} == audio
    desktop = (ROOT / "packaging/linux/oboeuta.desktop").read_text(encoding="utf-8")
    mimes = next(line for line in desktop.splitlines() if line.startswith("MimeType="))
    assert set(mimes.removeprefix("MimeType=").strip(";").split(";")) == {
        identity.SONG_MIME,
        identity.LYRICS_MIME,
        *identity.AUDIO_MIMES,
    }


def test_the_installer_is_given_the_version_and_signs_only_when_told(tmp_path):
    plain = artefacts.installer_command(
        tmp_path / "a b", tmp_path / "i.ico", tmp_path / "s.exe", []
    )
    assert f"-DVERSION={__version__}" in plain
    assert not [word for word in plain if word.startswith("-DSIGN")]
    sign = artefacts.signing_command({"OBOEUTA_WINDOWS_SIGN": "signtool sign /fd 'SHA 256'"})
    assert sign == ["signtool", "sign", "/fd", "SHA 256"]
    signed = artefacts.installer_command(tmp_path, tmp_path / "i.ico", tmp_path / "s.exe", sign)
    assert '-DSIGN=signtool sign /fd "SHA 256"' in signed
    assert artefacts.signing_command({}) == []

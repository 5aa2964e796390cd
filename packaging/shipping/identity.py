"""Answers one question: under which names and file types do the systems know the program?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent

NAME = "oboeuta"
"""The program's file, its folders, its desktop entry."""
TITLE = "Oboeuta"
"""What a person reads in a menu."""
SUMMARY = "Karaoke study songs for the G検定"
BUNDLE_ID = "org.oboeuta.desktop"
LICENCE = "MIT"

SONG_SUFFIX = "oboeuta"
SONG_MIME = "application/x-oboeuta"
SONG_UTI = "org.oboeuta.song"
LYRICS_SUFFIX = "lrc"
AUDIO_SUFFIXES = ("ogg", "opus", "mp3", "m4a", "flac", "wav")
"""As ``core.song.AUDIO_SUFFIXES``, without the dots; a test compares them."""
AUDIO_MIMES = (
    "audio/ogg",
    "audio/x-opus+ogg",
    "audio/mpeg",
    "audio/mp4",
    "audio/flac",
    "audio/x-wav",
)
LYRICS_MIME = "text/x-lrc"

OLDEST_MACOS = "13.0"
"""The oldest macOS of the Qt libraries (PySide6 6.11); ``preflight.OLDEST_MACOS`` says the same."""


def version() -> str:
    """The program's version, read from the one place that has it, without importing anything."""
    text = (ROOT / "oboeuta_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("oboeuta_desktop/__init__.py names no __version__")
    return found[1]


def version_numbers(text: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows wants; what follows the third one is not a number there."""
    numbers = [int(number) for number in re.findall(r"\d+", text.split("+", maxsplit=1)[0])[:3]]
    first, second, third, *_ = [*numbers, 0, 0, 0]
    return first, second, third, 0


def info_plist() -> dict[str, Any]:
    """What Info.plist says besides what PyInstaller puts there itself.

    There is no ``NSMicrophoneUsageDescription``: the program never listens.
    """
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": version(),
        "CFBundleVersion": version(),
        "CFBundleDevelopmentRegion": "ja",
        "CFBundleLocalizations": ["ja", "en"],
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSSupportsAutomaticGraphicsSwitching": True,
        "NSHumanReadableCopyright": "MIT",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Oboeuta song",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [SONG_UTI],
            },
            {
                "CFBundleTypeName": "LRC lyrics",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "CFBundleTypeExtensions": [LYRICS_SUFFIX],
            },
            {
                "CFBundleTypeName": "Audio",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["public.audio"],
            },
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": SONG_UTI,
                "UTTypeDescription": "Oboeuta song",
                "UTTypeConformsTo": ["public.data", "public.content"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [SONG_SUFFIX],
                    "public.mime-type": [SONG_MIME],
                },
            }
        ],
    }


def windows_version_resource() -> str:
    """What the properties of oboeuta.exe show, as PyInstaller reads it from a file."""
    text = version()
    numbers = version_numbers(text)
    shown = {
        "CompanyName": NAME,
        "FileDescription": TITLE,
        "FileVersion": text,
        "InternalName": NAME,
        "LegalCopyright": LICENCE,
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": TITLE,
        "ProductVersion": text,
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in shown.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0,"
        " OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('040904B0', [{strings}])]),"
        " VarFileInfo([VarStruct('Translation', [0x409, 1200])])])\n"
    )

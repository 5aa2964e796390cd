"""Answers one question: what can go wrong that is the world's fault, and which facts go with it?

An error carries facts (file, line, the offending text); the words the learner reads are made in
``ui/error_text.py``. Anything that is not an ``OboeutaError`` is a bug and is not caught.
"""

from __future__ import annotations

from pathlib import Path


class OboeutaError(Exception):
    """A failure that is not a bug of this program."""


class FileUnreadableError(OboeutaError):
    """A file or folder that cannot be opened or read at all.

    Attributes:
        path: the file or folder.
        reason: the operating system's own words.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class FileMissingError(OboeutaError):
    """A file that a song names and that is not there."""

    def __init__(self, path: Path, named_in: Path | None = None) -> None:
        super().__init__(f"{path} is missing (named in {named_in})")
        self.path = path
        self.named_in = named_in


class FileTooLargeError(OboeutaError):
    """A file above the size that this program is willing to read (bytes)."""

    def __init__(self, path: Path, size: int, limit: int) -> None:
        super().__init__(f"{path}: {size} bytes, at most {limit}")
        self.path = path
        self.size = size
        self.limit = limit


class SongFormatError(OboeutaError):
    """A ``song.toml`` or ``lessons.toml`` that does not say what it must.

    Attributes:
        path: the file.
        line_number: 1-based line, or 0 when it is not known.
        key: the dotted key at fault, or "".
        problem: one of the words in ``PROBLEMS``.
        expected: what would be right, in the format's own words.
        found: the offending text, shortened.
    """

    PROBLEMS = (
        "syntax",
        "missing",
        "type",
        "value",
        "no such line",
        "no such keyword",
        "unknown key",
        "duplicate",
        "outside the folder",
    )

    def __init__(
        self,
        path: Path,
        line_number: int,
        *,
        key: str,
        problem: str,
        expected: str = "",
        found: str = "",
    ) -> None:
        super().__init__(
            f"{path}:{line_number}: {key}: {problem}; expected {expected}; found {found}"
        )
        self.path = path
        self.line_number = line_number
        self.key = key
        self.problem = problem
        self.expected = expected
        self.found = found


class CurriculumFormatError(OboeutaError):
    """A curriculum file that does not say what it must.

    Attributes:
        path: the file.
        line_number: 1-based line of a mistake in the JSON itself, else 0.
        place: the keys that lead to the value at fault, such as ``points[3].question.ja``, or "".
        expected: what would be right.
        found: the offending text, shortened.
    """

    def __init__(
        self, path: Path, line_number: int, *, place: str, expected: str, found: str
    ) -> None:
        super().__init__(f"{path}:{line_number}: {place}: expected {expected}; found {found}")
        self.path = path
        self.line_number = line_number
        self.place = place
        self.expected = expected
        self.found = found


class LyricsUnusableError(OboeutaError):
    """A lyrics file that was read but holds nothing to show.

    Attributes:
        path: the file.
        problem: "empty", "binary" or "no stamps".
    """

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class StampsUnreadableError(OboeutaError):
    """Lines of lyrics that begin with a time that nobody can read; their words were kept.

    Attributes:
        path: the lyrics file.
        line_number: 1-based line of the first of them.
        found: its time as it is written.
        others: the lines of the rest.
    """

    def __init__(
        self, path: Path, line_number: int, found: str, others: tuple[int, ...] = ()
    ) -> None:
        super().__init__(f"{path}:{line_number}: the time {found}; also in lines {others}")
        self.path = path
        self.line_number = line_number
        self.found = found
        self.others = others


class ChordsUnknownError(OboeutaError):
    """A chord sheet was wished for, and the song has no score that would know its chords.

    Attributes:
        folder: of the song.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} has no score.song, and only a score knows the chords")
        self.folder = folder


class StemEndsEarlyError(OboeutaError):
    """A stem that is shorter than another one of the same song; the rest of it is silence.

    Attributes:
        path: the file.
        seconds: how long it is.
        longest: how long the longest stem is, in seconds.
    """

    def __init__(self, path: Path, seconds: float, longest: float) -> None:
        super().__init__(f"{path}: {seconds:.2f} s of {longest:.2f} s")
        self.path = path
        self.seconds = seconds
        self.longest = longest


class AudioUnreadableError(OboeutaError):
    """A sound file that cannot be decoded, or only up to a point.

    Attributes:
        path: the file.
        reason: the decoder's own words.
        decoded: seconds that could be decoded before the failure; 0.0 when none.
    """

    def __init__(self, path: Path, reason: str, decoded: float = 0.0) -> None:
        super().__init__(f"{path}: {reason} after {decoded:.2f} s")
        self.path = path
        self.reason = reason
        self.decoded = decoded


class NoSoundError(OboeutaError):
    """There is no output for sound; what plays is only seen."""

    def __init__(self) -> None:
        super().__init__("no output for sound")


class FileUnwritableError(OboeutaError):
    """A file of ours that could not be written; what was there before is still there.

    Attributes:
        path: the file.
        reason: the operating system's own words (a full disk, a read-only folder).
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class _SetAsideError(OboeutaError):
    """A file of this program's own that cannot be understood; it was set aside, never overwritten.

    Attributes:
        path: the file.
        kept_as: where its content is now.
        reason: what was wrong with it.
    """

    def __init__(self, path: Path, kept_as: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}; kept as {kept_as}")
        self.path = path
        self.kept_as = kept_as
        self.reason = reason


class SettingsDamagedError(_SetAsideError):
    """A settings file that cannot be understood."""


class StudyDamagedError(_SetAsideError):
    """A file of answers that cannot be read."""


class StudyTooNewError(OboeutaError):
    """A file of answers that a newer version of this program has written.

    Attributes:
        path: the file.
        version: its schema.
        known: the newest schema that this program knows.
    """

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(f"{path}: schema {version}, this program knows up to {known}")
        self.path = path
        self.version = version
        self.known = known


class StudyFileError(OboeutaError):
    """An exported record that cannot be taken in; nothing of it was.

    Attributes:
        path: the file.
        line_number: 1-based line of a mistake in the JSON itself, else 0.
        problem: one of ``PROBLEMS``.
        place: the keys that lead to the value at fault, such as ``attempts[3].uuid``, or "".
        expected: what would be right, or "".
        found: the offending text, shortened.
    """

    PROBLEMS = ("cut off", "syntax", "no record", "value", "duplicate")

    def __init__(
        self,
        path: Path,
        line_number: int,
        *,
        problem: str,
        place: str = "",
        expected: str = "",
        found: str = "",
    ) -> None:
        super().__init__(
            f"{path}:{line_number}: {place}: {problem}; expected {expected}; found {found}"
        )
        self.path = path
        self.line_number = line_number
        self.problem = problem
        self.place = place
        self.expected = expected
        self.found = found


class SongPackError(OboeutaError):
    """A song pack that cannot be opened or made; nothing was written.

    Attributes:
        path: the pack.
        problem: one of ``PROBLEMS``.
        found: the name in the pack, or the figure, at fault, shortened; or "".
        limit: what would be allowed, in bytes or as a number; or 0.
        inside: why what is in it is no song, with ``problem`` "no song".
        unpacked: the folder that ``inside`` speaks of; it is gone.
    """

    PROBLEMS = (
        *("no pack", "cut off", "damaged", "no song"),
        *("name", "clash", "link", "kind"),
        *("too many", "too large", "bomb"),
    )

    def __init__(
        self,
        path: Path,
        problem: str,
        *,
        found: str = "",
        limit: int = 0,
        inside: OboeutaError | None = None,
        unpacked: Path | None = None,
    ) -> None:
        super().__init__(f"{path}: {problem} {found} {limit or ''} {inside or ''}".rstrip())
        self.path = path
        self.problem = problem
        self.found = " ".join(found.split())[:80]
        self.limit = limit
        self.inside = inside
        self.unpacked = unpacked


class ExtraMissingError(OboeutaError):
    """A package of an extra is not installed.

    Attributes:
        package: its import name.
        command: the one that installs it.
    """

    def __init__(self, package: str, extra: str) -> None:
        self.package = package
        self.command = f'pip install "oboeuta-desktop[{extra}]"'
        super().__init__(f"{package} is missing; install it: {self.command}")


class UnknownSongError(OboeutaError):
    """A song asked for by id or folder that is not there.

    Attributes:
        name: what was asked for.
        known: the ids that could have been asked for.
    """

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name}; known: {', '.join(known)}")
        self.name = name
        self.known = known


class BugError(OboeutaError):
    """A bug of this program that was caught at the very top and logged.

    Attributes:
        log_folder: where the log with the trace is.
    """

    def __init__(self, log_folder: Path) -> None:
        super().__init__(f"see {log_folder}")
        self.log_folder = log_folder


class CrashedBeforeError(OboeutaError):
    """The run before this one ended badly and left a report.

    Attributes:
        report: its file.
    """

    def __init__(self, report: Path) -> None:
        super().__init__(f"see {report}")
        self.report = report

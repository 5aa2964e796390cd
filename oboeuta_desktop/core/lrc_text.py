"""Answers one question: which text do these bytes of a lyrics file spell?

The ladder: byte order mark, UTF-16 without one, strict UTF-8, UTF-8 with a few broken bytes, then
the legacy encodings by how much of the result looks like Japanese, Chinese or Western European
writing. Kana settle it nearly always; common ideographs settle the rest.
"""

from __future__ import annotations

import codecs
import re

BINARY = "binary"
"""The name that stands for an encoding when the bytes are not text."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    *(b"\x89PNG", b"OggS", b"RIFF", b"fLaC", b"ID3", b"PK\x03\x04", b"%PDF-", b"\x1f\x8b"),
    *(b"\xff\xd8\xff", b"GIF8", b"MThd", b"\x7fELF", b"MZ\x90", b"7z\xbc\xaf", b"Rar!"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_SAMPLE = 65536  # bytes that are looked at where the whole file would add nothing
_BINARY_SHARE = 0.05  # random bytes hold 11 % controls, text none
_LEGACY = ("cp932", "euc_jp", "gb18030", "cp1252")
_WHOLE_PER_BROKEN = 4  # so many sound UTF-8 characters outweigh a broken byte

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]")
_HALF_WIDTH_KANA = re.compile(r"[ｦ-ﾟ]")
_PUNCTUATION = re.compile(r"[　、。「」『』・…～〜！？（），：；“”‘’♪★☆―—]")
_ACCENTED = re.compile(r"(?<=[A-Za-z' ])[À-ÖØ-öø-ÿ](?=[A-Za-z',.!? \n\]]|$)")
_FREQUENT = re.compile(
    "[一二三人日大年出本中子見国言上分生手自行者間事思時気会十家女前入学小今長知体名心目回何話"
    "私僕君俺愛夢空風花夜朝星月雨涙声歌胸恋明光色世界誰彼抱想永遠未来過去信笑泣強弱優忘海道"
    "足髪届君好待走全部始終消変感同時違最高度数値関勾配損失層重力学習習出入深"
    "的我你不是了在有这个们他说到来会要为过爱没和那就都能让想还样着给谁么吗只从如对天地里"
    "开后心被再把无难情多少情时间离远梦风花雨泪听说话笑哭忘记永远每现经长发见边亲]"
)


def decode_text(content: bytes) -> tuple[str, str, str]:
    """The text of ``content`` without byte order mark, its codec and a problem ("" for none).

    Problems are "binary" (the text is then empty and the codec ``BINARY``), "undecodable" (U+FFFD
    stands for broken bytes) and "control" (NUL or other control characters, kept).
    """
    if b"\0" not in content:
        if content[:3] == codecs.BOM_UTF8:
            return _forced(content, "utf-8-sig")
        try:
            text = content.decode()
        except UnicodeDecodeError:
            return _decode_oddly(content)
        if not text.isascii() or "\x1b$" not in text:
            return text, "utf-8", ""
    return _decode_oddly(content)


def _decode_oddly(content: bytes) -> tuple[str, str, str]:
    """As ``decode_text``, for bytes that are not plainly UTF-8."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _forced(content, encoding)
    if content.startswith(_MAGIC):
        return "", BINARY, "binary"
    encoding = _wide_encoding(content)
    if encoding:
        return _forced(content, encoding)
    content = content.rstrip(b"\0")  # padding
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(1, len(sample) * _BINARY_SHARE):
        return "", BINARY, "binary"
    text, encoding, problem = _decode_narrow(content)
    return text, encoding, problem or ("control" if controls else "")


def _forced(content: bytes, encoding: str) -> tuple[str, str, str]:
    try:
        return content.decode(encoding), encoding, ""
    except UnicodeDecodeError:
        return content.decode(encoding, "replace"), encoding, "undecodable"


def _wide_encoding(content: bytes) -> str:
    """UTF-16 without a mark shows itself by the zero half of every ASCII character.

    "" if it does not.
    """
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = max(2, len(sample) // 20)
    if odd >= enough and odd > 5 * even:
        return "utf-16-le"
    if even >= enough and even > 5 * odd:
        return "utf-16-be"
    return ""


def _decode_narrow(content: bytes) -> tuple[str, str, str]:
    """The best reading of bytes that hold no wide characters and are not plain UTF-8."""
    if b"\x1b$" in content and content.isascii():
        try:
            return content.decode("iso2022_jp"), "iso2022_jp", ""
        except UnicodeDecodeError:
            pass
    loose = content.decode("utf-8", "replace")
    broken = loose.count("�")
    if broken == 0:
        return loose, "utf-8", ""
    whole = len(loose) - len(loose.encode("ascii", "ignore")) - broken
    if whole >= _WHOLE_PER_BROKEN * broken:
        return loose, "utf-8", "undecodable"
    readings: list[tuple[float, str, str]] = []
    for encoding in _LEGACY:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings.append((_likeness(text[:_SAMPLE], western=encoding == "cp1252"), text, encoding))
    if not readings:
        return loose, "utf-8", "undecodable"
    _, text, encoding = max(readings, key=lambda reading: reading[0])
    return text, encoding, ""


def _likeness(text: str, *, western: bool) -> float:
    """Share of the characters beyond ASCII (0..1) that are what such a text is usually made of."""
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if western:
        # half, because two accented letters in a row are rarer than one common ideograph
        return 0.5 * len(_ACCENTED.findall(text)) / beyond
    usual = (
        len(_KANA.findall(text)) + len(_PUNCTUATION.findall(text)) + len(_FREQUENT.findall(text))
    )
    return (usual + 0.3 * len(_HALF_WIDTH_KANA.findall(text))) / beyond

"""Answers one question: which sentences does the program say, and are all of them translated?

The sentences stand in the code in Japanese. ``update`` collects them into the translation sources
(two files per language, the program's and the demos', edited by hand or with Qt Linguist),
``check`` says what is missing there, and ``compile`` makes the one file that the program loads.

A sentence with ``%n`` counts something. Japanese says it one way, other languages in as many as
``FORMS`` has; the code hands the number over where it says the sentence.
"""

from __future__ import annotations

import argparse
import ast
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "oboeuta_desktop"
SOURCES = ROOT / "resources" / "translations"
LANGUAGES = ("en",)
FORMS = {"en": 2}
"""How many ways a language has to say a number of things, in Qt's order: English has one, many."""

DEMOS = "demos"
"""The context of everything that a demo says: its texts are translated where they are shown."""

PROGRAM = "program"

_JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]")
"""Letters, and the punctuation that is as wide as a letter."""

_QUOTED = re.compile(r"[「『][^」』]*[」』]")
_SPEAKERS = ("tr", "_tr", "translate")
_COUNT = "%n"
_COUNT_AT = {"tr": 2, "_tr": 1, "translate": 3}
"""At which place of a call the number stands."""

_IN_BOTH = ("ことば / Language",)
"""Found by who cannot read the language that is spoken now."""

Key = tuple[str, str]
"""A context and the sentence as it stands in the code."""

Forms = tuple[str, ...]
"""A sentence in another language: one text, or one for each number of things."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a sentence from being translated."""

    place: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


# -- what the code says -----------------------------------------------------------------------


class _Reader(ast.NodeVisitor):
    """Collects the sentences of a module."""

    def __init__(self, path: Path, context: str | None) -> None:
        self._path = path
        self._module_context = context
        self._classes: list[str] = []
        self._inside: list[str] = []
        self.found: set[Key] = set()
        self.problems: list[Problem] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._inside.append(node.name)
        self.generic_visit(node)
        self._inside.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = _name_of(node.func)
        if name in _SPEAKERS and node.args and not {"_tr", "words"} & set(self._inside):
            self._take(node, name)
        self.generic_visit(node)

    def _take(self, node: ast.Call, name: str) -> None:
        texts = [text for arg in node.args if (text := _text(arg)) is not None]
        if name == "translate":
            if not _is_qt(node.func):
                return  # of a string: another matter
            context, said = (texts[0], texts[1:2]) if len(texts) >= 2 else ("", [])
        elif name == "_tr":
            context, said = self._module_context or "", texts[:1]
        else:
            context, said = self._classes[-1] if self._classes else "", texts[:1]
        if not said or not context:
            place = f"{self._path.relative_to(ROOT)}:{node.lineno}"
            self.problems.append(Problem(place, "what is said must stand here as it is"))
        elif (_COUNT in said[0]) != _is_counted(node, name):
            place = f"{self._path.relative_to(ROOT)}:{node.lineno}"
            self.problems.append(Problem(place, f"{_COUNT} and a number come together"))
        else:
            self.found.add((context, said[0]))


def said_in_code() -> tuple[set[Key], list[Problem]]:
    """Every sentence of the program, and calls whose sentence cannot be seen."""
    found: set[Key] = set()
    problems: list[Problem] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if DEMOS in path.relative_to(PACKAGE).parts[:1]:
            found |= {(DEMOS, text) for text in _japanese_texts(tree)}
            place = str(path.relative_to(ROOT))
            problems += [Problem(f"{place}:{line}", "an f-string") for line in _in_pieces(tree)]
            continue
        reader = _Reader(path, _context_of(tree))
        reader.visit(tree)
        found |= reader.found
        problems += reader.problems
    return found, problems


def _context_of(tree: ast.Module) -> str | None:
    """The context that a module's own ``_tr`` translates in."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            calls = (each for each in ast.walk(node) if isinstance(each, ast.Call))
            for call in calls:
                if call.args:
                    return _text(call.args[0])
    return None


def _japanese_texts(tree: ast.Module) -> Iterator[str]:
    """The texts of a demo: its string constants in Japanese, docstrings apart."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    in_pieces = {
        id(piece)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for piece in node.values
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) in docstrings or id(node) in in_pieces:
            continue
        if _JAPANESE.search(node.value):
            yield node.value


def _in_pieces(tree: ast.Module) -> list[int]:
    """Lines with a Japanese sentence that is put together there and so cannot be looked up."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and any(_JAPANESE.search(_text(piece) or "") for piece in node.values)
    ]


def _name_of(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _is_counted(call: ast.Call, name: str) -> bool:
    """Is the number handed over, too?"""
    return len(call.args) > _COUNT_AT[name] or any(each.arg == "n" for each in call.keywords)


def _is_qt(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and called.value.id == "QCoreApplication"
    )


def _text(node: ast.expr) -> str | None:
    """A string that stands in the code as it is; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


# -- what is translated -------------------------------------------------------------------------


def sources_of(language: str) -> dict[str, Path]:
    """The files with the translations of a language."""
    return {part: SOURCES / f"{part}_{language}.ts" for part in (PROGRAM, DEMOS)}


def _part_of(key: Key) -> str:
    return DEMOS if key[0] == DEMOS else PROGRAM


def translations_of(language: str) -> dict[Key, Forms]:
    """The translations of a language; "" for a sentence, or a form of it, without one."""
    found: dict[Key, Forms] = {}
    for path in sources_of(language).values():
        if path.is_file():
            found |= _read(path)
    return found


def _read(path: Path) -> dict[Key, Forms]:
    found: dict[Key, Forms] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            forms = [form.text or "" for form in message.iter("numerusform")]
            if message.get("numerus") != "yes":
                forms = [message.findtext("translation", "")]
            found[name, message.findtext("source", "")] = tuple(forms)
    return found


def write_translations(path: Path, language: str, translations: dict[Key, Forms]) -> None:
    """Write them in the order of contexts and sentences, so that a change is easy to read."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="ja")
    contexts = sorted({context for context, _ in translations})
    for name in contexts:
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for source in sorted(words for place, words in translations if place == name):
            message = ET.SubElement(context, "message")
            ET.SubElement(message, "source").text = source
            translation = ET.SubElement(message, "translation")
            forms = translations[name, source]
            if _COUNT in source:
                message.set("numerus", "yes")
                for form in (*forms, *("",) * FORMS[language])[: FORMS[language]]:
                    ET.SubElement(translation, "numerusform").text = form
            else:
                translation.text = forms[0]
            if len(forms) < _forms_of(source, language) or not all(forms):
                translation.set("type", "unfinished")
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head}{text}\n", encoding="utf-8", newline="\n")


def problems_of(language: str) -> list[Problem]:
    """What is missing, left over or wrong in the translations of a language."""
    said, unseen = said_in_code()
    translations = translations_of(language)
    problems = [*unseen]
    problems += [
        Problem(language, f"not yet in the file: {key}") for key in said - set(translations)
    ]
    problems += [Problem(language, f"said no longer: {key}") for key in set(translations) - said]
    for (context, source), forms in sorted(translations.items()):
        wrong = _wrong_forms(source, forms, language)
        if wrong:
            problems.append(Problem(f"{language} [{context}] {source}", wrong))
    return problems


def _forms_of(source: str, language: str) -> int:
    return FORMS[language] if _COUNT in source else 1


def _wrong_forms(source: str, forms: Forms, language: str) -> str:
    """The first thing that is wrong with a translation, in all its forms; "" for nothing."""
    needed = _forms_of(source, language)
    if len(forms) != needed:
        return f"{needed} forms are needed, not {len(forms)}"
    return next((wrong for form in forms if (wrong := _wrong(source, form))), "")


def _wrong(source: str, translation: str) -> str:
    if not translation.strip():
        return "not translated"
    if _places(source) != _places(translation):
        return f"places differ: {translation}"
    if (_COUNT in source) != (_COUNT in translation):
        return f"{_COUNT} is on one side only: {translation}"
    if source not in _IN_BOTH and _JAPANESE.search(_QUOTED.sub("", translation)):
        return f"Japanese outside of 「」: {translation}"
    return ""


def _places(text: str) -> set[str]:
    """The names of the places that are filled in; formulas in $…$ have braces of their own."""
    plain = re.sub(r"\$[^$]*\$", "", text)
    try:
        return {name for _, name, _, _ in string.Formatter().parse(plain) if name}
    except ValueError:
        return set()


# -- commands -----------------------------------------------------------------------------------


def update() -> int:
    """Put new sentences into the files, take old ones out."""
    said, problems = said_in_code()
    for language in LANGUAGES:
        known = translations_of(language)
        done = {key: forms for key, forms in known.items() if any(forms)}
        # A sentence that moved to another part of the program keeps its translation.
        elsewhere = {source: forms for (_, source), forms in done.items()}
        fresh = {key: done.get(key) or elsewhere.get(key[1], ("",)) for key in said}
        for part, path in sources_of(language).items():
            own = {key: words for key, words in fresh.items() if _part_of(key) == part}
            write_translations(path, language, own)
        to_do = sum(not all(forms) for forms in fresh.values())
        print(f"{language}: {len(fresh)} sentences, {to_do} to do")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def check() -> int:
    """Say what is missing; 1 when something is."""
    found = [problem for language in LANGUAGES for problem in problems_of(language)]
    for problem in found:
        print(problem)
    return 1 if found else 0


def compile_all() -> int:
    """Make the files that the program loads."""
    lrelease = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    for language in LANGUAGES:
        made = SOURCES / f"oboeuta_{language}.qm"
        words = [lrelease, "-silent", *sources_of(language).values(), "-qm", made]
        subprocess.run(words, check=True)  # noqa: S603 - Qt's own
    return 0


def main() -> int:
    """Run a command."""
    commands = {"update": update, "check": check, "compile": compile_all}
    parser = argparse.ArgumentParser(description="Collect, check and compile translations.")
    parser.add_argument("command", choices=commands)
    return commands[parser.parse_args().command]()


if __name__ == "__main__":
    sys.exit(main())

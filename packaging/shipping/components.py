"""Answers one question: what does the list of components (SBOM, CycloneDX 1.5) of a package say?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from shipping import identity
from shipping.contents import Origin

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ \\;]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def locked_hashes(lock: str) -> dict[tuple[str, str], list[str]]:
    """(name, version) -> the SHA-256 of each file that a lock accepts for it."""
    starts = [*_PIN.finditer(lock)]
    ends = [*(start.start() for start in starts[1:]), len(lock)]
    return {
        (_plain(start[1]), start[2]): _HASH.findall(lock, start.start(), end)
        for start, end in zip(starts, ends, strict=True)
    }


def component_list(
    found: Iterable[Origin], hashes: Mapping[tuple[str, str], list[str]], target: str
) -> dict[str, Any]:
    """The list as a JSON object.

    Args:
        found: whose work is in the package.
        hashes: as ``locked_hashes``.
        target: the package's system and processor, such as ``linux-x86_64``.
    """
    name, version = identity.NAME, identity.version()
    components = [_component(origin, hashes) for origin in found]
    # The same content has the same number: the list is as reproducible as the build.
    serial = uuid5(NAMESPACE_URL, repr((name, version, target, [c["bom-ref"] for c in components])))
    whole = f"pkg:generic/{name}@{version}?target={target}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": whole,
                "name": name,
                "version": version,
                "licenses": [{"license": {"id": identity.LICENCE}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": whole, "dependsOn": [c["bom-ref"] for c in components]}],
    }


def _component(origin: Origin, hashes: Mapping[tuple[str, str], list[str]]) -> dict[str, Any]:
    kind = {"python": "pypi", "deb": "deb/debian"}.get(origin.kind, "generic")
    address = f"pkg:{kind}/{quote(_plain(origin.name))}@{quote(origin.version, safe='')}"
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": address,
        "name": origin.name,
        "version": origin.version,
        "purl": address,
    }
    if origin.licence:
        made["licenses"] = [{"license": {"name": origin.licence}}]
    accepted = hashes.get((_plain(origin.name), origin.version), [])
    if origin.kind == "python" and accepted:
        # One of these was installed: which one depends on system and Python.
        made["properties"] = [
            {"name": "oboeuta:locked-sha256", "value": digest} for digest in accepted
        ]
    return made


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

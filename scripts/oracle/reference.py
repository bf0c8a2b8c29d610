"""Answers the questions of `deno task oracle` with the reference implementation of Python packaging.

Needs `packaging` (26.3 was used) and, for CVSS vectors, `cvss`. Neither the project nor its tests run this file; it
is here so that anybody can repeat the comparison that docs/TESTING.md reports:

    python scripts/oracle/reference.py < cases.jsonl > theirs.jsonl
"""

import json
import sys
from unittest import mock

from packaging import _manylinux, _musllinux, tags
from packaging.dependency_groups import resolve_dependency_groups
from packaging.licenses import canonicalize_license_expression
from packaging.markers import Marker
from packaging.metadata import ExceptionGroup, Metadata, parse_email
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename
from packaging.version import Version

sys.set_int_max_str_digits(0)


def parse_version(text):
    version = Version(text)
    return {
        "canonical": str(version),
        "epoch": version.epoch,
        "release": list(version.release),
        "pre": None if version.pre is None else list(version.pre),
        "post": version.post,
        "dev": version.dev,
        "local": version.local,
    }


def compare_versions(a, b):
    left, right = Version(a), Version(b)
    return (left > right) - (left < right)


def parse_specifier(text):
    found = SpecifierSet(text)
    canonical = str(found)
    parts = sorted(found, key=str)
    return {
        "canonical": canonical,
        "specifiers": [{"operator": part.operator, "version": part.version} for part in parts],
    }


def parse_requirement(text):
    found = Requirement(text)
    return {
        "canonical": str(found),
        "name": found.name,
        "extras": sorted(found.extras),
        "specifier": str(found.specifier),
        "url": found.url,
        "marker": None if found.marker is None else str(found.marker),
    }


def evaluate_marker(marker, environment):
    values = {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in environment.items()
        if value is not None
    }
    return Marker(marker).evaluate(values)


def linux_platforms(kind, major, minor, architecture):
    architectures = {"armv8l": ["armv8l", "armv7l"]}.get(architecture, [architecture])
    platforms = [f"linux_{each}" for each in architectures]
    if kind == "manylinux":
        glibc = mock.patch.object(_manylinux, "_get_glibc_version", lambda: (major, minor))
        with glibc, mock.patch.object(_manylinux, "_have_compatible_abi", lambda *_: True):
            return platforms + list(_manylinux.platform_tags(architectures))
    musl = _musllinux._MuslVersion(major, minor)
    with mock.patch.object(_musllinux, "_get_musl_version", lambda _: musl):
        return platforms + list(_musllinux.platform_tags(architectures))


def platforms_of(platform):
    if platform.startswith("win"):
        return [platform]
    kind, major, minor, architecture = platform.split("_", 3)
    if kind == "macosx":
        return list(tags.mac_platforms((int(major), int(minor)), architecture))
    return linux_platforms(kind, int(major), int(minor), architecture)


def compatible_tags(environment):
    platforms = platforms_of(environment["platform"])
    text = environment["python_version"]
    threaded = text.endswith("t")
    version = tuple(int(part) for part in text.rstrip("t").split("."))
    nodot = "".join(map(str, version))
    if environment["implementation"] == "cpython":
        interpreter = f"cp{nodot}"
        flags = "t" if threaded else "m" if version < (3, 8) else ""
        own = tags.cpython_tags(version, [f"{interpreter}{flags}"], platforms)
    else:
        interpreter = f"pp{nodot}"
        own = tags.generic_tags(interpreter, [f"pypy{nodot}_pp73"], platforms)
        interpreter = "pp3"  # what sys_tags() says for PyPy
    return [str(tag) for tag in [*own, *tags.compatible_tags(version, interpreter, platforms)]]


def wheel_filename(filename):
    name, version, build, found = parse_wheel_filename(filename)
    return {
        "name": name,
        "version": str(version),
        "build": list(build),
        "tags": sorted(map(str, found)),
    }


def sdist_filename(filename):
    name, version = parse_sdist_filename(filename)
    return {"name": name, "version": str(version)}


def parse_metadata(text):
    raw, unparsed = parse_email(text)
    problems = []
    try:
        Metadata.from_email(text)
    except ExceptionGroup as group:
        problems = [{"field": error.field} for error in group.exceptions]
    return {"raw": raw, "unparsed": unparsed, "problems": problems}


def cvss_score(vector):
    from cvss import CVSS2, CVSS3, CVSS4

    kind = CVSS4 if vector.startswith("CVSS:4") else CVSS3 if vector.startswith("CVSS:3") else CVSS2
    scored = kind(vector)
    version = "2.0" if kind is CVSS2 else vector[5:8]
    score = float(scored.base_score)
    severity = scored.severity if kind is CVSS4 else scored.severities()[0]
    return {"version": version, "score": score, "severity": severity.lower()}


OPERATIONS = {
    "normalize_name": lambda text: canonicalize_name(text),
    "parse_version": parse_version,
    "compare_versions": compare_versions,
    "sort_versions": lambda versions: sorted(versions, key=Version),
    "parse_specifier": parse_specifier,
    "specifier_contains": lambda spec, version, prereleases=None: SpecifierSet(spec).contains(
        version, prereleases=prereleases
    ),
    "specifier_filter": lambda spec, versions, prereleases=None: list(
        SpecifierSet(spec).filter(versions, prereleases=prereleases)
    ),
    "parse_requirement": parse_requirement,
    "evaluate_marker": evaluate_marker,
    "compatible_tags": compatible_tags,
    "parse_wheel_filename": wheel_filename,
    "parse_sdist_filename": sdist_filename,
    "parse_metadata": parse_metadata,
    "parse_license_expression": lambda text: {"canonical": canonicalize_license_expression(text)},
    "dependency_groups": lambda groups, group: list(resolve_dependency_groups(groups, group)),
    "cvss_score": cvss_score,
}


def answer(line):
    try:
        question = json.loads(line)
        return {"ok": OPERATIONS[question["op"]](**question["args"])}
    except Exception as error:  # whatever it is, it is an answer
        return {"error": {"kind": type(error).__name__, "message": str(error)}}


def main():
    for line in sys.stdin.buffer:
        text = json.dumps(answer(line), ensure_ascii=True, separators=(",", ":"), default=repr)
        sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()

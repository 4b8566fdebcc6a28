"""The lock: whole, without an address, and with a wheel of every package for every system it is promised for."""

import re
import tomllib
from functools import cache

from packaging.markers import Marker
from packaging.specifiers import SpecifierSet
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms, parse_tag

from resources.develop import lock
from tests.every import every

SYSTEMS = {
    "Linux x86_64": ("linux", "x86_64"),
    "Linux aarch64": ("linux", "aarch64"),
    "Windows x64": ("win32", "AMD64"),
    "macOS arm64": ("darwin", "arm64"),
}
PLATFORMS = {  # what runs there: Debian 12 has glibc 2.36; Qt for ARM asks for 2.39, as Debian 13 and Ubuntu 24.04 have
    "Linux x86_64": ["linux_x86_64", "manylinux2014_x86_64", *(f"manylinux_2_{n}_x86_64" for n in range(36, 4, -1))],
    "Linux aarch64": [
        "linux_aarch64",
        "manylinux2014_aarch64",
        *(f"manylinux_2_{n}_aarch64" for n in range(39, 16, -1)),
    ],
    "Windows x64": ["win_amd64"],
    "macOS arm64": list(mac_platforms((13, 0), "arm64")),
}


class TestLock:
    TEXT = lock.LOCK.read_text("utf-8")

    def test_it_names_no_address(self) -> None:
        assert "://" not in self.TEXT
        assert "index-url" not in self.TEXT

    def test_every_package_is_pinned_and_has_hashes(self) -> None:
        blocks = re.split(r"^(?=\w)", self.TEXT.replace(lock.BUILD_ONLY, ""), flags=re.MULTILINE)[1:]
        assert len(blocks) > 60
        assert every(re.match(r"[\w.-]+==[\w.]+", block) and "--hash=sha256:" in block for block in blocks)

    def test_it_holds_all_that_pyproject_asks_for(self) -> None:
        project = tomllib.loads(lock.PYPROJECT.read_text("utf-8"))["project"]
        extras = project["optional-dependencies"]
        lower, _, build_only = self.TEXT.partition(lock.BUILD_ONLY)
        assert names([*project["dependencies"], *extras["develop"]]) <= names(lower.splitlines())
        assert names(extras["build"]) <= names(build_only.splitlines())

    def test_what_only_building_needs_stands_apart(self) -> None:
        lower = "a==1 \\\n    --hash=sha256:aa\nc==1 \\\n    --hash=sha256:cc\n"
        whole = "a==1 \\\n    --hash=sha256:aa\nb==2 \\\n    --hash=sha256:bb\nc==1 \\\n    --hash=sha256:cc\n"
        assert lock.locked(lower, whole) == f"{lower}{lock.BUILD_ONLY}b==2 \\\n    --hash=sha256:bb\n"


class TestWheels:
    def test_a_wheel_of_every_package_fits_every_python_and_system(self) -> None:
        """Nothing is ever built: a package without a wheel somewhere could not be installed there."""
        assert pythons() == [11, 12, 13, 14]
        lacking = [
            f"{requirement} for Python 3.{minor} on {system}"
            for minor in pythons()
            for system in SYSTEMS
            for requirement, wheels in pinned()
            if is_wanted(requirement, minor, system) and not wheels & fitting(minor, system)
        ]
        assert lacking == []

    def test_one_that_fits_nowhere_is_noticed(self) -> None:
        strange = parse_tag("cp311-cp311-musllinux_1_2_x86_64") | parse_tag("cp312-cp312-manylinux_2_40_x86_64")
        assert not strange & fitting(11, "Linux x86_64")
        assert parse_tag("cp38-abi3-manylinux2014_aarch64") & fitting(11, "Linux aarch64")

    def test_each_stands_with_the_beginning_of_its_hash(self) -> None:
        for block in lock.blocks(lock.LOCK.read_text("utf-8")):
            held = {digest[:8] for digest in re.findall(r"sha256:([0-9a-f]{64})", block)}
            assert {digest for digest, _ in lock.WHEEL.findall(block)} <= held, block.partition("\n")[0]

    def test_they_are_written_below_the_hashes_by_what_they_fit(self) -> None:
        digest, other = "ab" * 32, "cd" * 32
        block = f"a==1 \\\n    --hash=sha256:{digest} \\\n    --hash=sha256:{other}\n"
        packages = [{"wheels": [{"url": "//host/x/a-1-cp311-abi3-win_amd64.whl", "hashes": {"sha256": digest}}]}, {}]
        written = lock.with_wheels(block + lock.BUILD_ONLY, lock.file_names(packages))
        assert written == f"{block}    # abababab cp311-abi3-win_amd64\n{lock.BUILD_ONLY}"
        assert lock.WHEEL.sub("", written) == block + lock.BUILD_ONLY


def pythons() -> list[int]:
    """The minor versions of Python 3 that pyproject.toml promises."""
    promised = SpecifierSet(tomllib.loads(lock.PYPROJECT.read_text("utf-8"))["project"]["requires-python"])
    return [minor for minor in range(30) if f"3.{minor}" in promised]


@cache
def pinned() -> list[tuple[str, frozenset[Tag]]]:
    """Each requirement of the lock with its marker, and the tags of all its wheels."""
    found = lock.blocks(lock.LOCK.read_text("utf-8"))
    return [
        (
            block.partition(" \\\n")[0],
            frozenset(tag for _, tags in lock.WHEEL.findall(block) for tag in parse_tag(tags)),
        )
        for block in found
        if block
    ]


def is_wanted(requirement: str, minor: int, system: str) -> bool:
    """Whether the requirement's marker is true there."""
    name, machine = SYSTEMS[system]
    marker = requirement.partition(" ; ")[2]
    there = {"sys_platform": name, "platform_machine": machine, "python_full_version": f"3.{minor}.0"}
    return not marker or Marker(marker).evaluate(there)


@cache
def fitting(minor: int, system: str) -> frozenset[Tag]:
    """What a wheel may call itself to be installed there."""
    platforms, interpreter = PLATFORMS[system], f"cp3{minor}"
    ours = cpython_tags((3, minor), abis=[interpreter], platforms=platforms)
    return frozenset([*ours, *compatible_tags((3, minor), interpreter, platforms)])


def names(requirements: list[str]) -> set[str]:
    """The packages these requirements are for, spelt as indexes compare them."""
    found = (re.match(r"[A-Za-z][\w.-]*", line) for line in requirements)
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}

"""The lock: whole, and without an address."""

import re
import tomllib

from resources.develop import lock


class TestLock:
    TEXT = lock.LOCK.read_text("utf-8")

    def test_it_names_no_address(self) -> None:
        assert "://" not in self.TEXT
        assert "index-url" not in self.TEXT

    def test_every_package_is_pinned_and_has_hashes(self) -> None:
        blocks = re.split(r"^(?=\w)", self.TEXT.replace(lock.BUILD_ONLY, ""), flags=re.MULTILINE)[1:]
        assert len(blocks) > 60
        assert all(re.match(r"[\w.-]+==[\w.]+", block) and "--hash=sha256:" in block for block in blocks)

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


def names(requirements: list[str]) -> set[str]:
    """The packages these requirements are for, spelt as indexes compare them."""
    found = (re.match(r"[A-Za-z][\w.-]*", line) for line in requirements)
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}

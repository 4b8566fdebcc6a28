"""The house itself: what rests on what, how long its parts are, and that its guides name what is there."""

import ast
import re
import sys
from pathlib import Path

import pytest

import dev
from resources.develop import catalogues


class TestLayers:
    def test_the_domain_rests_on_the_standard_library_alone(self) -> None:
        for file in sorted(dev.HOME.glob("smmdesk/domain/*.py")):
            strange = imported(file) - sys.stdlib_module_names - {"smmdesk"}
            assert not strange, f"{file.name} imports {strange}"

    def test_dev_py_rests_on_the_standard_library_alone(self) -> None:
        for file in (Path(dev.__file__), *(dev.HOME / "resources" / "develop").glob("*.py")):
            assert imported(file) - {"resources"} <= sys.stdlib_module_names, file.name

    def test_no_test_asserts_all_of_nothing(self) -> None:
        """`all` is true of an empty list as well; `tests.every` is not."""
        vacuous = [
            f"{file.name}:{node.lineno}"
            for file in (dev.HOME / "tests").rglob("*.py")
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.Assert) and isinstance(node.test, ast.Call) and ast.unparse(node.test.func) == "all"
        ]
        assert vacuous == []

    def test_modules_and_functions_stay_short(self) -> None:
        lengths: list[int] = []
        for file in sources():
            text = file.read_text("utf-8")
            assert len(text.splitlines()) <= 400, f"{file} is too long"
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef):
                    lengths.append((node.end_lineno or 0) - node.lineno + 1)
                    assert lengths[-1] <= 43, f"{file.name}: {node.name} is too long"
        assert sorted(lengths)[len(lengths) * 95 // 100] <= 30


class TestGuides:
    GUIDES = ("CONTRIBUTING.md", "ARCHITECTURE.md")

    @pytest.mark.parametrize("guide", GUIDES)
    def test_every_file_they_name_is_there(self, guide: str) -> None:
        named = [word for word in quoted(guide) if re.fullmatch(r"[\w*<>{},/]+(\.(py|toml|typ|po|md)|/\w+)", word)]
        assert len(named) > 10
        assert [word for word in named if not any(map(found, spelt_out(word)))] == []

    @pytest.mark.parametrize("guide", GUIDES)
    def test_every_name_of_the_code_is_one(self, guide: str) -> None:
        code = "\n".join(file.read_text("utf-8") for file in sources())
        named = {word for word in quoted(guide) if re.fullmatch(r"[A-Z][A-Z_]{3,}|[A-Z][a-z]+\w*", word)}
        assert len(named) > 4
        assert {word for word in named if not re.search(rf"^ *(class )?{word}\b[(:]|^{word} = ", code, re.M)} == set()


def quoted(guide: str) -> list[str]:
    """The words of a guide that stand in backticks."""
    return re.findall(r"`([^`\s]+)`", (dev.HOME / guide).read_text("utf-8"))


def spelt_out(word: str) -> list[str]:
    """A name such as `ui/<page>/page.py` or `{en,ru}/a.toml` as patterns of paths."""
    pattern = re.sub(r"<\w+>", "*", word).rstrip("/")
    one_of = re.search(r"{(.*)}", pattern)
    return [pattern.replace(one_of[0], part) for part in one_of[1].split(",")] if one_of else [pattern]


def found(pattern: str) -> bool:
    """Whether there is such a file, its folder named or not."""
    return any(next(dev.HOME.glob(f"{place}{pattern}"), None) for place in ("", "*/", "smmdesk/*/"))


def sources() -> list[Path]:
    """Every module of the program and of dev.py; not the revisions of the schema, which are long lists of columns."""
    roots = (*catalogues.SOURCES, "resources/develop")
    found = [file for root in roots for file in sorted((dev.HOME / root).rglob("*.py"))]
    return [dev.HOME / "dev.py", *(file for file in found if file.parent.name != "versions")]


def imported(file: Path) -> set[str]:
    """The top-level packages a module imports, late imports included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found

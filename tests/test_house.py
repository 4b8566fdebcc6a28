"""The house itself: what rests on what, how long its parts are, and that its guides name what is there."""

import ast
import re
import sys
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

import dev
from resources.develop import catalogues

Node = TypeVar("Node", bound=ast.AST)
CENTRAL = (
    "smmdesk/workspace.py",
    "smmdesk/services/declared.py",
    "smmdesk/services/reading/kinds.py",
    "smmdesk/services/outputs/__init__.py",
    "smmdesk/command/cli.py",
    "smmdesk/command/usage.py",
    "ui/pages.py",
)
"""What all else goes through, or is declared in; the schema's page may be as long as there are records."""
METAPHORS = {"InSight", "Standing", "Hold", "Lesson", "Glance", "Stage", "Rests", "Judged"}


class TestLayers:
    def test_the_domain_rests_on_the_standard_library_alone(self) -> None:
        for file in sorted(dev.HOME.glob("smmdesk/domain/**/*.py")):
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

    def test_central_modules_have_room(self) -> None:
        """What the next record, page or command needs a line in must not be squeezed under the limit first."""
        lengths = {file: len((dev.HOME / file).read_text("utf-8").splitlines()) for file in CENTRAL}
        assert {file: length for file, length in lengths.items() if length > 340} == {}

    def test_no_class_bears_a_name_that_has_to_be_explained(self) -> None:
        named = {node.name for node in nodes(ast.ClassDef)}
        assert named & METAPHORS == set()

    def test_what_an_object_has_can_be_read_in_its_class(self) -> None:
        """Nothing is put into or taken out of an object behind its class, nor is anything answered by any name."""
        changed = re.compile(r"(vars\(\w+\)|\w+\.__dict__)\.(update|setdefault|pop|clear)$")
        behind = [text for node in nodes(ast.Call) if changed.match(text := ast.unparse(node.func))]
        put = [target for node in nodes(ast.Assign) for target in node.targets]
        put += [target for node in nodes(ast.Delete) for target in node.targets]
        behind += [text for target in put if re.match(r"vars\(\w+\)\[", text := ast.unparse(target))]
        assert behind == []
        by_any_name = [node for node in nodes(ast.FunctionDef) if node.name in {"__getattr__", "__getattribute__"}]
        assert [node.name for node in by_any_name if returned(node) in {"Any", "object", ""}] == []


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


@cache
def pieces() -> list[ast.AST]:
    """The program, taken to pieces once for all tests that look for some."""
    return [node for file in sources() for node in ast.walk(ast.parse(file.read_text("utf-8")))]


def nodes(kind: type[Node]) -> list[Node]:
    """Every such piece of the program."""
    return [node for node in pieces() if isinstance(node, kind)]


def returned(function: ast.FunctionDef) -> str:
    """What a function says it returns."""
    return ast.unparse(function.returns) if function.returns else ""


def imported(file: Path) -> set[str]:
    """The top-level packages a module imports, late imports included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found

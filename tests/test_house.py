"""The house itself: dev.py, the lock, the layers, the packaging, the catalogues."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
from tests.every import every

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
MINT = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "NAME=Fedora\nID=fedora\n"
TUMBLEWEED = 'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n'
ARCH = "ID=arch\n"
CURSOR = dev.Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house of its own whose environment is made in a moment: no packages, pip only noted."""
    monkeypatch.setattr(dev, "HOME", tmp_path)
    for name in ("LOCK", "PYPROJECT", "VENV", "STAMP", "PYTHON"):
        monkeypatch.setattr(dev, name, tmp_path / getattr(dev, name).relative_to(Path(dev.__file__).parent))
    dev.LOCK.write_text(f"thing==1 \\\n    --hash=sha256:00\n{dev.BUILD_ONLY}builder==1\n", "utf-8")
    dev.PYPROJECT.write_text("[project]\n", "utf-8")
    return tmp_path


@pytest.fixture
def steps(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a set-up did, in order."""
    done: list[str] = []

    def create(folder: Path, **_options: bool) -> None:
        dev.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        dev.PYTHON.touch()
        done.append("environment")

    monkeypatch.setattr(dev.venv, "create", create)
    monkeypatch.setattr(dev, "pip", lambda *words: done.append(words[1]))
    return done


class TestSetUp:
    def test_the_first_call_makes_everything(self, steps: list[str]) -> None:
        dev.set_up()
        assert steps == ["environment", "--require-hashes", "--no-build-isolation"]

    def test_the_second_call_does_nothing(self, steps: list[str]) -> None:
        dev.set_up()
        steps.clear()
        dev.set_up()
        assert steps == []

    def test_another_lock_makes_the_environment_anew(self, steps: list[str]) -> None:
        dev.set_up()
        steps.clear()
        dev.LOCK.write_text("thing==2\n", "utf-8")
        dev.set_up()
        assert steps == ["environment", "--require-hashes", "--no-build-isolation"]

    def test_another_pyproject_only_installs_the_project_again(self, steps: list[str]) -> None:
        dev.set_up()
        steps.clear()
        dev.PYPROJECT.write_text("[project]\nname='x'\n", "utf-8")
        dev.set_up()
        assert steps == ["--no-build-isolation"]

    def test_a_moved_folder_is_set_up_anew(self, steps: list[str], home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        dev.set_up()
        steps.clear()
        monkeypatch.setattr(dev, "HOME", home / "elsewhere")
        dev.set_up()
        assert steps[0] == "environment"

    @pytest.mark.parametrize("broken_at", ["--require-hashes", "--no-build-isolation"])
    def test_a_set_up_broken_off_is_begun_anew(
        self, steps: list[str], monkeypatch: pytest.MonkeyPatch, broken_at: str
    ) -> None:
        noting = dev.pip

        def break_off(*words: str) -> None:
            noting(*words)
            if words[1] == broken_at:
                raise KeyboardInterrupt

        monkeypatch.setattr(dev, "pip", break_off)
        assert dev.main(["check"]) == 130
        steps.clear()
        monkeypatch.setattr(dev, "pip", noting)
        dev.set_up()
        assert steps == ["environment", "--require-hashes", "--no-build-isolation"]

    def test_an_environment_elsewhere_that_is_linked_to_is_left_whole(self, steps: list[str], home: Path) -> None:
        shared = home / "shared"
        shared.mkdir()
        (shared / dev.STAMP.name).write_text("of another folder\n", "utf-8")
        dev.VENV.symlink_to(shared, target_is_directory=True)
        dev.set_up()
        assert not dev.VENV.is_symlink()
        assert [each.name for each in shared.iterdir()] == [dev.STAMP.name]
        assert steps[0] == "environment"

    def test_packages_for_building_are_left_out(self, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        installed: list[str] = []
        monkeypatch.setattr(dev, "install_locked", installed.append)
        dev.set_up()
        assert "thing==1" in installed[0]
        assert "builder" not in installed[0]


class TestSystem:
    @pytest.mark.parametrize(
        ("system", "command"),
        [
            (DEBIAN, "apt-get install --yes --no-install-recommends libxcb-cursor0 postgresql"),
            (MINT, "apt-get install --yes --no-install-recommends libxcb-cursor0 postgresql"),
            (FEDORA, "dnf install 'libxcb-cursor.so.0()(64bit)' postgresql-server"),
            (TUMBLEWEED, "zypper install 'libxcb-cursor.so.0()(64bit)' postgresql-server"),
            (ARCH, "pacman -S --needed postgresql xcb-util-cursor"),
            ("ID=unheard-of\n", ""),
        ],
    )
    def test_the_command_fits_the_system(self, system: str, command: str) -> None:
        initdb = next(need for need in dev.TEST_PROGRAMS if need.file == "initdb")
        assert " ".join(dev.install_command([CURSOR, initdb], system)) == command

    def test_only_what_is_missing_is_asked_for(self) -> None:
        lacking = dev.missing(dev.LIBRARIES, found=lambda need: need.file != "libxcb-cursor.so.0")
        assert lacking == [CURSOR]

    def test_a_library_and_a_program_are_looked_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert not dev.is_there(dev.Need("libnowhere.so.9", "", ""))
        assert not dev.is_there(dev.Need("no-such-program", "", ""))
        python = Path(sys.executable)  # the one program of which there is no doubt
        monkeypatch.setenv("PATH", str(python.parent))
        assert dev.is_there(dev.Need(python.name, "", ""))
        if sys.platform == "linux":
            assert dev.is_there(dev.Need("libc.so.6", "", ""))

    @pytest.fixture
    def lacking(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev, "missing", lambda needs: [CURSOR] if CURSOR in needs else [])
        monkeypatch.setattr(dev.sys, "platform", "linux")

    @pytest.mark.usefixtures("lacking")
    def test_who_is_not_root_gets_the_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        monkeypatch.setattr(dev, "install_command", lambda needs, system: ["apt-get", "install", "libxcb-cursor0"])
        with pytest.raises(dev.SetUpError, match=r"libxcb-cursor\.so\.0.*\n.*sudo apt-get install libxcb-cursor0"):
            dev.provide(dev.LIBRARIES)

    @pytest.mark.usefixtures("lacking")
    def test_without_a_screen_the_window_s_libraries_are_only_mentioned(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.setattr(dev, "set_up", lambda: None)
        monkeypatch.setattr(dev, "find_spec", lambda name: True)
        dev.prepare("run")
        assert "libxcb-cursor.so.0" in capsys.readouterr().err

    @pytest.mark.usefixtures("lacking")
    def test_root_with_apt_installs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        calls: list[list[str]] = []
        monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
        monkeypatch.setattr(dev, "install_command", lambda needs, system: ["apt-get", "install", "libxcb-cursor0"])
        monkeypatch.setattr(
            dev.subprocess,
            "run",
            lambda words, **_: calls.append(words) or subprocess.CompletedProcess(words, 0, b"", b""),
        )
        dev.provide(dev.LIBRARIES)
        assert [words[-1] for words in calls] == ["update", "libxcb-cursor0"]

    def test_what_is_missing_is_named_before_anything_is_made(
        self, steps: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(dev.sys, "platform", "linux")
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        monkeypatch.setattr(dev, "find_spec", lambda name: None)
        monkeypatch.setattr(dev, "is_there", lambda need: need.file != "strace" and "venv" not in need.file)
        monkeypatch.setattr(dev, "missing", lambda needs: [need for need in needs if not dev.is_there(need)])
        assert dev.main(["test"]) == 1
        said = capsys.readouterr().err
        assert "strace" in said
        assert "-venv" in said
        assert steps == []

    def test_every_library_qt_names_is_in_the_list(self) -> None:
        import PySide6

        if sys.platform != "linux":
            return
        qt = Path(PySide6.__file__).parent / "Qt"
        files = [qt / "plugins/platforms/libqxcb.so", *(qt / "lib").glob("libQt6XcbQpa.so.6")]
        named = {name.decode() for file in files for name in re.findall(rb"libxcb-[\w-]+\.so\.\d+", file.read_bytes())}
        assert named
        assert named <= {need.file for need in dev.LIBRARIES}


class TestCommands:
    def test_help_lists_every_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main([]) == 0
        shown = capsys.readouterr().err
        assert every(f"  {name}" in shown for name in dev.COMMANDS)

    def test_an_unknown_word_is_wrong_usage(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main(["fly"]) == 2
        assert "python3 dev.py COMMAND" in capsys.readouterr().err

    @pytest.mark.parametrize("words", [["--", "-k", "x"], ["-k", "x"]])
    def test_arguments_pass_through(self, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
        monkeypatch.setattr(dev, "set_up", lambda: None)
        known = dev.Command(lambda arguments: 5 if arguments == ["-k", "x"] else 0)
        monkeypatch.setitem(dev.COMMANDS, "test", known)
        assert dev.main(["test", *words]) == 5

    def test_exit_codes_pass_through(self) -> None:
        assert dev.call(sys.executable, "-c", "raise SystemExit(7)") == 7

    @pytest.mark.parametrize(
        ("arguments", "codes", "code"),
        [
            (["--no-tests"], {}, 0),
            ([], {}, 0),
            ([], {"pytest": 1}, 1),
            (["--no-tests"], {"pytest": 1}, 0),
            ([], {"mypy": 1}, 1),
        ],
    )
    def test_check_is_red_when_one_part_is(
        self, monkeypatch: pytest.MonkeyPatch, arguments: list[str], codes: dict[str, int], code: int
    ) -> None:
        monkeypatch.setattr(dev, "call", lambda *words: next((codes[word] for word in words if word in codes), 0))
        assert dev.check(arguments) == code


class TestLock:
    TEXT = dev.LOCK.read_text("utf-8")

    def test_it_names_no_address(self) -> None:
        assert "://" not in self.TEXT
        assert "index-url" not in self.TEXT

    def test_every_package_is_pinned_and_has_hashes(self) -> None:
        blocks = re.split(r"^(?=\w)", self.TEXT.replace(dev.BUILD_ONLY, ""), flags=re.MULTILINE)[1:]
        assert len(blocks) > 60
        assert every(re.match(r"[\w.-]+==[\w.]+", block) and "--hash=sha256:" in block for block in blocks)

    def test_it_holds_all_that_pyproject_asks_for(self) -> None:
        project = tomllib.loads(dev.PYPROJECT.read_text("utf-8"))["project"]
        extras = project["optional-dependencies"]
        lower, _, build_only = self.TEXT.partition(dev.BUILD_ONLY)
        assert names([*project["dependencies"], *extras["develop"]]) <= names(lower.splitlines())
        assert names(extras["build"]) <= names(build_only.splitlines())

    def test_what_only_building_needs_stands_apart(self) -> None:
        lower = "a==1 \\\n    --hash=sha256:aa\nc==1 \\\n    --hash=sha256:cc\n"
        whole = "a==1 \\\n    --hash=sha256:aa\nb==2 \\\n    --hash=sha256:bb\nc==1 \\\n    --hash=sha256:cc\n"
        assert dev.locked(lower, whole) == f"{lower}{dev.BUILD_ONLY}b==2 \\\n    --hash=sha256:bb\n"


def names(requirements: list[str]) -> set[str]:
    """The packages these requirements are for, spelt as indexes compare them."""
    found = (re.match(r"[A-Za-z][\w.-]*", line) for line in requirements)
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}


class TestLayers:
    def test_the_domain_rests_on_the_standard_library_alone(self) -> None:
        for file in sorted(dev.HOME.glob("smmdesk/domain/*.py")):
            strange = imported(file) - sys.stdlib_module_names - {"smmdesk"}
            assert not strange, f"{file.name} imports {strange}"

    def test_dev_py_rests_on_the_standard_library_alone(self) -> None:
        assert imported(Path(dev.__file__)) <= sys.stdlib_module_names

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
                    assert lengths[-1] <= 50, f"{file.name}: {node.name} is too long"
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
    """Every module of the program, and dev.py; not the revisions of the schema, which are long lists of columns."""
    found = [file for root in dev.SOURCES for file in sorted((dev.HOME / root).rglob("*.py"))]
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

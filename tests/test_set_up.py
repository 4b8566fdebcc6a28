"""dev.py: what it makes of a fresh machine, and what it says where something is missing."""

import ast
import os
import re
import shutil
import subprocess
import sys
import venv
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

import dev
from resources.develop import system
from resources.develop.lock import BUILD_ONLY, LOCK
from tests.every import every
from tests.programs import program, require_screen

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
MINT = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "NAME=Fedora\nID=fedora\n"
TUMBLEWEED = 'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n'
ARCH = "ID=arch\n"
CURSOR = system.Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor")


WHOLE = ["environment", "install --require-hashes", "check", "install --no-build-isolation", "check"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house of its own whose environment is made in a moment: no packages, pip only noted."""
    monkeypatch.setattr(dev, "HOME", tmp_path)
    for name in ("LOCK", "PYPROJECT", "VENV", "STAMP", "PYTHON"):
        monkeypatch.setattr(dev, name, tmp_path / getattr(dev, name).relative_to(Path(dev.__file__).parent))
    (tmp_path / LOCK.name).write_text(f"thing==1 \\\n    --hash=sha256:00\n{BUILD_ONLY}builder==1\n", "utf-8")
    dev.PYPROJECT.write_text("[project]\n", "utf-8")
    return tmp_path


def told(words: tuple[str, ...]) -> str:
    """What pip is asked for, with the one option of ours that tells its two installations apart."""
    return " ".join([words[0], *(word for word in words if word in ("--require-hashes", "--no-build-isolation"))])


@pytest.fixture
def steps(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a set-up did, in order."""
    done: list[str] = []

    def create(folder: Path, **_options: bool) -> None:
        dev.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        dev.PYTHON.touch()
        done.append("environment")

    monkeypatch.setattr(venv, "create", create)
    monkeypatch.setattr(dev, "pip", lambda *words: done.append(told(words)))
    return done


class TestSetUp:
    def test_the_first_call_makes_everything(self, steps: list[str]) -> None:
        dev.set_up()
        assert steps == WHOLE

    def test_the_second_call_does_nothing(self, steps: list[str]) -> None:
        dev.set_up()
        steps.clear()
        dev.set_up()
        assert steps == []

    def test_another_lock_makes_the_environment_anew(self, home: Path, steps: list[str]) -> None:
        dev.set_up()
        steps.clear()
        (home / LOCK.name).write_text("thing==2\n", "utf-8")
        dev.set_up()
        assert steps == WHOLE

    def test_another_pyproject_only_installs_the_project_again(self, steps: list[str]) -> None:
        dev.set_up()
        steps.clear()
        dev.PYPROJECT.write_text("[project]\nname='x'\n", "utf-8")
        dev.set_up()
        assert steps == WHOLE[3:]

    def test_a_moved_folder_is_set_up_anew(self, steps: list[str], home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        dev.set_up()
        steps.clear()
        monkeypatch.setattr(dev, "HOME", home / "elsewhere")
        dev.set_up()
        assert steps[0] == "environment"

    @pytest.mark.parametrize("broken_at", WHOLE[1:4])
    def test_a_set_up_broken_off_is_begun_anew(
        self, steps: list[str], monkeypatch: pytest.MonkeyPatch, broken_at: str
    ) -> None:
        noting = dev.pip

        def break_off(*words: str) -> None:
            noting(*words)
            if told(words) == broken_at:
                raise KeyboardInterrupt

        monkeypatch.setattr(dev, "pip", break_off)
        assert dev.main(["check"]) == 130
        steps.clear()
        monkeypatch.setattr(dev, "pip", noting)
        dev.set_up()
        assert steps == WHOLE

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

    def test_pip_adds_nothing_and_builds_nothing(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """pytest-cov asks for coverage[toml]: pip 23.2 takes a newer one than the lock's, and stops at its hash."""
        asked: list[tuple[str, ...]] = []
        monkeypatch.setattr(dev, "pip", lambda *words: asked.append(words))
        dev.install_locked("thing==1 --hash=sha256:00\n")
        locked, checked = asked
        assert {"--no-deps", "--require-hashes"} <= set(locked)
        assert locked[locked.index("--only-binary") + 1] == ":all:"
        assert checked == ("check",)

    def test_what_pip_says_of_a_failure_is_passed_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """`pip check` tells on standard output what does not fit."""
        monkeypatch.setattr(dev, "PYTHON", sys.executable)
        with pytest.raises(system.SetUpError, match=r"No such key - nothing\.such|pip did not manage"):
            dev.pip("config", "get", "nothing.such")


class TestPython:
    def test_ours_will_do(self) -> None:
        assert dev.other_python() == ""

    @pytest.mark.parametrize("minor", [8, 10, 15, 16])
    def test_an_older_and_a_newer_one_are_told_which(self, minor: int) -> None:
        assert f"needs Python 3.11 to 3.14, this is 3.{minor}" in dev.other_python(minor)

    @pytest.mark.parametrize("minor", [11, 14])
    def test_the_oldest_and_the_newest_will_do(self, minor: int) -> None:
        assert dev.other_python(minor) == ""

    def test_python_3_6_can_read_that_far(self) -> None:
        """It has to get to the sentence: no syntax that came later, and only what it knows is imported before."""
        tree = ast.parse(Path(dev.__file__).read_text("utf-8"), feature_version=(3, 6))
        guard = next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))
        known = [node for node in tree.body[:guard] if isinstance(node, ast.Import | ast.ImportFrom)]
        assert [ast.unparse(node) for node in known] == ["import re", "import sys", "from pathlib import Path"]


class TestSystem:
    @pytest.mark.parametrize(
        ("release", "command"),
        [
            (DEBIAN, "apt-get install --yes --no-install-recommends libxcb-cursor0 postgresql"),
            (MINT, "apt-get install --yes --no-install-recommends libxcb-cursor0 postgresql"),
            (FEDORA, "dnf install 'libxcb-cursor.so.0()(64bit)' postgresql-server"),
            (TUMBLEWEED, "zypper install 'libxcb-cursor.so.0()(64bit)' postgresql-server"),
            (ARCH, "pacman -S --needed postgresql xcb-util-cursor"),
            ("ID=unheard-of\n", ""),
        ],
    )
    def test_the_command_fits_the_system(self, release: str, command: str) -> None:
        initdb = next(need for need in system.TEST_PROGRAMS if need.file == "initdb")
        assert " ".join(system.install_command([CURSOR, initdb], release)) == command

    def test_only_what_is_missing_is_asked_for(self) -> None:
        lacking = system.missing(system.LIBRARIES, found=lambda need: need.file != "libxcb-cursor.so.0")
        assert lacking == [CURSOR]

    def test_a_library_and_a_program_are_looked_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert not system.is_there(system.Need("libnowhere.so.9", "", ""))
        assert not system.is_there(system.Need("no-such-program", "", ""))
        python = Path(sys.executable)  # the one program of which there is no doubt
        monkeypatch.setenv("PATH", str(python.parent))
        assert system.is_there(system.Need(python.name, "", ""))
        assert system.is_there(system.Need(f"{python.parent}/p*", "", ""))
        assert not system.is_there(system.Need(f"{python.parent}/no-such*", "", ""))
        if sys.platform == "linux":
            assert system.is_there(system.Need("libc.so.6", "", ""))

    def test_a_test_without_its_program_fails_and_says_how_to_get_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system, "program", lambda name: "")
        monkeypatch.setattr(system, "os_release", lambda: DEBIAN)
        command = r"lacks initdb\. Bring it with:\n    sudo apt-get install --yes --no-install-recommends postgresql"
        with pytest.raises(pytest.fail.Exception, match=command):
            program("initdb")

    @pytest.mark.parametrize("platform", ["", "offscreen"])
    def test_a_window_needs_a_display_unless_qt_has_its_own(
        self, monkeypatch: pytest.MonkeyPatch, platform: str
    ) -> None:
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(system, "program", lambda name: "")
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        with nullcontext() if platform else pytest.raises(pytest.fail.Exception, match="lacks Xvfb"):
            require_screen()

    def test_the_newest_postgresql_is_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        places = [Path(f"/usr/lib/postgresql/{version}/bin/initdb") for version in ("9.6", "16", "15")]
        monkeypatch.setattr(Path, "glob", lambda folder, pattern: iter(places))
        assert system.program("initdb") == str(places[1])

    @pytest.fixture
    def lacking(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system, "missing", lambda needs: [CURSOR] if CURSOR in needs else [])
        monkeypatch.setattr(sys, "platform", "linux")

    @pytest.mark.usefixtures("lacking")
    def test_who_is_not_root_gets_the_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        monkeypatch.setattr(system, "install_command", lambda needs, release: ["apt-get", "install", "libxcb-cursor0"])
        with pytest.raises(system.SetUpError, match=r"libxcb-cursor\.so\.0.*\n.*sudo apt-get install libxcb-cursor0"):
            system.provide(system.LIBRARIES)

    @pytest.mark.usefixtures("lacking")
    def test_without_a_screen_the_window_s_libraries_are_only_mentioned(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.setattr(dev, "set_up", lambda: None)
        monkeypatch.setattr(dev, "find_spec", lambda name: True)
        dev.prepare("run", [])
        assert "libxcb-cursor.so.0" in capsys.readouterr().err

    @pytest.mark.usefixtures("lacking")
    def test_root_with_apt_installs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        calls: list[list[str]] = []

        def run(words: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
            calls.append(words)
            return subprocess.CompletedProcess(words, 0, b"", b"")

        monkeypatch.setattr(os, "geteuid", lambda: 0)
        monkeypatch.setattr(system, "install_command", lambda needs, release: ["apt-get", "install", "libxcb-cursor0"])
        monkeypatch.setattr(subprocess, "run", run)
        system.provide(system.LIBRARIES)
        assert [words[-1] for words in calls] == ["update", "libxcb-cursor0"]

    def test_what_is_missing_is_named_before_anything_is_made(
        self, steps: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        monkeypatch.setattr(dev, "find_spec", lambda name: None)
        monkeypatch.setattr(system, "is_there", lambda need: need.file != "strace" and "venv" not in need.file)
        monkeypatch.setattr(system, "missing", lambda needs: [need for need in needs if not system.is_there(need)])
        assert dev.main(["test"]) == 1
        said = capsys.readouterr().err
        assert "strace" in said
        assert "-venv" in said
        assert steps == []

    def test_a_part_of_the_tests_asks_for_no_program(self) -> None:
        whole, part = dev.needs("test", []), dev.needs("test", ["tests/domain"])
        assert {need.file for need in whole} - {need.file for need in part} == {
            need.file for need in system.TEST_PROGRAMS
        }
        assert dev.needs("check", []) == whole
        assert dev.needs("check", ["--no-tests"]) == part

    def test_every_library_qt_names_is_in_the_list(self) -> None:
        import PySide6

        if sys.platform != "linux":
            return
        qt = Path(PySide6.__file__).parent / "Qt"
        files = [qt / "plugins/platforms/libqxcb.so", *(qt / "lib").glob("libQt6XcbQpa.so.6")]
        named = {name.decode() for file in files for name in re.findall(rb"libxcb-[\w-]+\.so\.\d+", file.read_bytes())}
        assert named
        assert named <= {need.file for need in system.LIBRARIES}


class TestCommands:
    def test_help_lists_every_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main([]) == 0
        shown = capsys.readouterr().err
        assert every(f"  {name}" in shown for name in dev.COMMANDS)

    def test_an_unknown_word_is_wrong_usage(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main(["fly"]) == 2
        assert "python3 dev.py COMMAND" in capsys.readouterr().err

    @pytest.mark.parametrize("name", dev.COMMANDS)
    @pytest.mark.parametrize("asked", ["--help", "-h"])
    def test_help_behind_a_command_tells_what_it_does(
        self, name: str, asked: str, steps: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert dev.main([name, asked]) == 0
        shown = capsys.readouterr().out
        assert str(dev.COMMANDS[name].act.__doc__) in shown
        assert [other for other in dev.COMMANDS if f"  {other} " in shown] == [name]
        assert steps == []

    @pytest.mark.parametrize("name", [name for name, each in dev.COMMANDS.items() if "ARGS" not in each.words])
    def test_an_option_that_a_command_does_not_know_is_no_folder(
        self, name: str, steps: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert dev.main([name, "--halp"]) == 2
        assert f"dev.py {name} knows no --halp:\npython3 dev.py {name}\n" in capsys.readouterr().err
        assert steps == []

    @pytest.mark.parametrize(("name", "option"), [("screens", "--guide"), ("check", "--no-tests")])
    def test_those_that_it_names_are_taken(self, name: str, option: str) -> None:
        assert dev.unknown(name, [option]) == ""
        assert dev.unknown("screens", ["/tmp/pictures", "calendar", "./--help"]) == ""

    @pytest.mark.parametrize(
        ("day", "old"),
        [
            (date(2026, 11, 29), []),
            (date(2026, 11, 30), ["networks.toml (2026-08-31)"]),
            (date(2027, 2, 27), ["networks.toml (2026-08-31)"]),
            (date(2027, 2, 28), ["law.toml (2026-08-31)", "networks.toml (2026-08-31)"]),
        ],
    )
    def test_no_release_is_made_of_what_was_checked_longer_ago_than_its_file_trusts(
        self, home: Path, monkeypatch: pytest.MonkeyPatch, day: date, old: list[str]
    ) -> None:
        monkeypatch.setattr(dev, "KNOWLEDGE", home / "resources" / "knowledge")
        dev.KNOWLEDGE.mkdir(parents=True)
        (dev.KNOWLEDGE / "budget.toml").write_text("days = 90\n", "utf-8")
        figures = (
            "[vk]\nlimits = [\n{ hard = true, checked = 2026-11-21 },\n{ hard = true, checked = 2026-08-31 },\n]\n"
        )
        for name, trusted in (("networks", 90), ("law", 180)):
            (dev.KNOWLEDGE / f"{name}.toml").write_text(f"stale_after_days = {trusted}\n{figures}", "utf-8")
        assert dev.long_unchecked(day) == [f"resources/knowledge/{each}" for each in old]

    @pytest.mark.parametrize("name", ["networks", "law", "comparison", "metric_breaks", "result_files", "schedulers"])
    def test_all_that_grows_old_is_among_it(self, name: str) -> None:
        assert any(f"{name}.toml" in old for old in dev.long_unchecked(date.max))

    def test_a_build_refused_makes_nothing(self, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev, "long_unchecked", lambda today: ["networks.toml (2026-08-31)"])
        with pytest.raises(
            system.SetUpError, match=r"longer ago than it is trusted, so no release: networks\.toml \(2026-08-31\)"
        ):
            dev.build([])
        assert steps == []

    @pytest.mark.parametrize("words", [["--", "-k", "x"], ["-k", "x"]])
    def test_arguments_pass_through(self, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
        monkeypatch.setattr(dev, "set_up", lambda: None)
        known = dev.Command(lambda arguments: 5 if arguments == ["-k", "x"] else 0, "[-- ARGS]")
        monkeypatch.setitem(dev.COMMANDS, "test", known)
        assert dev.main(["test", *words]) == 5

    def test_what_tests_start_finds_our_modules_compiled(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        asked = "import sys; raise SystemExit(sys.dont_write_bytecode)"
        call = dev.call
        monkeypatch.setattr(dev, "call", lambda *_words: call(sys.executable, "-c", asked))
        assert dev.test([]) == 0

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

    def test_a_subject_that_is_too_long_is_named_from_the_marked_commit_on(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git = shutil.which("git") or pytest.skip("there is no git here")

        def run(*words: str) -> str:
            name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
            return subprocess.check_output([git, *name, *words], cwd=tmp_path, text=True).strip()

        monkeypatch.setattr(dev, "HOME", tmp_path)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        assert dev.long_subjects() == []  # no history
        run("init", "-q")
        for length in (80, 72, 73):
            run(
                "commit", "-q", "--allow-empty", "-m", "й" * length, "-m", "A body may be as long as it has to be. " * 9
            )
            if length == 80:
                monkeypatch.setattr(dev, "HELD_FROM", run("rev-parse", "HEAD"))
        last = run("rev-parse", "--short", "HEAD")
        assert dev.long_subjects() == [f"{last}: 73 characters: {'й' * 73}"]
        monkeypatch.setattr(dev, "call", lambda *_words: 0)
        assert dev.check(["--no-tests"]) == 1
        monkeypatch.setattr(dev, "HELD_FROM", "0" * 40)
        assert dev.long_subjects() == []  # a clone that does not reach back so far

    def test_no_subject_is_too_long(self) -> None:
        assert dev.long_subjects() == []


def test_what_decides_begins_with_a_fresh_environment_and_the_same_examples() -> None:
    steps = (Path(dev.__file__).parent / ".ci" / "run").read_text("utf-8").splitlines()
    begun = [steps.index(each) for each in ("export CI=1", "rm -rf .venv", "python3 dev.py test")]
    assert begun == sorted(begun)

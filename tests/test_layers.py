"""Who imports whom: what the contracts in pyproject.toml cannot say, since it goes by what there is."""

from copy import deepcopy
from graphlib import TopologicalSorter

import grimp
import pytest

from smmdesk.services.reading.kinds import KINDS, kind_named
from ui.pages import PAGES

WIDE = "what comes in any number: it stands side by side, and knows nothing of its neighbours"
UI = (
    "__main__",
    "app",
    "window",
    WIDE,
    {"importing", "keeping"},
    "shell",
    "pages",
    "widgets",
    "style",
    {"garbage", "overriding"},
)
EXCHANGE = (
    "schedulers",  # a person's template is understood by the words of a plan
    WIDE,
    "incoming",
    "calendars",
    {"table", "spreadsheets"},
    "workbooks",
    "values",
    "sandbox",
    {"child", "files"},
    {"errors", "formulas"},
)
Layers = tuple[str | set[str], ...]


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("smmdesk", "ui", cache_dir=None)  # its cache knows modules that are gone


def wide(imports: grimp.ImportGraph, room: str, layers: Layers) -> set[str]:
    """What stands in a room and is none of the layers that are named."""
    named = set[str]().union(*({each} if isinstance(each, str) else each for each in layers))
    return {child.rpartition(".")[2] for child in imports.find_children(room)} - named


def found(imports: grimp.ImportGraph, room: str, layers: Layers) -> set[grimp.PackageDependency]:
    """What points up, or sideways."""
    rows = [wide(imports, room, layers) if each is WIDE else each for each in layers]
    return imports.find_illegal_dependencies_for_layers(rows, containers={room})


@pytest.mark.parametrize(("room", "layers"), [("ui", UI), ("smmdesk.exchange", EXCHANGE)])
def test_pages_and_kinds_of_files_know_only_what_lies_below_them(
    imports: grimp.ImportGraph, room: str, layers: Layers
) -> None:
    assert found(imports, room, layers) == set()


def test_whatever_is_no_layer_is_a_page_or_a_kind_of_file(imports: grimp.ImportGraph) -> None:
    """`start` is shown before there is a window; an answer for approval is read without its columns being asked."""
    assert wide(imports, "ui", UI) == {*PAGES, "start"}
    kinds = {kind_named(name).file.task.removeprefix("smmdesk.exchange.").partition(".")[0] for name in KINDS}
    assert wide(imports, "smmdesk.exchange", EXCHANGE) == {*kinds, "approvals"}


def test_an_arrow_between_two_pages_would_be_found(imports: grimp.ImportGraph) -> None:
    crossed = deepcopy(imports)
    crossed.add_import(importer="ui.budget.page", imported="ui.clients.page")
    assert found(crossed, "ui", UI)


def test_no_files_import_one_another_in_a_circle() -> None:
    """Late imports included; those for types alone are none at run time."""
    graph = grimp.build_graph("smmdesk", "ui", exclude_type_checking_imports=True, cache_dir=None)
    assert len(graph.modules) > 300
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # raises `CycleError`, which names the circle

"""Who imports whom: what the contracts in pyproject.toml cannot say."""

from graphlib import TopologicalSorter

import grimp


def test_no_files_import_one_another_in_a_circle() -> None:
    """Late imports included; those for types alone are none at run time."""
    graph = grimp.build_graph("smmdesk", "ui", exclude_type_checking_imports=True)
    assert len(graph.modules) > 300
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # raises `CycleError`, which names the circle

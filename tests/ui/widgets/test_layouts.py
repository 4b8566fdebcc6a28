from ui.widgets.layouts import typed_by


def test_a_key_is_known_by_what_it_types_on_each_layout() -> None:
    assert typed_by("t") == {"t", "е", "ტ"}
    assert typed_by("y") == {"y", "н", "ყ"}
    assert typed_by("q") == {"q"}

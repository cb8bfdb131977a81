"""The race of validators: the same rules in each tool, and what is said of who took longer."""

import ast
from pathlib import Path
from typing import get_args

import pytest

from benchmarks.loading import reference
from benchmarks.validators.__main__ import TOOLS, Judged, agreed, report
from benchmarks.validators.rules import Kind, rules
from tools.tree import ROOT, syntax

FOLDER = ROOT / "benchmarks" / "validators"
OURS = Judged("ours", 2.0, 3.0, 400_000_000, 100)
SLOWER = Judged("slower 1.0", 9.0, 7.5, 1_250_000_000, 100)
QUICKER = Judged("quicker 2.0", 1.5, 6.0, 200_000_000, 100)


def stated(path: Path) -> set[str]:
    """Return the kinds of rule that a tool states, without importing the tool."""
    kinds: set[str] = set()
    for node in syntax(path).body:
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            name = ast.unparse(node.target)
            if name in {"STATED", "COMPARED"} and isinstance(node.value, ast.Dict):
                kinds |= {ast.literal_eval(key) for key in node.value.keys if key is not None}
            if name == "OTHERWISE":
                kinds |= set(ast.literal_eval(node.value))
    return kinds


@pytest.mark.parametrize("tool", [tool for tool in TOOLS if tool != "pandera"])
def test_every_tool_states_every_kind_of_rule(tool: str) -> None:
    assert stated(FOLDER / f"with_{tool}.py") == set(get_args(Kind))


def test_every_kind_of_rule_is_asked_for() -> None:
    assert {rule.kind for rule in rules(reference())} == set(get_args(Kind))


def test_so_many_rules_of_each_kind_are_asked_for() -> None:
    kinds = [rule.kind for rule in rules(reference())]
    assert {kind: kinds.count(kind) for kind in get_args(Kind)} == {
        "filled": 5,
        "unique": 1,
        "short": 1,
        "lacks": 5,
        "matches": 2,
        "one of": 9,
        "a day": 10,
        "a number": 3,
        "at least": 2,
        "not before": 15,
        "not above": 2,
        "pair of": 1,
    }


def test_who_is_quicker_by_the_clock_is_named() -> None:
    assert report(OURS, [SLOWER, QUICKER]) == [
        "ours: 2.0 s, 3.0 s of processor, 0.40 GB; times ours: 1.0 by the clock, 1.0 of processor",
        "slower 1.0: 9.0 s, 7.5 s of processor, 1.25 GB; "
        "times ours: 4.5 by the clock, 2.5 of processor",
        "quicker 2.0: 1.5 s, 6.0 s of processor, 0.20 GB; "
        "times ours: 0.8 by the clock, 2.0 of processor",
        "ours is not ahead of: quicker 2.0",
    ]


def test_nobody_is_named_when_all_took_longer() -> None:
    assert report(OURS, [SLOWER])[-1] == "ours is ahead of all"


@pytest.mark.parametrize("wrong", [(100, 99), (99, 100), (0, 0)])
def test_times_are_not_compared_of_different_answers(wrong: tuple[int, int]) -> None:
    own, other = (Judged(str(n), 1.0, 1.0, 1, found) for n, found in enumerate(wrong))
    with pytest.raises(RuntimeError, match="wrong rows"):
        agreed(own, [other])


def test_times_are_compared_of_the_same_answer() -> None:
    assert agreed(OURS, [SLOWER, QUICKER]) == 100

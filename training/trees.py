"""Trees that LightGBM has grown, as the source of plain Python functions: each tree is one conditional expression."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from math import floor
from typing import Any

import lightgbm

#: What the trees of all models have in common; one thread, or the same input might not give the same trees.
SETTINGS = {
    "objective": "binary",
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 10.0,
    "max_bin": 63,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
}
#: The source of a test of a feature, by its number and the threshold, where the two sources are for values up to it and beyond it.
Test = Callable[[int, float, str, str], str]


def argument(name: str) -> str:
    """A feature's name as the name of an argument."""
    return name.replace("-", "_before_").replace("+", "_after_")


def plain(names: Sequence[str], whole: Collection[str] = (), truths: Collection[str] = ()) -> Test:
    """The test of features that are numbers.

    Args:
        names: of the features, in order.
        whole: those that are never anything but an int: Python compares it faster with its like.
        truths: those that are 0 or 1, or False or True.
    """

    def test(feature: int, threshold: float, below: str, above: str) -> str:
        name = argument(names[feature])
        if names[feature] in truths:
            return f"({above} if {name} else {below})"
        return f"({below} if {name} <= {floor(threshold) if names[feature] in whole else format(threshold, '.6g')} else {above})"

    return test


def expression(node: dict[str, Any], test: Test) -> str:
    """A tree, or a branch of one, as a conditional expression."""
    if "leaf_value" in node:
        return f"{node['leaf_value']:.4f}"
    return test(node["split_feature"], node["threshold"], expression(node["left_child"], test), expression(node["right_child"], test))


def terms(booster: lightgbm.Booster, test: Test) -> list[str]:
    """All trees as the terms of a sum, a line each."""
    return [f"        + {expression(tree['tree_structure'], test)}" for tree in booster.dump_model()["tree_info"]]


def function(name: str, booster: lightgbm.Booster, names: Sequence[str], settled: tuple[int, float] | None = None) -> str:
    """The source of a function from a row of features to log odds.

    Args:
        name: what it is called.
        booster: its trees.
        names: the names of the features, in order.
        settled: after how many trees a sum below what is not added to any more; None for always all trees.
    """
    every = terms(booster, plain(names))
    head = f"def {name}(row: tuple[float, ...]) -> float:\n    {', '.join(map(argument, names))} = row\n"
    if settled is None:
        return f"{head}    return (\n        0.0\n{lines(every)}\n    )\n"
    early, least = settled
    return (
        f"{head}    early = (\n        0.0\n{lines(every[:early])}\n    )\n    if early < {least}:\n        return early\n"
        f"    return (\n        early\n{lines(every[early:])}\n    )\n"
    )


def lines(terms: Sequence[str]) -> str:
    return "\n".join(terms)

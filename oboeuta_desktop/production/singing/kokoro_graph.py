"""Answers one question: how does one part of an ONNX graph become a graph of its own?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableSequence, Sequence
from typing import Any, Protocol, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.singing.kokoro_packages import KokoroUnavailableError, imported

_T = TypeVar("_T")

FLOAT, INT64 = 1, 7
"""ONNX's numbers of the two types of elements."""


class Named(Protocol):
    """A tensor of weights, an input or an output."""

    name: str


class Node(Protocol):
    """One step: from values to values, all by their names."""

    op_type: str
    input: Sequence[str]
    output: Sequence[str]
    attribute: MutableSequence[object]


class Graph(Protocol):
    """Steps in the order in which they can be done."""

    node: MutableSequence[Node]
    initializer: MutableSequence[Named]
    input: MutableSequence[Named]
    output: MutableSequence[Named]


class Model(Protocol):
    """A graph and what belongs to it."""

    graph: Graph

    def SerializeToString(self) -> bytes:  # noqa: N802 - protobuf's name
        """What a file of it holds."""
        ...


_MakeNode = Callable[[str, Sequence[str], Sequence[str]], Node]
"""From an operation, its inputs and its outputs."""

_MakeValue = Callable[[str, int, Sequence[int | str]], Named]
"""From a name, a type of elements and a shape."""


class _Tensors(Protocol):
    """The functions of ``onnx.numpy_helper`` that are used here."""

    def to_array(self, tensor: Named) -> NDArray[Any]: ...

    def from_array(self, arr: NDArray[Any], name: str) -> Named: ...


class _Reading(Protocol):
    """The function of ``onnx`` that is used here."""

    def load_model_from_string(self, s: bytes) -> Model: ...


def read_model(content: bytes) -> Model:
    """The model that a file holds.

    Raises:
        KokoroUnavailableError: when the package onnx is not installed.
    """
    return cast("_Reading", imported("onnx")).load_model_from_string(content)


def cut(graph: Graph, given: Mapping[str, int], wanted: Mapping[str, int]) -> None:
    """Make values inside a graph its inputs (``given``) or its only outputs (``wanted``).

    Both name the type of each value: ``FLOAT`` (1, frames) or ``INT64`` (tokens,). Without
    ``wanted`` the outputs stay.

    Raises:
        KokoroUnavailableError: when the graph has no such values.
    """
    made = {name for node in graph.node for name in node.output}
    if not made >= {*given, *wanted}:
        raise KokoroUnavailableError("the model is not the one that this program knows")
    _replace(graph.node, [node for node in graph.node if not set(node.output) & set(given)])
    graph.input.extend(_value(name, kind) for name, kind in given.items())
    if wanted:
        _replace(graph.output, [_value(name, kind) for name, kind in wanted.items()])


def unquantise(graph: Graph) -> int:
    """Replace every integer convolution by one in floating point; tells how many.

    Quantisers write: integers of the input, ConvInteger, perhaps Add of the bias in integers, Cast,
    Mul by both scales. The Mul gives way to a Conv of the plain input; what is left over is unused.
    """
    weights = {each.name: each for each in graph.initializer}
    makers = {name: node for node in graph.node for name in node.output}
    takers = {name: node for node in graph.node for name in node.input}
    make_node = cast("_MakeNode", imported("onnx.helper").make_node)
    replaced: dict[str, Node] = {}
    for node in [each for each in graph.node if each.op_type == "ConvInteger"]:
        after = takers[node.output[0]]
        bias: list[str] = []
        if after.op_type == "Add":
            (other,) = set(after.input) - {node.output[0]}
            bias = [_unscaled(makers, other)]
            after = takers[after.output[0]]
        scaled = takers[after.output[0]]
        (scale,) = set(scaled.input) - {after.output[0]}
        (weight_scale,) = (weights[name] for name in makers[scale].input if name in weights)
        tensors = [weights[node.input[1]], weights[node.input[3]], weight_scale]
        weight = _floats(tensors, node.input[1] + "_float")
        graph.initializer.append(weight)
        inputs = [makers[node.input[0]].input[0], weight.name, *bias]
        conv = make_node("Conv", inputs, [scaled.output[0]])
        conv.attribute.extend(node.attribute)
        replaced[scaled.output[0]] = conv
    _replace(graph.node, [replaced.get(node.output[0], node) for node in graph.node])
    return len(replaced)


def prune(graph: Graph) -> None:
    """Leave out what no output needs; a runtime would work it out all the same."""
    needed = {each.name for each in graph.output}
    nodes: list[Node] = []
    for node in reversed(graph.node):
        if needed & set(node.output):
            nodes.append(node)
            needed.update(node.input)
    _replace(graph.node, nodes[::-1])
    _replace(graph.initializer, [each for each in graph.initializer if each.name in needed])
    _replace(graph.input, [each for each in graph.input if each.name in needed])


def _replace(kept: MutableSequence[_T], new: Sequence[_T]) -> None:
    """Give a list of a graph, which cannot be assigned, other items."""
    del kept[:]
    kept.extend(new)


def _value(name: str, kind: int) -> Named:
    shape = ["tokens"] if kind == INT64 else [1, "frames"]
    make = cast("_MakeValue", imported("onnx.helper").make_tensor_value_info)
    return make(name, kind, shape)


def _floats(tensors: Sequence[Named], name: str) -> Named:
    """A tensor of weights from its integers, their zero point and their scale."""
    arrays = cast("_Tensors", imported("onnx.numpy_helper"))
    integers, zero, scale = (arrays.to_array(each).astype(np.float32) for each in tensors)
    return arrays.from_array((integers - zero) * scale, name)


def _unscaled(makers: Mapping[str, Node], name: str) -> str:
    """The bias in floating point from which the integers called ``name`` are made by a Div."""
    node = makers[name]
    while node.op_type != "Div":
        node = makers[node.input[0]]
    return node.input[0]

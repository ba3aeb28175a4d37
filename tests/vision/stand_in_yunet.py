"""A network with YuNet's inputs and outputs that takes every bright square of 32 px for a face."""

from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper

_STRIDES = (8, 16, 32)
_GAIN, _THRESHOLD = 1 / 40, 150.0


def write_stand_in(path: Path, *, outputs: bool = True) -> Path:
    """Writes it as an ONNX file; without ``outputs`` one that gives something else."""
    nodes, initializers, results = [], [], []
    for stride in _STRIDES:
        nodes += _branch(stride, initializers)
        for name, width in (("cls", 1), ("obj", 1), ("bbox", 4), ("kps", 10)):
            results.append(helper.make_tensor_value_info(f"{name}_{stride}", TensorProto.FLOAT, [1, None, width]))
    if not outputs:
        results = results[:1]
    picture = helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, None, None])
    graph = helper.make_graph(nodes, "stand-in", [picture], results, initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)], ir_version=6)
    path.write_bytes(model.SerializeToString())
    return path


def _branch(stride, initializers):
    """Brightness of every cell as cls and obj; boxes of 32 px around the cell's middle."""
    size = np.log(32 / stride)
    pooled = f"pooled_{stride}"
    kernel = {"kernel_shape": [stride, stride], "strides": [stride, stride]}
    yield helper.make_node("AveragePool", ["input"], [pooled], **kernel)
    # Only one stride answers: cells of 32 px; the others stay dark.
    gain = _GAIN if stride == 32 else 0.0
    bias = -_GAIN * _THRESHOLD if stride == 32 else -10.0
    for name, weight, offsets in (
        ("cls", gain / 3, [bias]),
        ("obj", gain / 3, [bias]),
        ("bbox", 0.0, [0.5, 0.5, size, size]),
        ("kps", 0.0, [0.0] * 10),
    ):
        yield from _head(f"{name}_{stride}", pooled, weight, offsets, initializers, sigmoid=name in ("cls", "obj"))


def _head(name, pooled, weight, offsets, initializers, *, sigmoid):
    count = len(offsets)
    weights = np.full((count, 3, 1, 1), weight, np.float32)
    initializers += [
        numpy_helper.from_array(weights, f"{name}_w"),
        numpy_helper.from_array(np.asarray(offsets, np.float32), f"{name}_b"),
        numpy_helper.from_array(np.asarray([1, -1, count], np.int64), f"{name}_shape"),
    ]
    yield helper.make_node("Conv", [pooled, f"{name}_w", f"{name}_b"], [f"{name}_conv"], kernel_shape=[1, 1])
    last = f"{name}_conv"
    if sigmoid:
        yield helper.make_node("Sigmoid", [last], [f"{name}_sigmoid"])
        last = f"{name}_sigmoid"
    yield helper.make_node("Transpose", [last], [f"{name}_transposed"], perm=[0, 2, 3, 1])
    yield helper.make_node("Reshape", [f"{name}_transposed", f"{name}_shape"], [name])

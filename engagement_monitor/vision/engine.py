"""The names of the engines, in a module that imports nothing: the command line reads them before all else."""

from enum import StrEnum


class Engine(StrEnum):
    """What runs the network."""

    AUTO = "auto"
    """TensorFlow where a GPU can be used, LiteRT elsewhere."""
    TENSORFLOW = "tensorflow"
    LITERT = "litert"

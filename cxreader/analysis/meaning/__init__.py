"""The meaning of texts in any language, as numbers. Importing this package loads NumPy, on one thread.

Its linear algebra would else start a thread for each processor, and threads that wait for each other on a busy machine
take many times longer than one alone.
"""

import os
from importlib import import_module

# what the libraries below NumPy read when they are loaded: OpenBLAS, Apple's Accelerate, MKL, OpenMP
_THREADS = ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def _load_numpy() -> None:
    before = {name: os.environ[name] for name in _THREADS if name in os.environ}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    import_module("numpy")
    # programs that are started from here make their own choice
    for name in _THREADS:
        del os.environ[name]
    os.environ.update(before)


# onnxruntime would else note its use on the disk as soon as it is loaded, and report it to its maker
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
_load_numpy()

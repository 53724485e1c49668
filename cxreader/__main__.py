"""Where the program begins: the command line, or the window."""

import gc
import os
import sys
from importlib import import_module

from cxreader import late

# what Python and Qt's Python side load for themselves, for what seldom happens
_HARDLY_USED = ("bz2", "inspect", "ipaddress", "lzma", "shutil", "tempfile", "textwrap", "traceback")


def main() -> int:
    """Run the program and return its exit status."""
    arguments = sys.argv[1:]
    # only what is asked for is loaded: the command line never needs Qt, the window needs no parser of commands
    if arguments and arguments[0] in ("analyse", "export", "import", "agree", "codebook", "-h", "--help", "--version"):
        from cxreader import cli

        return cli.main(arguments)
    if not _has_screen():
        from cxreader import headless

        return headless.main(arguments)
    # what a start makes is there to stay: looking for garbage in it would take a tenth of its time
    gc.disable()
    # Qt's Python side looks into every module that is imported after it: so what needs no Qt comes first
    with late.put_off(_HARDLY_USED):
        for name in ("cxreader.session", "cxreader.settings", "cxreader.ui"):
            import_module(name)
    from cxreader import app

    return app.main(arguments)


def _has_screen() -> bool:
    """Tell whether Qt will find a screen; elsewhere than on Linux there always is one."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())

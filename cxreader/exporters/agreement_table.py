"""How far two people agree, as a table in CSV."""

import csv
import io

from cxreader.exporters.csv_table import guarded
from cxreader.model.agreeing import Comparison

_HEADS = ("kind", "key", "name", "passages", "same", "percent", "kappa", "alpha")


def render(comparison: Comparison) -> bytes:
    """Return a table in CSV: for each part of the passages how far they agree; what is not defined is empty."""
    out = io.StringIO(newline="")
    # without a byte order mark Excel takes the text for Windows-1252
    out.write("\ufeff")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(_HEADS)
    for kind, key, name, found in comparison.rows:
        shares = ("" if share is None else f"{share:.4f}" for share in found[2:])
        writer.writerow((kind, guarded(key), guarded(name), found.units, found.same, *shares))
    return out.getvalue().encode()

"""An export of two texts with all that a row can have."""

from typing import Any

from cxreader.exporters import jsonl
from cxreader.model.annotation import Placing, Subject
from cxreader.model.export import Export, ExportDocument, ExportLink, ExportMemo, ExportRow
from cxreader.model.theme import Family, Theme

FAMILIES = (Family("food", "Food", "green"), Family("odd", "Taste", "grey"))
TASTE = Theme("taste", "F1", "Taste", "food", "How it tastes.", include="Smells.")
PRICE = Theme("price", "F2", "Price < 5", "odd", "")
TEXTS = ("Soup\r\n\r\nHot 🍲 soup, \x07 twice.\r\nBye.\n", "\ufeffSecond text: nothing hot.\n")
TIME = "2026-11-01T09:00:00Z"
_GUID = "{:08d}-0000-4000-8000-000000000000"


def lines(export: Export) -> bytes:
    """Return an export as JSON Lines."""
    pieces = jsonl.draft(export)
    return "".join((pieces.head, *pieces.rows, pieces.foot)).encode()


def guid(number: int) -> str:
    return _GUID.format(number)


def document(number: int, **more: Any) -> ExportDocument:
    text = TEXTS[number]
    made = ExportDocument(guid(number), f"text {number}.txt", f"Text {number}", "", "ab" * 32, "en", text=text)
    return made._replace(**more)


def row(number: int, of: int, words: str, **more: Any) -> ExportRow:
    start = TEXTS[of].index(words)
    place = (start, start + len(words))
    made = ExportRow(
        guid(number), "highlight", f"text {of}.txt", f"Text {of}", guid(of), "ab" * 32, "en", words, "", "", *place, 1
    )
    return made._replace(**more)


ROWS = (
    row(10, 0, "Soup", themes=(TASTE, PRICE), tags=("a/b", "key"), starred=True, note="Fine & <good>",
        created=TIME, modified="2026-11-02T09:00:00Z", author="Ana <A>"),
    row(11, 0, "🍲 soup, \x07 twice.\r\nBye", created=TIME, modified=TIME),
    row(12, 0, "Hot", themes=(TASTE,), lent=True, why="“hot” stands in it"),
    row(13, 1, "nothing", placing=Placing.CONFIRM, created=TIME),
    row(14, 1, "Second", quote="Gone words", placing=Placing.LOST, note="Kept", created=TIME),
)  # fmt: skip
MEMOS = (
    ExportMemo(guid(20), Subject.DOCUMENT, guid(0), "Text 0", "On the text", "Ana <A>", TIME, TIME),
    ExportMemo(guid(21), Subject.THEME, "taste", "Taste", "On the theme", "", TIME, TIME),
    ExportMemo(guid(22), Subject.LANGUAGE, "en", "English", "On the language", "", TIME, TIME),
    ExportMemo(guid(23), Subject.LIBRARY, "", "Mine", "On\r\nall", "", TIME, ""),
    ExportMemo(guid(24), Subject.LIBRARY, "", "Mine", "", "", TIME, ""),
)
LINKS = (
    ExportLink(guid(30), guid(10), guid(12), "Both hot", "Bo", TIME, TIME),
    ExportLink(guid(31), guid(10), guid(11), "", "Bo", TIME, TIME),
)
EXPORT = Export(
    "Mine & yours", "5 highlights", ROWS, date="2026-11-21", families=FAMILIES, themes=(TASTE,),
    documents=(document(0, tags=("x", "y"), dated="2026-10-31", added=TIME), document(1)), memos=MEMOS, links=LINKS,
)  # fmt: skip
BARE = Export("Mine", "1 highlight", (row(10, 0, "Soup"),), documents=(document(0),))

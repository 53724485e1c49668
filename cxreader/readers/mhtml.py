"""From a web page that was saved with its pictures in one file (MHTML) to what it says."""

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading
from cxreader.readers.mail_parts import PAGE, mail_of, words
from cxreader.readers.web import read_page
from cxreader.readers.web_facts import titled
from cxreader.readers.web_tree import decoded_page

FORMAT = "Saved web page"
_PAGES = frozenset({PAGE, "application/xhtml+xml"})


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what a saved web page says; raises ReadError where there is no page in it, or one that says nothing."""
    whole = mail_of(data)
    pages = [part for part in whole.parts if part.kind in _PAGES]
    if not pages:
        raise ReadError(f"There is no web page in “{name}”. Open it with a browser, save the page anew and open that.")
    page = next((part for part in pages if whole.start and part.id == whole.start), pages[0])
    decoded = decoded_page(page.unpacked, manner.encoding, page.charset)
    return read_page(decoded, name, FORMAT, manner, titled(words(whole.fields.get("subject", ""))))

"""From a web page to what it is about, or to all of it."""

from cxreader.model.document import Manner, Reading
from cxreader.readers.composing import Composer
from cxreader.readers.decode import Decoded
from cxreader.readers.web_article import article
from cxreader.readers.web_blocks import add_blocks
from cxreader.readers.web_facts import facts
from cxreader.readers.web_tree import decoded_page, page_tree

FORMAT = "Web page"
_SHORT = 200


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what a web page says; raises ReadError where it says nothing."""
    return read_page(decoded_page(data, manner.encoding), name, FORMAT, manner)


def read_page(decoded: Decoded, name: str, form: str, manner: Manner, title: str = "") -> Reading:
    """Return what a page says that is decoded already.

    Args:
        decoded: It.
        name: Name of the file it came in.
        form: Name of the file's format for people.
        manner: Whether all of it is wanted.
        title: A title for where it states none.

    Raises:
        ReadError: It says nothing.

    """
    root, warnings = page_tree(decoded.text)
    stated = facts(root)
    body = root.find("body")
    page = root if body is None else body
    composer = Composer()
    if not manner.whole:
        part, besides = article(page)
        add_blocks(composer, part, title=stated.title, without=besides)
    if composer.length < _SHORT:
        # so little is no article: what there is to say lies elsewhere
        composer = Composer()
        add_blocks(composer, page, title=stated.title)
    return composer.reading(name, form, title=title, stated=stated, warnings=warnings, decoded=decoded)

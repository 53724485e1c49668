"""What comes from other programs becomes part of the library."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from cxreader.errors import LibraryError, ReadError
from cxreader.model.change import Change, Part
from cxreader.model.characters import storable
from cxreader.model.incoming import Coming, Incoming, IncomingDocument, IncomingText, Places, TakenIn
from cxreader.model.moment import now
from cxreader.session.codebook_edits import THEMES
from cxreader.session.edits import Session


def coming(session: Session, incoming: Incoming) -> Coming:
    """Return what would become of what came from another program; nothing is changed."""
    from cxreader.session.taking_documents import Search  # loaded late, as below: no start needs it
    from cxreader.session.taking_themes import placed
    from cxreader.store import taking_in

    with session.library.reading() as db:
        search = Search(db, incoming)
        found = {given.key: search.document(given) for given in incoming.documents}
        here = set(filter(None, found.values()))
        hidden = taking_in.hidden(db, here)
        texts = [
            IncomingText(given.name, search.text(given), _title(given))
            for given in incoming.documents
            if not found[given.key] and search.text(given).strip()
        ]
        guids = taking_in.known(db, "highlight", [given.guid for given in incoming.highlights])
        memos = taking_in.known(db, "memo", [given.guid for given in incoming.memos])
        links = taking_in.known(db, "link", [given.guid for given in incoming.links])
    new = placed(session.full_codebook(), incoming.themes).new if incoming.themes else 0
    newer = sum(given.guid in guids and given.modified > guids[given.guid][1] for given in incoming.highlights)
    return Coming(
        incoming,
        tuple(texts),
        documents=len({text.text for text in texts}) + len(hidden),
        matched=len(here) - len(hidden),
        missing=len(incoming.documents) - len(texts) - sum(map(bool, found.values())),
        themes=new,
        known_themes=len(incoming.themes) - new,
        highlights=len(incoming.highlights) - len(guids),
        newer=newer,
        known=len(guids) - newer,
        memos=len(incoming.memos) - len(memos),
        links=len(incoming.links) - len(links),
        places=places(session, incoming),
    )


def places(session: Session, incoming: Incoming) -> Places:
    """Return where what came belongs, as far as its texts are stored, in the list or to be shown.

    That takes long where highlights of long texts have moved; what `take_in` is given it need not look for.
    """
    from cxreader.session.taking_documents import Search, Target
    from cxreader.store import documents, taking_in

    with session.library.reading() as db:
        search = Search(db, incoming)
        found = {given.key: search.document(given) for given in incoming.documents}
        targets = {
            given.key: Target(found[given.key], documents.text(db, found[given.key]), given)
            for given in incoming.documents
            if found[given.key]
        }
        known = taking_in.known(db, "highlight", [given.guid for given in incoming.highlights])
    new = (given for given in incoming.highlights if given.guid not in known and given.document in targets)
    return Places(found, {given.guid: targets[given.document].anchor(given) for given in new})


def take_in(session: Session, incoming: Incoming, places: Places | None = None) -> tuple[Change, TakenIn]:
    """Take in what came from another program, as one step to undo.

    Args:
        session: The library.
        incoming: What came.
        places: Where it belongs, once its new texts were stored beside this (`intake.take_texts`); without them all
            of that is done here, which takes long where there is much.

    Raises:
        LibraryError: It cannot be stored; nothing was changed.

    """
    from cxreader.session.taking_rows import Taking  # loaded late: no start needs it

    found, new, left = _found(session, incoming, places)
    anchors = places.anchors if places and places.documents == found else {}
    try:
        with session.library.edit("Import") as db:
            taking = Taking(db, incoming, found, anchors)
            taken = taking.all()
    except BaseException:
        # else they would be shown at the next start
        with suppress(LibraryError):
            give_up(session, new)
        raise
    session.renew()
    taken = taken._replace(left=(*taken.left, *left))
    parts = Part.DOCUMENTS | Part.HIGHLIGHTS | Part.MEMOS | (THEMES if taken.themes else Part(0))
    return Change(parts, _said(taken), taking.documents), taken


def give_up(session: Session, documents_: Sequence[int]) -> Change:
    """Leave documents out of sight that were stored to be shown.

    Raises:
        LibraryError: It cannot be stored; they are shown at the next start.

    """
    from cxreader.store import arrivals

    with session.library.transaction() as db:
        arrivals.arrived(db, documents_)
    return Change(Part(0), "Nothing was imported")


def _found(
    session: Session, incoming: Incoming, places: Places | None
) -> tuple[Mapping[str, int], Sequence[int], Sequence[str]]:
    """Return for the key of each text its document, the documents that are new, and sentences on those without."""
    from cxreader.session.taking_documents import Search
    from cxreader.store import taking_in

    with session.library.reading() as db:
        if places:
            # a file may have been read again meanwhile
            now_there = {key: taking_in.in_place_of(db, found) for key, found in places.documents.items()}
            return now_there, (), ()
        search = Search(db, incoming)
        found = {given.key: search.document(given) for given in incoming.documents}
        texts = {given.key: search.text(given) for given in incoming.documents if not found[given.key]}
    new, left = _stored(session, incoming, texts)
    return found | dict.fromkeys(texts, 0) | new, tuple(new.values()), left


def _stored(session: Session, incoming: Incoming, texts: dict[str, str]) -> tuple[dict[str, int], list[str]]:
    """Store texts that are to be shown; return their documents by key, and sentences about those that have none."""
    from cxreader.importing import Analyst  # loaded late: no start needs it
    from cxreader.intake import storing

    found: dict[str, int] = {}
    left: list[str] = []
    wanted = [given for given in incoming.documents if given.key in texts]
    analyst = Analyst(session.full_codebook()) if wanted else None
    for given in wanted:
        if analyst is None or not texts[given.key].strip():
            left.append(f"“{given.name}”: there is no text of that name here, and none came along.")
            continue
        try:
            document = analyst.analyse_text(texts[given.key], given.name)
        except ReadError as problem:
            left.append(str(problem))
            continue
        named = document._replace(reading=document.reading._replace(title=_title(given)))
        with session.library.transaction(lasting=False) as db:
            found[given.key] = storing.put(db, named, now()).id
    return found, left


def _title(given: IncomingDocument) -> str:
    return storable(" ".join((given.title or given.name).split()))


def _said(taken: TakenIn) -> str:
    """Return what came in, in few words."""
    counts = (
        (taken.documents, "document"),
        (taken.highlights, "highlight"),
        (taken.updated, "newer highlight"),
        (taken.themes, "theme"),
        (taken.memos, "memo"),
    )
    parts = [f"{number:,} {name}{'s' * (number != 1)}" for number, name in counts if number]
    return f"Imported {', '.join(parts)}. Undo: Ctrl+Z" if parts else "All of it was here already"

"""One import while it is stored: themes, documents, highlights, memos and links, in this order."""

import sqlite3
from collections.abc import Mapping, Sequence

from cxreader.model.anchor import Anchor
from cxreader.model.annotation import Highlight, Link, Memo, Subject
from cxreader.model.characters import storable
from cxreader.model.incoming import Incoming, IncomingHighlight, IncomingLink, IncomingMemo, TakenIn
from cxreader.model.moment import now
from cxreader.session import codebook_edits
from cxreader.session.taking_documents import Target
from cxreader.session.taking_themes import placed
from cxreader.store import codebooks, documents, links, memos, taking_in
from cxreader.store import tags as document_tags


class Taking:
    """What came, on its way into a library, whose edit is open.

    Attributes:
        documents: Ids of the documents it is about.

    """

    def __init__(
        self,
        db: sqlite3.Connection,
        incoming: Incoming,
        found: Mapping[str, int],
        anchors: Mapping[str, tuple[Anchor, str]],
    ) -> None:
        """Take on what came.

        Args:
            db: The library.
            incoming: What came.
            found: For the key of each text the document that it is, 0 for none.
            anchors: Place and quote of highlights that were looked for already, by their UUIDs.

        """
        self._db = db
        self._incoming = incoming
        self._anchors = anchors
        self._targets = {
            given.key: Target(found[given.key], documents.text(db, found[given.key]), given)
            for given in incoming.documents
            if found[given.key]
        }
        self._now = now()
        self._themes: dict[str, str] = {}
        self._marks: dict[str, int] = {}
        self._left: list[str] = []

    @property
    def documents(self) -> tuple[int, ...]:
        """Ids of the documents it is about, each once."""
        return tuple(dict.fromkeys(target.key for target in self._targets.values()))

    def all(self) -> TakenIn:
        """Store all of it, and return what became of it."""
        themes = self._take_themes()
        new = self._show()
        marks = self._take_highlights()
        more = self._take_memos() + self._take_links()
        return TakenIn(
            documents=new,
            matched=len(self.documents) - new,
            themes=themes,
            highlights=marks[0],
            updated=marks[1],
            memos=more,
            unsure=marks[2],
            adjusted=self._incoming.adjusted,
            left=(*self._incoming.left, *self._left),
        )

    def _take_themes(self) -> int:
        """Bring the themes into the codebook; return how many are new."""
        if not self._incoming.themes:
            return 0
        own = codebooks.load(self._db)
        found = placed(own, self._incoming.themes)
        if found.codebook != own:
            codebook_edits.put(self._db, own, found.codebook)
        self._themes = found.ids
        return found.new

    def _show(self) -> int:
        """Put all documents into the list that are not in it, and give them their tags; return how many these are."""
        hidden = taking_in.hidden(self._db, self.documents)
        documents.show(self._db, *hidden)
        for given in self._incoming.documents:
            if given.key in self._targets:
                for tag in _tags(given.tags):
                    document_tags.give(self._db, self._targets[given.key].key, tag)
        return len(hidden)

    def _take_highlights(self) -> tuple[int, int, int]:
        """Store the highlights; return how many are new, newer, and in no sure place."""
        known = taking_in.known(self._db, "highlight", [given.guid for given in self._incoming.highlights])
        new = newer = unsure = without = 0
        for given in self._incoming.highlights:
            if given.guid in known:
                key, modified = known[given.guid]
                self._marks[given.guid] = key
                if given.modified > modified:
                    taking_in.update(self._db, self._highlight(given)._replace(id=key))
                    newer += 1
            elif given.document in self._targets:
                target = self._targets[given.document]
                anchor, quote = self._anchors.get(given.guid) or target.anchor(given)
                place = (target.key, anchor.start, anchor.end, quote)
                mark = self._highlight(given, place)._replace(placing=anchor.placing)
                self._marks[given.guid] = taking_in.add(self._db, mark, anchor.likeness)
                new += 1
                unsure += not anchor.is_sure
            else:
                without += 1
        if without:
            self._left.append(f"{without:,} highlight{'s' * (without != 1)} of texts that are not here.")
        return new, newer, unsure

    def _highlight(self, given: IncomingHighlight, place: tuple[int, int, int, str] = (0, 0, 0, "")) -> Highlight:
        created = given.created or given.modified or self._now
        return Highlight(
            0,
            given.guid,
            *place,
            storable(given.note),
            tuple(dict.fromkeys(self._themes[theme] for theme in given.themes)),
            _tags(given.tags),
            given.starred,
            created,
            given.modified or created,
            storable(given.author),
        )

    def _take_memos(self) -> int:
        """Store the memos; return how many are new."""
        known = taking_in.known(self._db, "memo", [given.guid for given in self._incoming.memos])
        new = without = 0
        for given in self._incoming.memos:
            about = self._about(given)
            if about is None:
                without += 1
                continue
            key, modified = known.get(given.guid, (0, ""))
            memo = Memo(key, given.guid, given.subject, *about, *self._told(given))
            if not key:
                memos.add(self._db, memo)
                new += 1
            elif given.modified > modified:
                taking_in.rewrite(self._db, "memo", memo)
        if without:
            self._left.append(f"{without:,} memo{'s' * (without != 1)} on what is not here.")
        return new

    def _about(self, given: IncomingMemo) -> tuple[str, int] | None:
        """Return target and document of a memo, None where it is about nothing that is here."""
        if given.subject is Subject.DOCUMENT:
            return ("", self._targets[given.target].key) if given.target in self._targets else None
        if given.subject is Subject.THEME:
            return (self._themes[given.target], 0) if given.target in self._themes else None
        return given.target, 0

    def _take_links(self) -> int:
        """Store the links; return how many are new."""
        known = taking_in.known(self._db, "link", [given.guid for given in self._incoming.links])
        new = 0
        for given in self._incoming.links:
            if not {given.one, given.other} <= self._marks.keys():
                # it is told that the highlight is missing
                continue
            one, other = self._marks[given.one], self._marks[given.other]
            key, modified = known.get(given.guid, (0, ""))
            link = Link(key, given.guid, one, other, *self._told(given))
            if key and given.modified > modified:
                taking_in.rewrite(self._db, "link", link)
            elif not key and one != other and not links.between(self._db, one, other):
                links.add(self._db, link)
                new += 1
        return new

    def _told(self, given: IncomingMemo | IncomingLink) -> tuple[str, str, str, str]:
        """Return what was written, who wrote it, when, and when it was changed."""
        created = given.created or given.modified or self._now
        return storable(given.note), storable(given.author), created, given.modified or created


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (" ".join(storable(tag).split()) for tag in tags))))

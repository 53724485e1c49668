"""One list for getting anywhere: documents, answers, themes, languages, tags, months, kept scopes and commands."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from cxreader.model import language
from cxreader.model.counts import Count, Facets
from cxreader.model.going import AnswerRow, TitleRow
from cxreader.model.scope import KeptScope
from cxreader.model.theme import Codebook
from cxreader.ui.actions import Actions
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.picker import Picker
from cxreader.ui.picker_entries import Entry
from cxreader.ui.scope_words import month_name

_SIZE = (600, 460)


class GoTo(Picker):
    """A picker whose keys say of what kind they are, such as ``document:3``, ``theme:loyalty`` and ``do:find``."""

    def __init__(
        self,
        appearance: Appearance,
        look_up: Callable[[str], Sequence[TitleRow]],
        look_up_answers: Callable[[str], Sequence[AnswerRow]],
        recent: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make a picker.

        Args:
            appearance: The program's look.
            look_up: Gives the documents that go with what is typed, or with nothing.
            look_up_answers: Gives the answers whose names go with what is typed.
            recent: Keys of where the person went last, the latest first; they come first before anything is typed.
            parent: The window it belongs to.

        """
        # in the order in which those are shown that go with the letters equally well
        self._kinds = {
            "language": self.tr("language"),
            "document": self.tr("document"),
            "theme": self.tr("theme"),
            "kept": self.tr("scope"),
            "tag": self.tr("tag"),
            "month": self.tr("month"),
            "answer": self.tr("answer"),
            "do": self.tr("command"),
        }
        super().__init__(appearance, parent, kinds=self._kinds.values())
        self.setObjectName("goTo")
        self.resize(*_SIZE)
        hint = self.tr("Document, theme, language, tag, month or command")
        self.say(self.tr("Go to"), hint, self.tr("Nothing has these letters."))
        self._look_up, self._look_up_answers = look_up, look_up_answers
        self._recent = {key: place for place, key in enumerate(recent)}
        self._offered: dict[str, list[Entry]] = {kind: [] for kind in self._kinds}

    def offer_library(self, codebook: Codebook, kept: Iterable[KeptScope], facets: Facets | None) -> None:
        """Offer the texts, themes, languages, months and tags of a library.

        Args:
            codebook: The themes and their families.
            kept: The scopes that have a name.
            facets: How many there are of all within the present scope; None where that is not counted yet.

        """
        self._offered["theme"] = list(self._themes(codebook, facets.themes if facets else None))
        self._offered["kept"] = [self._entry("kept", str(scope.id), scope.name) for scope in kept]
        if facets:
            self._offered["language"] = [
                self._entry("language", tag, language.name(tag), self._documents(count), language.badge(tag))
                for tag, count in facets.languages.items()
            ]
            self._offered["tag"] = [
                self._entry("tag", tag, tag, self._documents(count)) for tag, count in facets.tags.items()
            ]
            self._offered["month"] = [
                self._entry("month", month, month_name(month), self._documents(count), words=(month,))
                for month, count in facets.months.items()
                if month
            ]
        self.offer_from(self._entries)

    def offer_commands(self, commands: Actions) -> None:
        """Offer all that the menus offer now."""
        self._offered["do"] = [
            self._entry("do", key, re.sub("&(.)", r"\1", action.text()), action.shortcut().toString())
            for key, action in commands.items()
            if action.isEnabled()
        ]
        self.offer_from(self._entries)

    def _entries(self, typed: str) -> list[Entry]:
        self._offered["document"] = list(self._texts(self._look_up(typed)))
        self._offered["answer"] = [
            self._entry("answer", f"{row.document}:{row.start}:{row.end}", row.name, row.title)
            for row in self._look_up_answers(typed)
        ]
        entries = [entry for kind in self._kinds for entry in self._offered[kind]]
        if not typed.strip():
            entries.sort(key=lambda entry: self._recent.get(entry.key, len(self._recent)))
        return entries

    def _texts(self, documents: Sequence[TitleRow]) -> Iterator[Entry]:
        titles = Counter(row.title for row in documents)
        for row in documents:
            aside = row.file if row.file and titles[row.title] > 1 else self._passages(row.passages)
            badge = language.badge(row.language)
            yield self._entry("document", str(row.id), row.title, aside, badge, words=(row.file,))

    def _themes(self, codebook: Codebook, counts: Mapping[str, Count] | None) -> Iterator[Entry]:
        for theme in codebook.themes:
            family = codebook.family(theme.family)
            aside = "" if counts is None else self._passages(counts.get(theme.id, Count()).passages)
            yield self._entry("theme", theme.id, theme.name, aside, theme.code, family.colour, (family.name,))

    def _entry(
        self, kind: str, key: str, name: str, aside: str = "", badge: str = "", colour: str = "",
        words: tuple[str, ...] = (),
    ) -> Entry:  # fmt: skip
        return Entry(f"{kind}:{key}", badge, colour, name, aside, words, self._kinds[kind])

    def _documents(self, count: Count) -> str:
        return counted(count.documents, self.tr("{} document"), self.tr("{} documents"))

    def _passages(self, number: int) -> str:
        return counted(number, self.tr("{} passage"), self.tr("{} passages"))

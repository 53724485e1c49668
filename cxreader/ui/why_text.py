"""The lines that give the reasons for a theme, always the same and in the same order."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from cxreader.model.annotation import Verdict
from cxreader.model.passage import Certainty
from cxreader.model.theme import Family, Theme
from cxreader.model.views import Reason
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped, percent

_DOTS = {Certainty.SURE: "●●●", Certainty.FAIRLY: "●●○", Certainty.DOUBTFUL: "●○○"}
_NO_BREAK = "\u00a0"
_NEW_LINE = "\u2028"
_GAP = 12


class WhyText(QObject):
    """Writes the reasons for a theme into a text document."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def write(self, document: QTextDocument, reason: Reason, families: Mapping[str, Family]) -> None:
        """Fill a document with one theme's reasons, in place of whatever it holds.

        Args:
            document: The document.
            reason: The reasons.
            families: The families of the theme and of the next best one, by id.

        """
        document.clear()
        cursor = QTextCursor(document)
        self._write_theme(cursor, reason.theme, families, QFont.Weight.DemiBold)
        cursor.insertBlock()
        self._write_certainty(cursor, reason)
        nothing = self.tr("nothing")
        labels = [self.tr("matched"), self.tr("meaning"), self.tr("against"), self.tr("next best"), self.tr("decided")]
        metrics = QFontMetricsF(document.defaultFont())
        hanging = _hanging(max(metrics.horizontalAdvance(label) for label in labels) + _GAP)
        matched, meaning, against, following, decided = labels
        self._write_line(cursor, hanging, matched, self._matched(reason) or nothing)
        unread = self.tr("not read yet") if reason.unread else nothing
        self._write_line(cursor, hanging, meaning, self._shares(reason.meant) or unread)
        self._write_line(cursor, hanging, against, self._against(reason) or nothing)
        self._write_line(cursor, hanging, following, "" if reason.runner_up else self.tr("none"))
        if reason.runner_up:
            self._write_theme(cursor, reason.runner_up, families, QFont.Weight.Normal)
        self._write_line(cursor, hanging, decided, self._decided(reason))

    def write_hint(self, document: QTextDocument, hint: str) -> None:
        """Fill a document with a single sentence in the secondary colour."""
        document.clear()
        QTextCursor(document).insertText(hint, _in(self._appearance.tokens.secondary))

    def _write_theme(
        self, cursor: QTextCursor, theme: Theme, families: Mapping[str, Family], weight: QFont.Weight
    ) -> None:
        tokens = self._appearance.tokens
        badge = _in(tokens.badge_text)
        badge.setFontWeight(QFont.Weight.DemiBold)
        badge.setBackground(tokens.label(families[theme.family].colour))
        name = _in(tokens.text)
        name.setFontWeight(weight)
        cursor.insertText(f"{_NO_BREAK}{theme.code}{_NO_BREAK}", badge)
        cursor.insertText(f"{_NO_BREAK}{_NO_BREAK}{theme.name}", name)

    def _write_certainty(self, cursor: QTextCursor, reason: Reason) -> None:
        tokens = self._appearance.tokens
        if reason.certainty is None:
            cursor.insertText(self.tr("given by you"), _in(tokens.secondary))
            return
        strength = QLocale().toString(reason.score, "f", 2)
        told = _in(tokens.secondary)
        told.setToolTip(self.tr("Strength {strength} of 1").format(strength=strength))
        cursor.insertText(_DOTS[reason.certainty] + _NO_BREAK * 2 + self._certainty(reason.certainty), told)

    def _write_line(self, cursor: QTextCursor, hanging: QTextBlockFormat, label: str, said: str) -> None:
        tokens = self._appearance.tokens
        cursor.insertBlock(hanging)
        cursor.insertText(f"{label}\t", _in(tokens.secondary))
        cursor.insertText(said, _in(tokens.text))

    def _matched(self, reason: Reason) -> str:
        """Return a line for each list: what of it stands in the text, and how often."""
        lists: defaultdict[str, list[str]] = defaultdict(list)
        for (words, term, language), times in Counter(reason.matched).items():
            entry = "" if term.casefold() == words.casefold() else f" ({term})"
            often = f" ×{_NO_BREAK}{grouped(times)}" if times > 1 else ""
            lists[language].append(f"{self._quoted(words)}{often}{entry}")
        source = self.tr("{words} from the {language} word list")
        return _NEW_LINE.join(
            source.format(words=", ".join(words), language=language) for language, words in lists.items()
        )

    def _against(self, reason: Reason) -> str:
        return _NEW_LINE.join(filter(None, (*reason.against, self._shares(reason.opposed))))

    def _shares(self, words: Sequence[tuple[str, float]]) -> str:
        # without quotes, a word that is a number would be read as one with its share
        return ", ".join(f"{self._quoted(word)}{_NO_BREAK}{percent(share)}" for word, share in words)

    def _decided(self, reason: Reason) -> str:
        if reason.suggested:
            return self.tr("suggested, not counted")
        if reason.verdict is None:
            return self.tr("by the program")
        from PySide6.QtCore import QDateTime  # loaded late: most themes are not decided

        moment = QDateTime.fromString(reason.decided, Qt.DateFormat.ISODate).toLocalTime()
        when = QLocale().toString(moment, "d MMM yyyy HH:mm")
        said = (
            self.tr("you said yes, {when}") if reason.verdict is Verdict.YES else self.tr("you said not this, {when}")
        )
        return said.format(when=when)

    def _certainty(self, certainty: Certainty) -> str:
        return {
            Certainty.SURE: self.tr("sure"),
            Certainty.FAIRLY: self.tr("fairly sure"),
            Certainty.DOUBTFUL: self.tr("doubtful"),
        }[certainty]

    def _quoted(self, words: str) -> str:
        return self.tr("“{words}”").format(words=words)


def _in(colour: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(colour)
    return form


def _hanging(indent: float) -> QTextBlockFormat:
    """Return the form of a line whose label stands at the edge and all else in a column, ``indent`` pixels in."""
    form = QTextBlockFormat()
    form.setTopMargin(4)
    form.setLeftMargin(indent)
    form.setTextIndent(-indent)
    form.setTabPositions([QTextOption.Tab(indent, QTextOption.TabType.LeftTab)])
    return form

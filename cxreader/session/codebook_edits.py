"""The edits of a library's codebook: one method for each wish."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from cxreader.analysis.naming import free_colour, free_id
from cxreader.model.annotation import Verdict
from cxreader.model.change import Change, Part
from cxreader.model.judgement import Place
from cxreader.model.moment import now
from cxreader.model.theme import Codebook, Example, Family, Theme
from cxreader.session import reshaping
from cxreader.session.questions import Questions
from cxreader.store import codebooks, codings, editions
from cxreader.store import examples as shown

# what a theme is called and counts for is seen wherever passages and notes are
THEMES = Part.CODEBOOK | Part.DECISIONS | Part.HIGHLIGHTS
_OF_CODEBOOK = ("family", "theme", "term", "example", "example_theme", "edition")
_NO_TERMS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class CodebookEdits(Questions):
    """What can be done to the codebook of an open library.

    Each edit makes the codebook the person's own, so that no shipped edition takes its place, and is one step to undo.
    They raise LibraryError, and change nothing, where a theme or a family is gone, or what is wished for cannot be.
    """

    def adopt(self, codebook: Codebook, examples: Sequence[Example], digest: str) -> None:
        """Take a shipped codebook, whose file has this hash, and its examples in the place of the library's own."""
        with self._library.transaction() as db:
            # what was undone may still be redone, and would no longer fit
            self._library.forget_steps(_OF_CODEBOOK)
            codebooks.adopt(db, codebook, digest)
            shown.replace(db, examples)
            editions.set_own(db, False)
            editions.renew(db)
        self.renew()

    def free_code(self, family: str) -> str:
        """Return two characters that no theme has, to stand for a new one of a family.

        Raises:
            LibraryError: The family is gone, or there are none left.

        """
        return reshaping.free_code(self._codebook, family)

    def new_theme(
        self,
        name: str,
        family: str,
        *,
        code: str = "",
        definition: str = "",
        terms: Mapping[str, tuple[str, ...]] = _NO_TERMS,
        applied: bool = True,
        examples: Sequence[Example] = (),
        passages: Sequence[Place] = (),
    ) -> Change:
        """Make a theme, at the end of its family; one that was deleted returns by its name, with what was said of it.

        Args:
            name: Its name for people.
            family: Id of its family.
            code: Two characters that stand for it; empty for free ones.
            definition: What belongs to it.
            terms: By language the terms that speak for it.
            applied: Whether the program looks for it by itself.
            examples: Passages that speak of it.
            passages: Where passages of the library are that the person says speak of it.

        Returns:
            A change with the theme's id as its key.

        """

        def work(db: sqlite3.Connection, codebook: Codebook) -> Change:
            key = free_id(name, {theme.id for theme in codebook.themes})
            sign = code or reshaping.free_code(codebook, family)
            wish = Theme(key, sign, name, family, definition, terms, applied=applied)
            theme = reshaping.checked(codebook, wish)
            codebooks.update(db, reshaping.placed(codebook, theme))
            own = reshaping.checked_examples(examples)
            shown.add(db, [example._replace(themes=(key,)) for example in own])
            for passage in passages:
                codings.decide(db, passage, key, Verdict.YES, now())
            return Change(THEMES, f"New theme “{theme.name}”. Undo: Ctrl+Z", key=key)

        return self._change(f"New Theme {name}", work)

    def save_theme(self, theme: Theme, examples: Sequence[Example] | None = None) -> Change:
        """Store a theme as it is now.

        Args:
            theme: The theme; in another family than before it goes to the end of that.
            examples: All passages that are to be its examples; None for those that are. What they are to other themes
                stays, and one that is no theme's example any more goes.

        """

        def work(db: sqlite3.Connection, codebook: Codebook) -> Change:
            reshaping.theme_of(codebook, theme.id)
            codebooks.update(db, reshaping.placed(codebook, reshaping.checked(codebook, theme)))
            if examples is not None:
                shown.assign(db, theme.id, reshaping.checked_examples(examples))
            return Change(THEMES, f"Changed “{theme.name}”. Undo: Ctrl+Z", key=theme.id)

        return self._change(f"Edit Theme {theme.name}", work)

    def rename_theme(self, theme: str, name: str) -> Change:
        """Give a theme another name."""

        def shape(codebook: Codebook) -> Codebook:
            wish = reshaping.theme_of(codebook, theme)._replace(name=name)
            return reshaping.placed(codebook, reshaping.checked(codebook, wish))

        change = Change(THEMES, f"Theme is now “{name.strip()}”. Undo: Ctrl+Z", key=theme)
        return self._reshape(f"Rename Theme {self._name(theme)}", shape, change)

    def delete_theme(self, theme: str) -> Change:
        """Delete a theme; what was said of it stays, unseen, until undo brings it back."""
        name = self._name(theme)
        change = Change(THEMES, f"Deleted “{name}”. Undo: Ctrl+Z", key=theme)
        return self._reshape(f"Delete Theme {name}", lambda codebook: reshaping.without(codebook, theme), change)

    def merge_themes(self, source: str, target: str) -> Change:
        """Give a theme all that another one has, which goes; what was said of both of a passage stays the target's."""
        name, into = self._name(source), self._name(target)

        def work(db: sqlite3.Connection, codebook: Codebook) -> Change:
            codebooks.update(db, reshaping.merged(codebook, source, target))
            codebooks.hand_over(db, source, target)
            return Change(THEMES, f"“{name}” is now part of “{into}”. Undo: Ctrl+Z", key=target)

        return self._change(f"Merge Theme {name}", work)

    def split_theme(
        self, theme: str, name: str, terms: Mapping[str, Sequence[str]], examples: Sequence[str] = ()
    ) -> Change:
        """Make a new theme of a part of another one; what was said of passages stays with the other one.

        Args:
            theme: Id of the theme.
            name: The new one's name.
            terms: By language the terms that go to it.
            examples: The texts of the examples that go to it.

        Returns:
            A change with the new theme's id as its key.

        """

        def work(db: sqlite3.Connection, codebook: Codebook) -> Change:
            old = reshaping.theme_of(codebook, theme)
            key = free_id(name, {other.id for other in codebook.themes})
            code = reshaping.free_code(codebook, old.family)
            new = Theme(key, code, name, old.family, "", applied=old.applied)
            codebooks.update(db, reshaping.split(codebook, theme, new, terms))
            shown.move(db, examples, theme, key)
            return Change(THEMES, f"New theme “{name.strip()}”. Undo: Ctrl+Z", key=key)

        return self._change(f"Split Theme {self._name(theme)}", work)

    def move_theme(self, theme: str, family: str, place: int) -> Change:
        """Move a theme to a place in a family, 0 being the first."""

        def shape(codebook: Codebook) -> Codebook:
            reshaping.family_of(codebook, family)
            return reshaping.placed(codebook, reshaping.theme_of(codebook, theme)._replace(family=family), place)

        name = self._name(theme)
        return self._reshape(f"Move Theme {name}", shape, Change(THEMES, f"Moved “{name}”. Undo: Ctrl+Z", key=theme))

    def new_family(self, name: str, colour: str = "") -> Change:
        """Make a family, after all others, with the colour that the fewest have where none is named.

        Returns:
            A change with the family's id as its key.

        """

        def work(db: sqlite3.Connection, codebook: Codebook) -> Change:
            key = free_id(name, {family.id for family in codebook.families})
            wish = Family(key, name, colour or free_colour(codebook.families))
            family = reshaping.checked_family(codebook, wish)
            codebooks.update(db, reshaping.with_family(codebook, family))
            return Change(Part.CODEBOOK, f"New family “{family.name}”. Undo: Ctrl+Z", key=key)

        return self._change(f"New Family {name}", work)

    def save_family(self, family: Family) -> Change:
        """Store a family's name and colour as they are now."""

        def shape(codebook: Codebook) -> Codebook:
            reshaping.family_of(codebook, family.id)
            return reshaping.with_family(codebook, reshaping.checked_family(codebook, family))

        change = Change(THEMES, f"Changed “{family.name}”. Undo: Ctrl+Z", key=family.id)
        return self._reshape(f"Edit Family {family.name}", shape, change)

    def move_family(self, family: str, place: int) -> Change:
        """Move a family, with its themes, to a place among the families, 0 being the first."""
        name = reshaping.family_of(self._codebook, family).name
        change = Change(THEMES, f"Moved “{name}”. Undo: Ctrl+Z", key=family)

        def shape(codebook: Codebook) -> Codebook:
            return reshaping.with_family(codebook, reshaping.family_of(codebook, family), place)

        return self._reshape(f"Move Family {name}", shape, change)

    def delete_family(self, family: str, to: str = "") -> Change:
        """Delete a family; its themes, if it has any, go to the end of another one."""
        name = reshaping.family_of(self._codebook, family).name
        change = Change(THEMES, f"Deleted “{name}”. Undo: Ctrl+Z", key=family)
        return self._reshape(
            f"Delete Family {name}", lambda codebook: reshaping.without_family(codebook, family, to), change
        )

    def import_codebook(self, codebook: Codebook, examples: Sequence[Example], *, replace: bool) -> Change:
        """Take over another codebook. What is the same, by id or else by name, keeps what was said of it.

        Args:
            codebook: The codebook.
            examples: Its examples; where there are none, those of the library stay.
            replace: Whether it takes the place of the library's; else it is added.

        """
        from cxreader.session import combining  # loaded late: no start needs it

        def work(db: sqlite3.Connection, own: Codebook) -> Change:
            given, passages = combining.same_keys(own, codebook, examples)
            codebooks.update(db, combining.in_place(own, given) if replace else combining.together(own, given))
            if replace and passages:
                shown.replace(db, passages)
            else:
                shown.add(db, passages)
            number = len(given.themes)
            return Change(THEMES, f"Imported {number:,} theme{'s' * (number != 1)}. Undo: Ctrl+Z")

        return self._change("Import Codebook", work)

    def _reshape(self, name: str, shape: Callable[[Codebook], Codebook], change: Change) -> Change:
        """Put another form of the codebook in the place of the library's."""

        def work(db: sqlite3.Connection, codebook: Codebook) -> Change:
            codebooks.update(db, shape(codebook))
            return change

        return self._change(name, work)

    def _change(self, name: str, work: Callable[[sqlite3.Connection, Codebook], Change]) -> Change:
        """Make one edit of the codebook; where nothing became of it there is nothing to undo."""
        with self._library.edit(name) as db:
            before, codebook = db.total_changes, codebooks.load(db)
            grounds = _grounds(db, codebook)
            change = work(db, codebook)
            if db.total_changes == before:
                return Change(Part(0))
            editions.set_own(db, True)
            # what no passage is judged by need not have them all judged again
            if _grounds(db, codebooks.load(db)) != grounds:
                editions.renew(db)
        self.renew()
        return change

    def _name(self, theme: str) -> str:
        return reshaping.theme_of(self._codebook, theme).name


def put(db: sqlite3.Connection, codebook: Codebook, shaped: Codebook) -> None:
    """Put another form of a codebook in its place, as part of an edit that does more."""
    grounds = _grounds(db, codebook)
    codebooks.update(db, shaped)
    editions.set_own(db, True)
    if _grounds(db, codebooks.load(db)) != grounds:
        editions.renew(db)


def _grounds(db: sqlite3.Connection, codebook: Codebook) -> tuple[object, ...]:
    """Return what changes when passages would be judged by something else."""
    sought = [(theme.id, theme.name, theme.terms) for theme in codebook.themes if theme.applied]
    return sorted(sought), shown.state(db)

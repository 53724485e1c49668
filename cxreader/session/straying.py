"""What becomes of a library whose files are taken away or replaced while it is open."""

from pathlib import Path

from cxreader.session.questions import Questions


class Straying(Questions):
    """Tells that the library is no longer where it was, and saves what can still be seen of it."""

    @property
    def astray(self) -> str:
        """Why nothing that is stored from now on would be found again, as a sentence; empty where it would."""
        return self._library.astray

    def rescue(self, refuge: Path) -> tuple[Path, bool]:
        """Put all that is seen of the library into another one beside it, edits that found it astray too.

        Args:
            refuge: The folder for it, where that of the library is gone or takes nothing.

        Returns:
            That library, and whether it holds all that was seen.

        Raises:
            LibraryError: Nothing can be seen any more, or nothing could be written.

        """
        from cxreader.store import rescue  # loaded late: hardly ever needed

        library = self._library
        folders = (library.path.parent, refuge) if library.is_folder_there else (refuge,)
        return rescue.rescue(library.db, library.path, folders)

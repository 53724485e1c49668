"""What each command does: the key it has in `actions`, and who is asked to do it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt

from cxreader import paths
from cxreader.model.annotation import Subject
from cxreader.ui.actors import Actors
from cxreader.ui.main_window import MainWindow

# by the key of a command, what is called when it is given
_Wishes = dict[str, Callable[[], object]]

_translate = QCoreApplication.translate


def wishes(window: MainWindow, actors: Actors) -> _Wishes:
    """Return what is done for each command of a window, but for those that are a state and no deed."""
    return {
        **_of_the_window(window, actors),
        **_of_files(actors),
        **_of_places(actors),
        **_of_the_text(window, actors),
        **_of_documents(actors),
        **_of_themes(actors),
    }


def _of_the_window(window: MainWindow, actors: Actors) -> _Wishes:
    hub = window.hub
    return {
        "read": actors.checking.read,
        "passages": actors.checking.show,
        "compare": actors.comparing.show,
        "overview": actors.surveying.show,
        "full_screen": lambda: window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen),
        "next_pane": lambda: actors.steering.step_pane(1),
        "previous_pane": lambda: actors.steering.step_pane(-1),
        "undo": lambda: hub.do(lambda session: session.undo()),
        "redo": lambda: hub.do(lambda session: session.redo()),
        "history": actors.occasions.show_history,
        "preferences": lambda: _show_preferences(window),
        "shortcuts": actors.occasions.show_shortcuts,
        "about": actors.occasions.show_about,
        "close": window.close,
        "quit": window.close,
    }


def _of_files(actors: Actors) -> _Wishes:
    arriving, keeping, occasions = actors.arriving, actors.keeping, actors.occasions
    return {
        "open_files": arriving.ask_for_files,
        "open_folder": arriving.ask_for_folder,
        "import_notes": arriving.ask_for_notes,
        "paste_text": arriving.paste,
        "watched_folders": actors.watching.choose_folders,
        "new_library": arriving.ask_for_new_library,
        "open_library": arriving.ask_for_library,
        "own_library": lambda: arriving.show_library(paths.own_library()),
        "sample_library": lambda: arriving.show_library(paths.sample_library()),
        "library_properties": keeping.show_properties,
        "restore": keeping.choose_backup,
        "export": occasions.export,
        "export_again": occasions.export_again,
        "export_templates": occasions.show_templates,
        "print": occasions.print_notes,
    }


def _of_places(actors: Actors) -> _Wishes:
    comparing, filing, note, occasions = actors.comparing, actors.filing, actors.annotating, actors.occasions
    return {
        "go_to": occasions.go_to,
        "back": actors.wandering.back,
        "forward": actors.wandering.forward,
        "next_passage": lambda: comparing.step(1, actors.stepping.step),
        "previous_passage": lambda: comparing.step(-1, actors.stepping.step),
        "next_document": lambda: filing.step(1),
        "previous_document": lambda: filing.step(-1),
        "next_note": lambda: note.step_note(1),
        "previous_note": lambda: note.step_note(-1),
        "find": actors.find.open,
        "find_next": lambda: actors.finding.step(1),
        "find_previous": lambda: actors.finding.step(-1),
        "search": actors.searching.focus,
        "search_selection": actors.searching.search_selection,
        "other_languages": actors.searching.search_others,
        "filter": actors.steering.show_filter,
        "clear_scope": actors.steering.clear_scope,
        "keep_scope": actors.kept.keep,
        "kept_scopes": actors.kept.change,
    }


def _of_the_text(window: MainWindow, actors: Actors) -> _Wishes:
    hub, note, edges = window.hub, actors.annotating, actors.edges
    memos = {f"memo_{subject}": partial(actors.noting.write_memo_here, subject) for subject in Subject}
    return {
        "highlight": actors.rereading.instead_of(note.highlight),
        "remove_highlight": note.remove_highlight,
        "note": lambda: actors.comparing.note(note.note),
        "saved": lambda: hub.said.emit(_translate("Wishes", "Everything is already saved")),
        "theme": note.pick_theme,
        "star": note.star,
        "link": actors.noting.link_here,
        "copy_quote": note.copy_quote,
        "expand": edges.expand,
        "shrink": edges.shrink,
        "end_later": lambda: edges.step_end(1),
        "end_earlier": lambda: edges.step_end(-1),
        "start_later": lambda: edges.step_start(1),
        "start_earlier": lambda: edges.step_start(-1),
        "accept": hub.accept,
        "refuse": hub.refuse,
        "why": actors.asides.why.setFocus,
        "noise": actors.correcting.mark_noise,
        "language_of_block": actors.correcting.pick_language_of_block,
        **actors.rereading.commands(),
        **memos,
    }


def _of_documents(actors: Actors) -> _Wishes:
    filing, occasions = actors.filing, actors.occasions
    return {
        "encoding": occasions.choose_encoding,
        "whole_page": occasions.turn_page,
        "answers": occasions.choose_answers,
        "one_per_line": occasions.turn_lines,
        "bring_in": occasions.bring_in_here,
        "language": actors.correcting.pick_language,
        "similar": occasions.show_similar,
        "tags": filing.tag,
        "mark_read": lambda: filing.mark_read(read=True),
        "mark_unread": lambda: filing.mark_read(read=False),
        "rename": filing.rename,
        "properties": filing.show_properties,
        "remove_document": filing.remove,
    }


def _of_themes(actors: Actors) -> _Wishes:
    theming = actors.theming
    return {
        "codebook": theming.edit_codebook,
        "new_theme": theming.new_theme,
        "teach": theming.teach,
        "discover": theming.discover,
        "by_meaning": theming.find_by_meaning,
        "like_this": theming.find_like_this,
        "classify_again": lambda: _classify_again(actors),
    }


def _show_preferences(window: MainWindow) -> None:
    from cxreader.ui.preferring import Preferring  # loaded late: it is seldom shown

    Preferring(window).run()


def _classify_again(actors: Actors) -> None:
    actors.opening.classify_again()
    actors.judging.start()

"""All that acts in a window, made in an order in which each finds what it needs."""

from PySide6.QtCore import QObject

from cxreader.ui.annotating import Annotating
from cxreader.ui.arriving import Arriving
from cxreader.ui.asides import Asides
from cxreader.ui.bringing import Bringing
from cxreader.ui.checking import Checking
from cxreader.ui.comparing import Comparing
from cxreader.ui.correcting import Correcting
from cxreader.ui.document_menu import DocumentMenu
from cxreader.ui.edges import Edges
from cxreader.ui.filing import Filing
from cxreader.ui.find_bar import FindBar
from cxreader.ui.finding import Finding
from cxreader.ui.jobs import Jobs
from cxreader.ui.judging import Judging
from cxreader.ui.keeping import Keeping
from cxreader.ui.kept_scopes import KeptScopes
from cxreader.ui.learning import Learning
from cxreader.ui.main_window import MainWindow
from cxreader.ui.noting import Noting
from cxreader.ui.occasions import Occasions
from cxreader.ui.opening import Opening
from cxreader.ui.rereading import Rereading
from cxreader.ui.rescuing import Rescuing
from cxreader.ui.searching import Searching
from cxreader.ui.sharing import Sharing
from cxreader.ui.steering import Steering
from cxreader.ui.stepping import Stepping
from cxreader.ui.suggestions_menu import SuggestionsMenu
from cxreader.ui.surveying import Surveying
from cxreader.ui.theming import Theming
from cxreader.ui.wandering import Wandering
from cxreader.ui.watching import Watching


class Actors(QObject):
    """Those who know what keys, clicks and files mean; `wiring` tells them of these."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        hub, panels, appearance = window.hub, window.panels, window.appearance
        self.jobs = jobs = Jobs(self)
        self.asides = Asides(hub, window.counting, panels.right, window.choices, appearance, self)
        self.opening = Opening(hub, jobs, self)
        self.judging = Judging(hub, self)
        self.arriving = Arriving(hub, self.opening, window.choices, appearance, window)
        self.keeping = Keeping(window, self.arriving, self.opening, self.judging)
        Rescuing(window, self.arriving, self.opening)
        self.find = FindBar(appearance, panels.scope.parentWidget())
        self.find.hide()
        panels.put_under_scope(self.find)
        self.finding = Finding(hub, self)
        self.steering = Steering(hub, window.counting, panels, self.asides, self.find, self.finding, appearance, self)
        self.annotating = Annotating(hub, panels.centre, self.asides.notes, window.choices, appearance, window)
        self.noting = Noting(hub, window.counting, self.annotating, self.asides.notes, appearance, window)
        self.edges = Edges(hub, panels.centre, appearance, self)
        self.wandering = Wandering(hub, panels.centre, self)
        # what the window system sends to the window, before any widget can take it; it exists with the window's id
        window.winId()
        window.windowHandle().installEventFilter(self.wandering)
        self.correcting = Correcting(hub, panels, appearance, window)
        self.filing = Filing(hub, panels, self.correcting, appearance, window)
        self.stepping = Stepping(hub, window.counting, self)
        self.rereading = Rereading(hub, self.opening, jobs, panels, appearance, window)
        self.bringing = Bringing(hub, self.opening, appearance, panels.banner, window)
        self.sharing = Sharing(window, self.arriving, self.opening)
        self.watching = Watching(hub, self.arriving, self.opening, jobs, panels.banner, window)
        self.checking = Checking(window, self.annotating, self.correcting)
        self.surveying = Surveying(window, self.checking)
        self.comparing = Comparing(window, self.noting.edit)
        self.searching = Searching(window, self.checking, self.find, self.finding, self.judging)
        self.occasions = Occasions(window, self.opening, self.steering)
        self.theming = Theming(hub, self.judging, self.annotating, panels.centre, appearance, window)
        Learning(hub, self.judging, self.asides.lesson, panels.centre, appearance, window)
        window.menus.fill()
        window.commands.let_letters_act(window.choices.now.single_keys)
        DocumentMenu(window.menus.menu("&Document"), window.commands, hub, self.correcting)
        SuggestionsMenu(window.menus.menu("&Themes"), hub)
        self.kept = KeptScopes(window.menus.menu("&Go"), window.commands, hub, self.steering, appearance, window)

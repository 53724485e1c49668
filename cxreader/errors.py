"""The family of failures that are told to a person in one sentence."""


class CxError(Exception):
    """Something went wrong that a person can understand and do something about.

    Its text is a full sentence: what happened, then what can be done.
    """


class ReadError(CxError):
    """A file could not be read as a text."""


class LibraryError(CxError):
    """A library could not be opened or written to."""


class DamageError(LibraryError):
    """A library's file is damaged; what can be read of it can be put into another one."""


class AstrayError(LibraryError):
    """The files of an open library were taken away or replaced; what is done then is seen, and stored nowhere."""


class ExportError(CxError):
    """An export could not be written."""


class IncomingError(CxError):
    """What another program wrote could not be taken in."""


class SettingsError(CxError):
    """The settings could not be read or kept."""


class ModelError(CxError):
    """The meaning model is not there, or could not be read."""

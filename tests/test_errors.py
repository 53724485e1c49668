import pytest

from cxreader import errors


@pytest.mark.parametrize("kind", [errors.ReadError, errors.LibraryError, errors.ExportError, errors.SettingsError])
def test_every_failure_that_is_told_to_people_is_of_one_family(kind: type[Exception]) -> None:
    assert issubclass(kind, errors.CxError)
    assert str(kind("It is gone. Look elsewhere.")) == "It is gone. Look elsewhere."

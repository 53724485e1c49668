from cxreader.model.guids import canonical, named


def test_a_name_is_the_same_every_time_and_another_for_each_kind() -> None:
    assert named("theme", "price") == named("theme", "price") != named("family", "price")


def test_braces_and_capitals_go() -> None:
    guid = "6377c139-abf3-5fbd-a737-43e4b7c22f03"
    assert canonical(guid) == canonical(f"{{{guid.upper()}}}") == guid


def test_what_is_no_uuid_becomes_one() -> None:
    assert canonical("note 7") == canonical(canonical("note 7")) != canonical("note 8")

import pytest

from cxreader.model.characters import folded
from cxreader.ui.picker_entries import Entry, matching

ENTRIES = (
    Entry("service-support", "S1", "blue", "Service & support", words=("Service",)),
    Entry("contact-centre", "S2", "blue", "Contact centre", words=("Service",)),
    Entry("tone", "C3", "teal", "Content & tone", words=("Experience",)),
    Entry("complaints", "L1", "red", "Reklamacja łódzka", words=("Loyalty",)),
    Entry("reach", "R1", "rose", "Outreach and contact", words=("Marketing",)),
)


@pytest.mark.parametrize(
    ("typed", "badges"),
    [
        ("", ["S1", "S2", "C3", "L1", "R1"]),
        ("cont", ["S2", "C3", "R1"]),
        ("s2", ["S2"]),
        ("contact-centre", ["S2"]),
        ("service", ["S1", "S2"]),
        ("lodzka", ["L1"]),
        ("ŁÓDZ", ["L1"]),
        ("each", ["R1"]),
        ("plaint", ["L1"]),
        ("  contact   centre ", ["S2"]),
        ("qqq", []),
    ],
)
def test_the_best_match_comes_first(typed: str, badges: list[str]) -> None:
    assert [entry.badge for entry in matching(ENTRIES, typed)] == badges


@pytest.mark.parametrize(("text", "bare"), [("Żółć", "zolc"), ("  Pâté  à  l’ail", "pate a l’ail"), ("客户", "客户")])
def test_folding_takes_case_accents_and_spaces_away(text: str, bare: str) -> None:
    assert folded(text) == bare

"""Blocks and who speaks in them."""

import pytest

from cxreader.model.block import Block, BlockKind


@pytest.mark.parametrize(
    ("marker", "speaker"),
    [
        ("Anna:", "Anna"),
        ("[00:12] Interviewer:", "Interviewer"),
        ("INTERVIEWER (00:01:02)", "INTERVIEWER"),
        ("Speaker 1 - 1:02:03.5", "Speaker 1"),
        ("Dr. Lee [1:02]:", "Dr. Lee"),
        ("采访者：", "采访者"),
        ("**Q1:**", "Q1"),
    ],
)
def test_the_speaker_of_a_turn_is_its_label_without_time_and_signs(marker: str, speaker: str) -> None:
    assert Block(BlockKind.TURN, 0, 40, marker=marker).speaker == speaker


def test_other_blocks_have_no_speaker() -> None:
    assert Block(BlockKind.LIST_ITEM, 0, 40, 1, "a)").speaker == ""

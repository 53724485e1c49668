from cxreader.model.annotation import Verdict
from cxreader.model.views import CodedPassage, Coding


def test_only_a_refused_coding_does_not_count() -> None:
    codings = (Coding("speed"), Coding("price", verdict=Verdict.NO), Coding("loyalty", verdict=Verdict.YES))
    passage = CodedPassage(1, 0, 0, 0, 9, "en", 0.9, noise=False, codings=codings)
    assert [coding.counts for coding in codings] == [True, False, True]
    assert passage.counted() == (codings[0], codings[2])

"""Forms in a PDF that draw themselves: whoever reads them never comes to an end."""

import re

_FORM = b"/Form"
_NONE = b"/F0rm"
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})[ \t\r\n]+\d{1,5}[ \t\r\n]+obj\b")
_DRAWN = re.compile(rb"(?<!\d)(\d{1,10})[ \t\r\n]+\d{1,5}[ \t\r\n]+R\b")
_STREAM = b"stream"
# what describes a form is short
_LOOKED_AT = 20_000


def unlooped(data: bytes) -> bytes:
    """Return a PDF in which forms that draw themselves, if by way of others, are none any more.

    Only those are found whose own description names what they draw. All other bytes stay where they are.
    """
    forms: dict[int, tuple[int, set[int]]] = {}
    for found in _OBJECT.finditer(data):
        end = data.find(_STREAM, found.end(), found.end() + _LOOKED_AT)
        at = data.find(_FORM, found.end(), end) if end > 0 else -1
        if at > 0:
            forms[int(found[1])] = at, {int(drawn[1]) for drawn in _DRAWN.finditer(data, found.end(), end)}
    looped = _looped({number: drawn for number, (_, drawn) in forms.items()})
    if not looped:
        return data
    mended = bytearray(data)
    for number in looped:
        at = forms[number][0]
        mended[at : at + len(_NONE)] = _NONE
    return bytes(mended)


def _looped(drawn: dict[int, set[int]]) -> set[int]:
    """Return those that are left when all that draw nothing of what is left are taken away, again and again."""
    left = {number: others & drawn.keys() for number, others in drawn.items()}
    drawing: dict[int, list[int]] = {}
    for number, others in left.items():
        for other in others:
            drawing.setdefault(other, []).append(number)
    done = [number for number, others in left.items() if not others]
    while done:
        gone = done.pop()
        del left[gone]
        for number in drawing.get(gone, ()):
            left[number].discard(gone)
            if not left[number]:
                done.append(number)
    return set(left)

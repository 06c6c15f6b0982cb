"""A WebVTT file in, its faults out.

Source: WebVTT, W3C Candidate Recommendation, §4.
"""

import re
from collections.abc import Iterator

from banbao.diagnostics import Diagnostic, Message, Report
from banbao.language import N_
from banbao.picture_rules import BAD_CAPTIONS
from banbao.source.text_files import SourceText

_HEAD = re.compile(r"WEBVTT(?:[ \t].*)?$")
_TIME = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})")
_SUBRIP_TIME = re.compile(r"\d{1,2}:\d{2}:\d{2},\d{1,3}[ \t]*-->")
_ARROW = "-->"
_OTHER_BLOCKS = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_SPARE_S = 2.0


def check_captions(source: SourceText, duration_s: float | None, report: Report) -> None:
    """Check whether captions are WebVTT, and come one after the other within the film.

    Args:
        source: The file's text.
        duration_s: How long the film is, where that is known.
        report: Takes every fault.
    """
    lines = source.text.split("\n")
    if not _HEAD.match(lines[0]):
        report.add(_headless(source))
        return
    count, latest = 0, 0.0
    for first, block in _blocks(lines):
        if first == 1 or _OTHER_BLOCKS.match(block[0]):
            continue
        place = next((at for at, line in enumerate(block[:2]) if _ARROW in line), None)
        if place is None:
            _tell(source, first, 1, N_("these lines have no times; within a caption no line may be empty"), report)
            continue
        count += 1
        latest = _check_times(source, first + place, block[place], latest, duration_s, report)
    if not count:
        _tell(source, 1, 1, N_("there are none in the file"), report)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Give what empty lines part, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _check_times(
    source: SourceText, number: int, line: str, latest: float, duration_s: float | None, report: Report
) -> float:
    """Check the line of times of a caption; give the latest time at which one has begun so far."""
    before, _, after = line.partition(_ARROW)
    times = []
    ends_at = len(before) + len(_ARROW)
    for text, offset in ((before, 0), (after, ends_at)):
        word = (text.split() or [""])[0]
        column = offset + len(text) - len(text.lstrip()) + 1
        found = _TIME.fullmatch(word)
        if found is None:
            _tell(source, number, column, N_("a time is written `00:01:02.500`, with a point and three digits"), report)
            return latest
        hours, minutes, seconds, thousandths = (int(part or 0) for part in found.groups())
        times.append((hours * 3600 + minutes * 60 + seconds + thousandths / 1000, column))
    (begins, column), (ends, last_column) = times
    if ends <= begins:
        _tell(source, number, last_column, N_("it ends before it begins"), report)
    if begins < latest:
        _tell(source, number, column, N_("it begins before the one above it"), report)
    elif duration_s is not None and begins > duration_s + _SPARE_S:
        _tell(source, number, column, N_("it begins when the film is over"), report)
    return max(latest, begins)


def _headless(source: SourceText) -> Diagnostic:
    if any(_SUBRIP_TIME.match(line.strip()) for line in source.text.split("\n")[:20]):
        help = Message.of(
            N_(
                "it is an SRT file: write `WEBVTT` and an empty line at its beginning, a point for the comma in all "
                "times, and name it `.vtt`"
            )
        )
    else:
        help = Message.of(N_("write `WEBVTT` and an empty line at its beginning"))
    return Diagnostic.of(BAD_CAPTIONS, source.span(1), help, problem=Message(N_("the first line is not `WEBVTT`")))


def _tell(source: SourceText, line: int, column: int, problem: str, report: Report) -> None:
    report.add(Diagnostic.of(BAD_CAPTIONS, source.span(line, column), problem=Message(problem)))

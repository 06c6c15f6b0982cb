"""Makes all widths of a folder of photographs in one format, by what a build does; `ours.py FOLDER OUT FORMAT`."""

import sys
from pathlib import Path

from banbao.crew import workers_here
from banbao.diagnostics import Report
from banbao.photos.cache import PictureCache
from banbao.photos.develop import develop
from banbao.photos.treatments import LADDERS, WHOLE_WIDTHS, Job, Treatment
from banbao.store import digest_of_file


def main() -> int:
    """Develop, with the ladder cut down to one format."""
    folder, out, format = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    if format != "all":
        LADDERS["whole"] = {"avif" if format == "avif" else "webp": WHOLE_WIDTHS}
    treatment, report = Treatment("whole"), Report()
    jobs = [Job(path.name, digest_of_file(path), (treatment,)) for path in sorted(folder.glob("*.jpg"))]
    with PictureCache(out) as cache:
        made = develop(folder, jobs, cache, report, workers_here())
    return int(len(made) != len(jobs) or bool(report.diagnostics))


if __name__ == "__main__":
    raise SystemExit(main())

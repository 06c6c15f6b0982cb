"""The command line of the benchmark."""

import argparse
from pathlib import Path

from benchmark.corpus import write_site


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    corpus = commands.add_parser("corpus", help="write a corpus into a new folder")
    corpus.add_argument("folder", type=Path)
    corpus.add_argument("--items", type=int, default=1000)
    corpus.add_argument("--seed", type=int, default=1)
    corpus.add_argument("--pictures", action="store_true", help="give some items pictures, and make albums")
    return parser


def main() -> int:
    """Do what the arguments ask for."""
    arguments = _parser().parse_args()
    write_site(arguments.folder, arguments.items, arguments.seed, pictures=arguments.pictures)
    print(f"{arguments.items} items in {arguments.folder}")
    return 0

"""Runs the command line; `scripts/bench` does so with the Python that the set-up has made."""

from benchmark.command import main

if __name__ == "__main__":
    raise SystemExit(main())

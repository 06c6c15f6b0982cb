"""`python -m banbao` is `banbao`."""

import gc


def main() -> None:
    """Run the command line."""
    # A build makes much that lives to its end, and next to no cycles; looking for them takes a seventh of its time.
    gc.set_threshold(100_000, 20, 100)
    from banbao.cli import main as run

    run()


if __name__ == "__main__":
    main()

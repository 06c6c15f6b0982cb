"""`python -m banbao` is `banbao`."""

import gc


def main() -> None:
    """Run the command line."""
    # A build makes much that lives to its end, and next to no cycles; looking for them takes a seventh of its time.
    gc.set_threshold(1_000_000, 20, 100)
    from banbao.cli import main as run

    try:
        run()
    finally:
        # All of it goes with the process; the interpreter would look through it three times more before that.
        gc.freeze()


if __name__ == "__main__":
    main()

"""`python -m banbao` is `banbao`."""

from banbao.cli import main

main()

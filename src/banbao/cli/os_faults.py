"""What the machine refuses, said in the language of who reads it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import click

from banbao.crew import WorkerLostError
from banbao.language import N_, Translate

_REASONS = {
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EROFS: N_("the disk cannot be written to"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the file is too large"),
    errno.EIO: N_("the disk is faulty"),
    errno.ENOENT: N_("it is not there"),
    errno.ESTALE: N_("it was changed during the build; build again"),
    errno.ENOTDIR: N_("a file is in the place of a folder"),
    errno.EISDIR: N_("a folder is in the place of a file"),
    errno.EADDRINUSE: N_("the address is in use"),
    errno.EADDRNOTAVAIL: N_("this machine has no such address"),
}
"""What the system says, in the language of who reads it."""
_FOR_WANT_OF_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


def _reason(error: OSError | OverflowError, _: Translate) -> str:
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    return _(known) if known else str(getattr(error, "strerror", None) or error)


@contextmanager
def faults_told(_: Translate) -> Iterator[None]:
    """Have what the machine refuses end a command with a line that says so."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(os_fault(error, _)) from None
    except WorkerLostError:
        told = N_("a process that was helping was killed, perhaps for want of memory; build again")
        raise click.ClickException(_(told)) from None


def os_fault(error: OSError | OverflowError, _: Translate, address: str = "") -> str:
    """Say what the machine refused."""
    if isinstance(error, OSError) and error.filename:
        # A copy that does not fit fails for where it goes, not for where it comes from.
        place = error.filename2 if error.filename2 and error.errno in _FOR_WANT_OF_ROOM else error.filename
        return _(N_("`{path}` cannot be read or written: {reason}; look at its permissions and at the disk")).format(
            path=place, reason=_reason(error, _)
        )
    if address:
        told = N_("cannot listen on {address}: {reason}; perhaps another preview is running, choose another --address")
        return _(told).format(address=address, reason=_reason(error, _))
    return str(error)

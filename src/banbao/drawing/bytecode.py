"""Compiled templates kept from one process to the next; compiling them costs more than drawing a thousand pages."""

import marshal
import sys
from collections.abc import Iterable
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import Protocol

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

_DIGEST_BYTES = 32
_OPTIONS = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string", "comment_start_string",
    "comment_end_string", "line_statement_prefix", "line_comment_prefix", "trim_blocks", "lstrip_blocks",
    "newline_sequence", "keep_trailing_newline", "optimized", "autoescape", "is_async", "sandboxed", "finalize",
    "code_generator_class",
)  # fmt: skip


class Shelf(Protocol):
    """Where bytes are kept by name."""

    def get(self, key: str) -> bytes | None:
        """Give what is kept, if anything is."""

    def put(self, values: Iterable[tuple[str, bytes]]) -> None:
        """Keep values."""


class Bytecode(BytecodeCache):
    """Keeps the code of templates on a shelf, under all that it was compiled from.

    What the shelf gives back is run only if it is, to the byte, what was put there under that name.
    """

    def __init__(self, shelf: Shelf, make: str) -> None:
        """Take a shelf.

        Args:
            shelf: Where the code is kept.
            make: Names all that decides how templates are compiled, but for the templates themselves, Python and the
                environment's options: words, our compiler, versions.
        """
        self._shelf = shelf
        self._make = f"{make} {sys.implementation.cache_tag} {MAGIC_NUMBER.hex()}"

    def _key(self, bucket: Bucket) -> str:
        # The bucket's own key and checksum are digests of the template's name and place, and of its source.
        parts = (self._make, _options(bucket.environment), bucket.key, bucket.checksum)
        return f"template-{sha256(chr(0).join(parts).encode()).hexdigest()}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find a template's code; what is damaged, or was put elsewhere, is as good as not there."""
        key = self._key(bucket)
        value = self._shelf.get(key) or b""
        if value[:_DIGEST_BYTES] == _seal(key, value[_DIGEST_BYTES:]):
            code = marshal.loads(value[_DIGEST_BYTES:])
            bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        key, code = self._key(bucket), marshal.dumps(bucket.code)
        self._shelf.put([(key, _seal(key, code) + code)])


def _seal(key: str, code: bytes) -> bytes:
    return sha256(key.encode() + b"\0" + code).digest()


def _options(environment: Environment) -> str:
    values = {name: getattr(environment, name) for name in _OPTIONS}
    return repr((values, sorted(environment.extensions)))

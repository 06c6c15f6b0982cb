"""The server of the preview: MkDocs' own, but told of edits by the system instead of looking for them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_LOOK_AGAIN_S = 2.0
"""How often a site is looked through where the system does not tell; with ten thousand items that takes a while."""


# Every build opens every folder and closes it again; to be told of that takes a third of the time of building.
_TOLD_OF: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileDeletedEvent, FileMovedEvent,
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
]  # fmt: skip


class _Edits(FileSystemEventHandler):
    """Passes on what changes files."""

    def __init__(self, note: Callable[[], None]) -> None:
        self._note = note

    def on_created(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self._note()

    on_modified = on_deleted = on_moved = on_created


class _Watch:
    """Has the system tell of edits; where it does not tell of so many folders, looks for them now and then."""

    def __init__(self, note: Callable[[], None]) -> None:
        self._note = note
        self._paths: dict[str, bool] = {}
        self._observer: Any = None

    def add(self, path: str, *, recursive: bool) -> None:
        self._paths[path] = recursive

    def start(self) -> None:
        try:
            self._observer = self._started(Observer())
        except OSError:
            self._observer = self._started(PollingObserver(timeout=_LOOK_AGAIN_S))
        # Of what was saved while the first build ran nobody was told.
        self._note()

    def stop(self) -> None:
        if self._observer:
            self._observer.stop()

    def join(self) -> None:
        if self._observer:
            self._observer.join()

    def _started(self, observer: Any) -> Any:
        for path, recursive in self._paths.items():
            observer.schedule(_Edits(self._note), path, recursive=recursive, event_filter=_TOLD_OF)
        observer.start()
        return observer


class Server(LiveReloadServer):
    """Serves a folder, builds anew after edits, and tells browsers."""

    observer: Any

    def __init__(self, builder: Callable[[], None], host: str, port: int, root: str) -> None:
        """Take what builds, where to listen, and the folder to serve."""
        super().__init__(builder, host, port, root)
        self.observer = _Watch(self._note)

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:  # noqa: ARG002 - MkDocs' own
        """Build anew when anything under a path changes."""
        place = str(Path(path).resolve())
        self._watched_paths[place] = 1
        self.observer.add(place, recursive=recursive)

    def _note(self) -> None:
        """Want a new build; those wanted within a moment are one."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

"""The plugin itself: each hook is a step of the run; what one finds out the next ones use."""

import re
import shutil
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin

from banbao.build import Arrangement, Prepared, Staged, arrange, describe, prepare, publish, site_digest
from banbao.console import chosen_language, progress_bar, show_report
from banbao.diagnostics import ContentError, Diagnostic, Report
from banbao.drawing import furnish
from banbao.folder import OutputError
from banbao.language import N_, translations
from banbao.lock import Lock
from banbao.mkdocs_plugin.events import ForeignEvents, Methods, foreign_digest, foreign_methods
from banbao.mkdocs_plugin.host import host_digest, our_folders, turn
from banbao.mkdocs_plugin.settings import BanbaoConfig, view_of
from banbao.model.base import ZONE
from banbao.outputs import Changes, stands, stands_still
from banbao.pages.filters import make_filters
from banbao.pages.head import make_head
from banbao.pages.reference import reference_pages
from banbao.preview import FaultPanel
from banbao.run import CACHE_FOLDER, Begun, Request, begin
from banbao.source.text_files import read_text
from banbao.store import Recall
from banbao.theme import Theme

if TYPE_CHECKING:
    # Where MkDocs is passed over, none of it is needed.
    from jinja2 import Environment
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_FIRST_HEADING = re.compile(r"<h1[^>]*>.*?</h1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, and as of when."""

    changes: Changes
    now: datetime
    edition: str


class BanbaoPlugin(BasePlugin[BanbaoConfig]):
    """Makes a site of the content, and of what MkDocs makes of the pages written by hand."""

    def __init__(self) -> None:
        """Know nothing yet."""
        super().__init__()
        self.serving = False
        self.report = Report()
        self.built: Built | None = None
        self._begun: Begun | None = None
        self._prepared: Prepared | None = None
        self._lock: Lock | None = None
        self._arranged: Arrangement | None = None
        self._is_prepared = False
        self._recall = Recall()
        self._methods: Methods = {}
        self._nav: Navigation | None = None
        self._is_threaded = False
        self._scratch: Path | None = None
        self._is_refused = False
        self._told = 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is `mkdocs serve`; a plugin with this hook lives through all its rebuilds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content, and turn MkDocs to a staging folder."""
        if self._is_prepared:
            self._is_prepared = False
            return config
        self._turn(config)
        self._begin(config)
        if not self._methods:
            self._prepare()
        return config

    def _turn(self, config: MkDocsConfig) -> None:
        self._translate = translations(self.config.language).gettext
        self._speak = translations(chosen_language()).gettext
        self._out = Path(config.site_dir)
        self._root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        self._scratch = self._root / CACHE_FOLDER / "staged"
        turn(config, self._scratch)

    def _request(self, config: MkDocsConfig) -> Request:
        # A process that answers browsers at the same time cannot safely be copied.
        workers = int(self._is_threaded)
        view = (*view_of(self.config, self._speak), config.strict, self.config.language)
        foreign = foreign_digest(config, self) if self._methods else ""
        settings = self.config
        made = settings.documents, settings.boards
        return Request(self._root, *view, foreign, settings.picture_memory_mb, *made, workers)

    def _begin(self, config: MkDocsConfig) -> None:
        self.report, self._begun, self._prepared, self._arranged = Report(), None, None, None
        self._is_refused = False
        self._methods = foreign_methods(config, self)
        request = self._request(config)
        self._lock = Lock(request.cache / "lock")
        self._lock.take(self._tell_of_waiting)
        with progress_bar(self._speak) as progress:
            self._begun = begin(request, datetime.now(ZONE), self.report, progress, self._out, self._recall)

    def _tell_of_waiting(self) -> None:
        sys.stderr.write(self._speak(N_("another build is running; waiting for it")) + "\n")
        sys.stderr.flush()

    def _prepare(self, events: ForeignEvents | None = None) -> None:
        assert self._begun is not None
        try:
            with progress_bar(self._speak) as progress:
                self._prepared = prepare(self._begun, self._translate, self.report, progress, events)
        except ContentError as error:
            self._refuse(error)
        self._told = self.report.warnings

    def _refuse(self, error: ContentError) -> None:
        """Stop at faults, having told them all; while serving, keep the last good site and show them there."""
        self.report.add(*error.diagnostics)
        self._is_refused = True
        show_report(self.report, self._speak, sys.stderr)
        self._clean()
        if not self.serving:
            raise Abort(self._speak(N_("nothing was written")))

    def on_files(self, files: "Files", *, config: MkDocsConfig) -> "Files":
        """Leave out the theme's files, which we publish ourselves, and add the pages made from the model."""
        from mkdocs.structure.files import File, Files

        if self._is_refused:
            return Files([])
        docs = Path(config.docs_dir).resolve()
        kept = Files(
            [file for file in files if file.abs_src_path and Path(file.abs_src_path).resolve().is_relative_to(docs)]
        )
        for uri, text in reference_pages(self._translate).items():
            if kept.get_file_from_path(uri) is None:
                kept.append(File.generated(config, uri, content=text))
        return kept

    def on_nav(self, nav: "Navigation", *, config: MkDocsConfig, files: "Files") -> "Navigation":  # noqa: ARG002
        """Remember the navigation, for other plugins."""
        self._nav = nav
        return nav

    def on_page_read_source(self, *, page: "Page", **_: Any) -> str | None:
        """Read a page written by hand as we read everything, so that a wrong encoding is a fault with a place."""
        path = page.file.abs_src_path
        if path is None:
            return None
        try:
            return read_text(Path(path), f"docs/{page.file.src_uri}", self.report).text
        except ContentError as error:
            self._refuse(error)
            return ""

    def on_page_content(self, html: str, *, page: "Page", config: MkDocsConfig, files: "Files") -> str:  # noqa: ARG002
        """Take the first heading out; the layout writes it."""
        return _FIRST_HEADING.sub("", html, count=1)

    def on_env(self, env: "Environment", *, config: MkDocsConfig, files: "Files") -> "Environment":
        """Give the templates their filters and their language, and plan the site that they show."""
        if self._methods:
            # Only now do other plugins know of the files and the navigation that they are told of with each page.
            self._prepare(ForeignEvents(self._methods, config, files, self._nav))
            if self._is_refused:
                raise Abort(self._speak(N_("nothing was written")))
        self._arrange(env, config, [file.dest_uri for file in files.documentation_pages()])
        return env

    def _arrange(self, env: "Environment", config: MkDocsConfig, by_hand: list[str]) -> None:
        furnish(env, translations(self.config.language), make_filters(self._translate))
        prepared = self._prepared
        shelf = (prepared.bench.begun.store, prepared.bench.begun.engine) if prepared else (None, "")
        self._theme = Theme(env, our_folders(config), *shelf)
        if self._prepared is not None:
            site = describe(self._prepared, self._translate, by_hand, self._theme.assets)
            self._arranged = arrange(self._prepared, site, self._translate, self._theme, by_hand)

    def on_page_context(self, context: "TemplateContext", *, page: "Page", **_: Any) -> "TemplateContext":
        """Give a page written by hand what every page of ours has."""
        if self._arranged is not None:
            edition, uri = self._arranged.edition, page.file.dest_uri
            folder = uri.split("/")[0]
            about = next((link for link in edition.site.about if link.uri == f"{folder}/index.html"), None)
            trail = (about,) if about and about.uri != uri else ()
            description = str(page.meta.get("description", ""))
            head = make_head(edition, uri, str(page.title), trail=trail, description=description)
            cast("dict[str, Any]", context).update(site=edition.site, head=head)
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Bring the site about, with what MkDocs made of the pages written by hand."""
        if self._arranged is None or self._is_refused:
            return
        staged = Path(config.site_dir)
        paths = (path for path in sorted(staged.rglob("*")) if path.is_file())
        files = {path.relative_to(staged).as_posix(): path for path in paths}
        engine = self._arranged.prepared.bench.begun.engine
        key = "" if self.report.warnings > self._told else host_digest(config, engine)
        self._publish(config, Staged(key, files))

    def _publish(self, config: MkDocsConfig, staged: Staged | None) -> None:
        assert self._arranged is not None
        try:
            # Pages written by hand were read after the records, and have warnings of their own.
            if self.report.fails(strict=config.strict):
                raise ContentError(())
            with progress_bar(self._speak) as progress:
                changes = publish(self._arranged, self._theme, staged, Path(config.docs_dir), self._out, progress)
            show_report(self.report, self._speak, sys.stderr)
            self._finish(changes, self._arranged.prepared.bench.begun)
            if self.serving:
                self._tell(changes)
        except ContentError as error:
            self._refuse(error)
        except OutputError as error:
            raise Abort(error.message.render(self._speak)) from None
        finally:
            self._clean()

    def _tell(self, changes: Changes) -> None:
        told = self._speak(N_("{time} made {made}, removed {removed} files"))
        counts = {"made": len(changes.made), "removed": len(changes.removed)}
        sys.stderr.write(told.format(time=f"{datetime.now(ZONE):%H:%M:%S}", **counts) + "\n")

    def build_again(self, config: MkDocsConfig) -> bool:
        """Build without MkDocs where its pages would come out as they did; False where they might not."""
        self._turn(config)
        self._begin(config)
        assert self._begun is not None
        last = self._begun.last
        is_same_host = bool(last.host) and last.host == host_digest(config, self._begun.engine)
        is_unchanged = is_same_host and not self.report.diagnostics and self._begun.is_as_it_was()
        if is_unchanged and stands_still(self._out, last.ledger.outputs):
            self._finish(Changes((), len(last.ledger.outputs), ()), self._begun)
            return True
        self._prepare()
        if self._is_refused:
            return True
        if not is_same_host:
            return self._leave_to_mkdocs()
        self._arrange(config.theme.get_env(), config, [uri for uri in last.by_hand_uris if uri.endswith(".html")])
        assert self._arranged is not None
        planned = {*self._arranged.uris, *last.by_hand_uris}
        if (
            site_digest(self._arranged) != last.site
            or not planned.issuperset(last.by_hand_targets)
            or not all(stands(self._out / uri, last.ledger.outputs[uri]) for uri in last.by_hand_uris)
        ):
            return self._leave_to_mkdocs()
        self._publish(config, None)
        return True

    def _finish(self, changes: Changes, begun: Begun) -> None:
        self.built = Built(changes, begun.view.now.astimezone(ZONE), begun.view.edition.value)
        self._clean()

    def _leave_to_mkdocs(self) -> bool:
        self._is_prepared = True
        return False

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave nothing behind."""
        self._clean()

    def on_serve(self, server: "LiveReloadServer", **_: Any) -> "LiveReloadServer":
        """Watch the content, and show faults on top of the pages that stand."""
        self._is_threaded = True
        server.watch(str(self._root / "content"))
        # A page that is gone for the moment must come back by itself when it does.
        missing = self._out / "404.html"
        server.error_handler = lambda code: (
            server._inject_js_into_html(missing.read_bytes(), server._visible_epoch)
            if code == 404 and missing.is_file()
            else None
        )
        serve_request = server.get_app()
        assert serve_request is not None
        server.set_app(FaultPanel(serve_request, self._faults, self._speak))
        return server

    def _faults(self) -> tuple[Diagnostic, ...]:
        return self.report.diagnostics if self._is_refused else ()

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        self.serving = False
        self._clean()

    def _clean(self) -> None:
        """Leave nothing behind, but for what a preview goes on using."""
        if self._begun:
            self._begun.store.close()
        if self._scratch is not None and not self.serving:
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = None
        # What stands in the folder is another build's from here on.
        if self._lock:
            self._lock.free()

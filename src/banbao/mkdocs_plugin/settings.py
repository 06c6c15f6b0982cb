"""The plugin's settings, in `mkdocs.yml` and in the environment."""

import os
from datetime import datetime

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Optional, Type
from mkdocs.exceptions import Abort

from banbao.language import LANGUAGES, N_, Translate
from banbao.model.base import Audience, read_moment


class BanbaoConfig(Config):
    """The plugin's settings in `mkdocs.yml`; `BANBAO_EDITION`, `BANBAO_DRAFTS` and `BANBAO_AT` override them."""

    edition = Choice([edition.value for edition in Audience], default="public")
    drafts = Type(bool, default=False)
    at = Optional(Type(str))
    picture_memory_mb = Type(int, default=1000)
    documents = Type(bool, default=True)
    boards = Type(bool, default=True)
    language = Choice(LANGUAGES, default="zh_CN")


def view_of(settings: BanbaoConfig, speak: Translate) -> tuple[Audience, bool, datetime | None]:
    """Tell which edition is asked for, whether with drafts, and as of when.

    Raises:
        Abort: There is no such edition or moment.
    """
    edition = os.environ.get("BANBAO_EDITION") or settings.edition
    drafts = os.environ.get("BANBAO_DRAFTS", "").lower() in ("1", "true", "yes") or settings.drafts
    at = os.environ.get("BANBAO_AT") or settings.at
    try:
        return Audience(edition), drafts, read_moment(at) if at else None
    except ValueError:
        told = speak(N_("`{edition}` is not an edition, or `{at}` not a time"))
        raise Abort(told.format(edition=edition, at=at)) from None

"""LibreOffice, with the fonts that offices have taken for those that ship, and a reader of what it sets."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

SOFFICE = shutil.which("soffice")
_STANDING_FOR = {
    "方正小标宋简体": "Noto Serif SC Bold",
    "仿宋_GB2312": "Zhuque Fangsong",
    "楷体_GB2312": "Banbao Kai",
    "黑体": "Noto Sans SC",
    "宋体": "Noto Serif SC",
}
MM = 72 / 25.4

"""The inks that boards are separated for: FOGRA39, coated paper, as offset and most large-format printers take it."""

from pathlib import Path

PROFILE_PATH = Path(__file__).parent / "profiles" / "FOGRA39L_coated.icc"
CONDITION = "FOGRA39"
"""The printing condition's name in the registry of the International Color Consortium."""
CONDITION_WORDS = "FOGRA39L coated (ISO 12647-2:2004)"

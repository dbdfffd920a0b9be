"""Databases that are made once and copied for whoever writes on them."""

from __future__ import annotations

import shutil
from pathlib import Path


def copied(database: Path, folder: Path) -> Path:
    """Copy a database with its editions, ledger and originals; the copy's path."""
    shutil.copytree(database.parent, folder, dirs_exist_ok=True)
    return folder / database.name

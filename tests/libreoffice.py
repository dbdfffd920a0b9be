"""Documents opened and saved anew by LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path


def saved_as(kind: str, folder: Path, *originals: Path) -> list[Path]:
    """The documents saved as `kind` (an ending, or `ending:filter`) in a folder, in their order.

    Raises:
        subprocess.CalledProcessError: where LibreOffice refuses.
        FileNotFoundError: where it wrote nothing.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", folder, *originals],
        check=True,
        capture_output=True,
        timeout=200,
    )
    ending = kind.partition(":")[0]
    return [(folder / f"{each.stem}.{ending}").resolve(strict=True) for each in originals]

"""What a sheet is called where its file gives it no name."""

from __future__ import annotations

TABLE = "Bảng"

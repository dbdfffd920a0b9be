"""The process that reads one list of people from a stranger and ends, under the same limits."""

from __future__ import annotations

from ingest.sandbox.child import serve


def main() -> None:
    """Read a request and the file's bytes from stdin, answer on stdout."""
    serve(_answer)


def _answer(line: bytes, data: bytes) -> bytes:
    # Imported under the limits: what a file makes these do cannot outgrow them.
    from ingest.sandbox.people_reader import answer

    return answer(line, data)


if __name__ == "__main__":
    main()

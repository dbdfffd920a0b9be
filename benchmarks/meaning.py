"""How many drawn tables are stored misread, and how many sound ones asked about in vain."""

from __future__ import annotations

import argparse

from tests.meaning.drawing import Outcome, draw, results, summary


def main() -> None:
    """Print both figures and every table that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=1000, help="half of them sound")
    parser.add_argument("--seed", type=int, default=2, help="other tables than those of the tests")
    wanted = parser.parse_args()
    cases = (
        draw(number, wanted.seed, sound=sound)
        for sound in (False, True)
        for number in range(wanted.tables // 2)
    )
    found = list(results(cases))
    for each in found:
        if each.outcome is not Outcome.RIGHT:
            print(f"{each.outcome}: {each.drawn} → {', '.join(each.told) or 'stored'}")
    print(summary(found))


if __name__ == "__main__":
    main()

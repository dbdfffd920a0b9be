"""The table of lights as its best engineers would build it in Dash, in an environment of its own.

usage: dash_grid.py ROWS.json PORT

AG Grid draws the rows that are seen, colours cells by class rules in the browser and keeps a row by
its name when the month changes; what a month shows is made once, before the first visit.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import dash_ag_grid as dag
from dash import Dash, Input, Output, dcc, html

COLOURS = {"missed": "#FBE3E1", "near": "#FCEFD8", "met": "#E6F2EB"}


def main() -> None:
    """Serve the months of a file on a port."""
    table = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    months = table["months"]
    app = Dash(__name__, serve_locally=True)
    app.layout = html.Div(
        [
            html.H1("Bảng đèn"),
            dcc.RadioItems(list(months), next(iter(months)), id="month"),
            dag.AgGrid(
                id="table",
                columnDefs=[{"field": "unit", "pinned": "left"}, *map(_column, table["columns"])],
                rowData=next(iter(months.values())),
                getRowId="params.data.code",
                style={"height": "640px"},
                dashGridOptions={"animateRows": False},
            ),
        ]
    )
    app.callback(Output("table", "rowData"), Input("month", "value"), prevent_initial_call=True)(
        months.__getitem__
    )
    app.run(port=int(sys.argv[2]), debug=False)


def _column(name: str) -> dict[str, object]:
    rules = {f"{state}-cell": f"params.data['{name}_state'] == '{state}'" for state in COLOURS}
    return {"field": name, "width": 120, "cellClassRules": rules}


if __name__ == "__main__":
    main()

-- One row: one unit code for which a figure of the month stands.
select distinct unit
from current_figure($month)
order by unit

-- One row: one unit code for which a figure of the month stands.
select distinct unit
from visible_figure($month, $month)
order by unit

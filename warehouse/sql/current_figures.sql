-- One row: the figure that stands for one unit and measure of a month.
select unit, measure, value, form
from current_figure($month)
where $units::varchar[] is null or unit in (select unnest($units::varchar[]))
order by unit, measure

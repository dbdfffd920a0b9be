-- One row: the figure that stands for one unit, month and measure.
select unit, measure, arg_max(value, version) as value
from visible_figure($month, $month)
where $units::varchar[] is null or unit in (select unnest($units::varchar[]))
group by unit, measure
order by unit, measure

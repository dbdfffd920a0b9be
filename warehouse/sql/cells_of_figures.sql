-- One row: from which cells of which file the figure of one unit and measure of a month is.
select
    figure.unit,
    figure.measure,
    arg_max(upload.file, figure.version) as file,
    arg_max(upload.sheet, figure.version) as sheet,
    arg_max(figure.cells, figure.version) as cells
from visible_figure($month, $month) as figure
join store.upload on upload.version = figure.version
where figure.unit in (select unnest($units::varchar[]))
group by figure.unit, figure.measure
order by figure.unit, figure.measure

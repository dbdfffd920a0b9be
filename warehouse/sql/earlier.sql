-- One row: what one month comes to for one unit and measure, and where it stands.
select
    figure.month,
    arg_max_null(figure.value, figure.version) as value,
    arg_max(upload.file, figure.version) as file,
    arg_max(upload.sha256, figure.version) as sha256,
    arg_max(upload.sheet, figure.version) as sheet,
    arg_max(figure.cells, figure.version) as cells,
    arg_max(upload.uploader, figure.version) as uploader,
    arg_max(upload.stored_at, figure.version) as stored_at,
    arg_max(upload.upload, figure.version) as upload,
    arg_max(figure.stated, figure.version) as stated,
    arg_max_null(figure.since, figure.version) as since
from visible_figure($first, $last) as figure
join store.upload on upload.version = figure.version
where figure.unit = $unit and figure.measure = $measure
group by figure.month
order by figure.month

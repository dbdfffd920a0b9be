-- One row: one cumulative figure that speaks for its month and comes to nothing, since a month before
-- it is missing (earlier null) or those months come to more.
with newest as (
    select unit, month, measure, max(version) as version
    from stated_figure('0001-01-01'::date, '9999-12-31'::date)
    group by unit, month, measure
)
select
    figure.unit,
    figure.month,
    figure.measure,
    figure.stated,
    earlier.earlier,
    upload.upload
from visible_figure('0001-01-01'::date, '9999-12-31'::date) as figure
join newest using (unit, month, measure, version)
join store.upload on upload.version = figure.version
left join store.earlier as earlier
    on earlier.version = figure.version
    and earlier.unit = figure.unit
    and earlier.month = figure.month
    and earlier.measure = figure.measure
where figure.value is null
order by figure.month, figure.unit, figure.measure

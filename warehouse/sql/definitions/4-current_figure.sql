-- One row: the figure that stands for one unit and measure of a month. Of each form the newest word
-- counts, be it a removal; of what the forms then state, the newest.
create macro current_figure(asked_month) as table
with newest_of_form as (
    select
        unit,
        measure,
        form,
        max(version) as version,
        arg_max_null(value, version) as value,
        arg_max_null(since, version) as since
    from standing_figure(asked_month, asked_month)
    group by unit, measure, form
),
newest as (
    select
        unit,
        measure,
        max(version) as version,
        arg_max(value, version) as value,
        arg_max(form, version) as form,
        arg_max_null(since, version) as since
    from newest_of_form
    where value is not null
    group by unit, measure
)
select
    newest.unit,
    newest.measure,
    newest.value - coalesce(earlier.earlier, 0) as value,
    newest.form
from newest
left join store.earlier as earlier
    on earlier.version = newest.version
    and earlier.unit = newest.unit
    and earlier.measure = newest.measure
    and earlier.month = asked_month
where
    newest.since is null
    or newest.value >= earlier.earlier

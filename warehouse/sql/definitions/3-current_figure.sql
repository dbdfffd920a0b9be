-- One row: the figure that stands for one unit and measure of a month. Of each form the newest word
-- counts, be it a removal; of what the forms then state, the newest.
create macro current_figure(asked_month) as table
with newest_of_form as (
    select
        unit,
        measure,
        form,
        max(version) as version,
        arg_max_null(value, version) as value
    from standing_figure(asked_month, asked_month)
    group by unit, measure, form
)
select
    unit,
    measure,
    arg_max(value, version) as value,
    arg_max(form, version) as form
from newest_of_form
where value is not null
group by unit, measure

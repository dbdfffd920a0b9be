-- One row: one kind of change an incoming table makes in what stands, how often, and where.
-- A blank counts only where it removes what an earlier upload of the same form states.
with current_figure as (
    select
        unit,
        measure,
        arg_max(value, version) as value,
        arg_max(form, version) as form
    from visible_figure($month, $month)
    where unit in (select unit from incoming)
    group by unit, measure
),
compared as (
    select
        incoming.place,
        incoming.unit,
        incoming.measure,
        current_figure.value as old,
        incoming.value as new,
        case
            when incoming.value is null then
                if(current_figure.form = $form, 'removed', null)
            when current_figure.value is null then 'new'
            when current_figure.value = incoming.value then 'same'
            else 'changed'
        end as change
    from incoming
    left join current_figure using (unit, measure)
    where incoming.unit in (select unit from incoming where value is not null)
)
select
    change,
    count(*) as figures,
    list((unit, measure, old, new) order by place)
        filter (change in ('changed', 'removed')) as differences
from compared
where change is not null
group by change
order by change

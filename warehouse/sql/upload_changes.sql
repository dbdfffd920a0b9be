-- One row: one figure that an upload changed or removed, with what stood when it was stored. Of
-- cumulative figures nothing is told: what they came to then depended on other months.
with told as (
    select version, form, month
    from store.upload
    where upload = $upload
),
newest_of_form as (
    select
        figure.unit,
        figure.measure,
        other.form,
        max(figure.version) as version,
        arg_max_null(figure.value, figure.version) as value
    from store.figure
    join store.upload as other using (version)
    where
        figure.month = (select month from told)
        and figure.since is null
        and figure.version < (select version from told)
        and figure.version not in (
            select undone
            from store.undo
            where version < (select version from told)
        )
    group by figure.unit, figure.measure, other.form
),
stood as (
    select
        unit,
        measure,
        arg_max(value, version) as value,
        arg_max(form, version) as form
    from newest_of_form
    where value is not null
    group by unit, measure
)
select
    own.unit,
    own.measure,
    stood.value as old,
    own.value as new
from store.figure as own
join stood using (unit, measure)
where
    own.version = (select version from told)
    and own.since is null
    and if(
        own.value is null,
        stood.form = (select form from told),
        own.value <> stood.value
    )
order by own.unit, own.measure

-- One row: one figure that stands and that no later upload of the same form left blank, as it counts
-- for its own month. Of a cumulative one that is null where the months before it are not all given
-- or come to more: the month is not reported, and no older word speaks for it.
create macro visible_figure(first_month, last_month) as table
select
    stated.unit,
    stated.month,
    stated.measure,
    stated.version,
    case
        when stated.since is null then stated.value
        when stated.value >= earlier.earlier then stated.value - earlier.earlier
    end as value,
    stated.value as stated,
    stated.since,
    stated.cells,
    stated.form
from stated_figure(first_month, last_month) as stated
left join store.earlier as earlier
    using (version, unit, month, measure)

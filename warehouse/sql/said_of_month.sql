-- One row: one figure, or the removal of one (value null), of an upload of the month, taken back or
-- not, as they lie: the caller puts them in order. Of a cumulative figure the value is null too:
-- only the months before it tell what it comes to.
select unit, measure, version, case when since is null then value end as value
from store.figure
where
    month = $month
    and version not in (select version from store.upload where opens is not null)

-- One row: so many figures or scores of one version, after a version, that belong to no upload, or to
-- one of another month.
with stored as (
    select version, month from store.figure
    union all
    select version, month from store.score
)
select
    stored.version,
    stored.month,
    count(*) as figures
from stored
left join store.upload
    on upload.version = stored.version
    and upload.month = stored.month
where upload.version is null and stored.version > $after
group by stored.version, stored.month
order by stored.version, stored.month

-- One row: a unit that an upload, undone or not, states something about.
select distinct upload.upload, said.unit
from store.upload
join (
    select version, unit from store.figure
    union all
    select version, unit from store.score
) as said on said.version = upload.version
where $upload::varchar is null or upload.upload = $upload::varchar
order by upload.upload, said.unit

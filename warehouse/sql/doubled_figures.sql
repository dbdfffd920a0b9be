-- One row: one upload of the months that gives so many figures twice.
select upload.upload, count(*) as figures
from (
    select version
    from store.figure
    where month between $first and $last
    group by version, unit, month, measure
    having count(*) > 1
) as doubled
join store.upload using (version)
group by upload.version, upload.upload
order by upload.version

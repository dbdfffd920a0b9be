-- One row: so many figures of one version that belong to no upload, or to one of another month.
select
    figure.version,
    figure.month,
    count(*) as figures
from store.figure
left join store.upload
    on upload.version = figure.version
    and upload.month = figure.month
where upload.version is null
group by figure.version, figure.month
order by figure.version, figure.month

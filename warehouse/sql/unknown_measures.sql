-- One row: so many figures of one upload that stands under a measure that is none of the known.
select upload.upload, figure.measure, count(*) as figures
from store.figure
join store.upload using (version)
where not list_contains($known, figure.measure)
    and upload.version not in (select undone from store.undo)
group by upload.version, upload.upload, figure.measure
order by upload.version, figure.measure

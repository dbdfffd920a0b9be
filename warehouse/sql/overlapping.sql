-- One row: one upload of a form that stands and states a figure of some units in some months.
select distinct upload.upload, upload.version
from store.upload
join store.figure using (version)
where
    upload.form = $form
    and coalesce(upload.opens, upload.month) <= $last
    and upload.month >= $first
    and upload.version not in (select undone from store.undo)
    and figure.value is not null
    and figure.unit in (select unnest($units::varchar[]))
order by upload.version

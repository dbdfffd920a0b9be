-- One row: one figure of an opening balance that stands and that its months have not replaced, and
-- where it stands.
select
    figure.version,
    figure.unit,
    figure.first_month,
    figure.last_month,
    figure.measure,
    figure.value,
    figure.cells,
    upload.file,
    upload.sha256,
    upload.sheet,
    upload.uploader,
    upload.stored_at,
    upload.upload
from opening_figure() as figure
join store.upload using (version)
order by figure.version desc, figure.unit, figure.measure

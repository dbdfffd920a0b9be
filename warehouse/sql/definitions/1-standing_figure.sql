-- One row: one figure, or the removal of one (value null), of an upload that is not undone and no
-- opening balance.
create macro standing_figure(first_month, last_month) as table
select
    figure.unit,
    figure.month,
    figure.measure,
    figure.version,
    figure.value,
    figure.cells,
    figure.since,
    upload.form
from store.figure
join store.upload using (version)
where
    figure.month between first_month and last_month
    and upload.opens is null
    and figure.version not in (select undone from store.undo)

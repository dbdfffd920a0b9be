-- One row: one upload of that identity that is not undone. Equal bytes have equal sheets, so the
-- sheet only tells apart the tables of one file.
select
    version,
    upload,
    sha256,
    stored_at,
    units,
    figures,
    new_figures,
    changed_figures,
    same_figures,
    removed_figures
from store.upload
where
    sha256 = $sha256
    and form = $form
    and month = $month
    and sheet = $sheet
    and reporting_unit is not distinct from $reporting_unit::varchar
    and version not in (select undone from store.undo)
order by version

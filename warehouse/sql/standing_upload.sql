-- One row: one upload of that identity that is not undone.
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
    and reporting_unit is not distinct from $reporting_unit::varchar
    and version not in (select undone from store.undo)
order by version

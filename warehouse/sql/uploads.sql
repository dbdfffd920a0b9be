-- One row: one upload, undone or not, oldest first.
select
    upload.upload,
    upload.file,
    upload.form,
    upload.month,
    upload.sheet,
    upload.sha256,
    upload.uploader,
    upload.reporting_unit,
    upload.stored_at,
    upload.units,
    upload.figures,
    upload.new_figures,
    upload.changed_figures,
    upload.same_figures,
    upload.removed_figures,
    undo.undone_at,
    undo.undone_by,
    upload.beside,
    upload.opens,
    undo.beside as undone_beside
from store.upload
left join store.undo on undo.undone = upload.version
order by upload.version

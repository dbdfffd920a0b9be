-- One row: one thing done after a version, an import or an undo.
select
    upload.version as sequence,
    upload.stored_at as done_at,
    'import' as action,
    upload.upload,
    upload.uploader as done_by,
    upload.sha256,
    upload.form,
    strftime(upload.month, '%Y-%m') as month,
    upload.figures,
    upload.digest,
    upload.file,
    upload.sheet,
    coalesce(upload.reporting_unit, '') as unit,
    coalesce(upload.beside, '') as beside,
    coalesce((select value = 'true' from store.setting where name = 'sample'), false) as sample
from store.upload
where upload.version > $after
union all
select
    undo.version as sequence,
    undo.undone_at as done_at,
    'undo' as action,
    upload.upload,
    undo.undone_by as done_by,
    upload.sha256,
    upload.form,
    strftime(upload.month, '%Y-%m') as month,
    upload.figures,
    upload.digest,
    '' as file,
    '' as sheet,
    '' as unit,
    coalesce(undo.beside, '') as beside,
    coalesce((select value = 'true' from store.setting where name = 'sample'), false) as sample
from store.undo
join store.upload on upload.version = undo.undone
where undo.version > $after
order by sequence

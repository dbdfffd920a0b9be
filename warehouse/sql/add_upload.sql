-- One row: one upload. Its number runs within the month; its digest is set from what it states.
insert into store.upload by name
select
    $version as version,
    strftime($month::date, '%y%m-') || lpad((count(*) + 1)::varchar, 4, '0') as upload,
    $file as file,
    $form as form,
    $month as month,
    $sheet as sheet,
    $sha256 as sha256,
    $uploader as uploader,
    $reporting_unit as reporting_unit,
    $period_from::date as period_from,
    $period_to::date as period_to,
    $stored_at as stored_at,
    $units as units,
    (select count(value) from store.figure where version = $version)
        + (select count(*) from store.score where version = $version) as figures,
    (select count(*) - count(value) from store.figure where version = $version) as removals,
    (
        select coalesce(bit_xor(row_digest), 0)::varchar
        from stored_row()
        where version = $version
    ) as digest,
    $new_figures as new_figures,
    $changed_figures as changed_figures,
    $same_figures as same_figures,
    $removed_figures as removed_figures,
    $beside as beside,
    $opens::date as opens
from store.upload
where month = $month
returning upload, figures

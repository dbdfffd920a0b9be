-- One row: one published score of an upload.
insert into store.score (version, unit, month, span, criterion, score, cell)
select
    $version,
    unnest($units::varchar[]),
    $month,
    $span,
    unnest($criteria::varchar[]),
    unnest($scores::varchar[])::decimal(9, 4),
    unnest($cells::varchar[])

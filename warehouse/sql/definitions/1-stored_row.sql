-- One row: one figure, removal of a figure or published score of a version, sealed with its cell.
create macro stored_row() as table
select
    version,
    value is null as removes,
    md5_number(concat_ws(
        chr(31), unit, month, measure, coalesce(value::varchar, '-'), cells, since::varchar
    )) as row_digest
from store.figure
union all
select
    version,
    false as removes,
    md5_number(concat_ws(chr(31), unit, month, span, criterion, score::varchar, cell))
        as row_digest
from store.score

-- One row: one table, how many of its rows come after a version or a place, and one seal over them.
with stored as (
    select 'setting' as name, to_json(setting)::varchar as content
    from store.setting
    where $version < 0
    union all
    select 'upload', to_json(upload)::varchar
    from store.upload
    where version > $version
    union all
    select 'problem', to_json(problem)::varchar
    from store.problem
    where version > $version
    union all
    select 'undo', to_json(undo)::varchar
    from store.undo
    where version > $version
    union all
    select 'figure', to_json(figure)::varchar
    from store.figure
    where version > $version
    union all
    select 'score', to_json(score)::varchar
    from store.score
    where version > $version
    union all
    select 'statement', to_json(statement)::varchar
    from store.statement
    where place > $said
)
select
    name,
    count(*) as rows,
    bit_xor(md5_number(concat_ws(chr(31), name, content)))::varchar as checksum
from stored
group by name
order by name

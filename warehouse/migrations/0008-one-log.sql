-- What people said, whatever it is about: of one kind and subject the newest row that was not taken
-- back stands; each row is sealed with the one before it.

create table store.statement (
    place integer primary key check (place > 0),
    kind varchar not null,
    subject varchar not null,
    facts varchar not null,  -- JSON
    stated_by varchar not null,
    stated_at timestamp not null,  -- UTC
    why varchar not null,  -- empty where no reason is asked for
    takes_back integer check (takes_back < place),  -- the place of a statement that holds no longer
    seal varchar not null check (length(seal) = 64)
);

-- What was said until now, in the order in which it was said; each table keeps its own, though a
-- clock that was set back says otherwise. From here it is sealed into `statement`.
create table store.carried as
with said as (
    select
        'name' as kind,
        1 as origin,
        place,
        name as subject,
        json_object(
            'name', name, 'code', unit, 'valid_from', valid_from, 'valid_to', valid_to
        )::varchar as facts,
        confirmed_by as stated_by,
        confirmed_at as stated_at,
        '' as why,
        false as ends
    from store.alias
    union all
    select
        'mapping',
        2,
        place,
        fingerprint || '/' || source,
        json_object(
            'fingerprint', fingerprint, 'source', source, 'title', title,
            'headings', coalesce(try(headings::json), to_json(headings)),
            'meanings', coalesce(try(meanings::json), to_json(meanings)),
            'by_field', by_field
        )::varchar,
        confirmed_by,
        confirmed_at,
        '',
        false
    from store.mapping
    union all
    select
        'person',
        3,
        place,
        identity || '/' || since::varchar,
        json_object(
            'identity', identity, 'unit', unit, 'name', name, 'position', position, 'phone', phone,
            'email', email, 'since', since, 'until', until
        )::varchar,
        said_by,
        said_at,
        '',
        coalesce(until < since, false)
    from store.person
    union all
    select
        'explanation',
        4,
        place,
        strftime(month, '%Y-%m') || '/' || identity || '/' || indicator,
        json_object(
            'identity', identity, 'unit', unit, 'indicator', indicator,
            'month', json_object('year', year(month), 'number', month(month)), 'text', text
        )::varchar,
        said_by,
        said_at,
        '',
        false
    from store.explanation
    union all
    -- Facts that somebody made unreadable stay as they are; their seal tells it.
    select
        kind,
        5,
        place,
        subject,
        coalesce(
            try(case kind
                when 'visit' then json_merge_patch(facts, json_object('visit', subject))
                when 'conclusion' then json_merge_patch(facts, json_object('conclusion', subject))
                when 'filter' then json_merge_patch(facts, json_object('name', subject))
                when 'recount' then json_object(
                    'visit', facts -> '$.visit', 'indicator', facts -> '$.indicator',
                    'month', json_object(
                        'year', (facts ->> '$.month')[:4]::integer,
                        'number', (facts ->> '$.month')[6:]::integer
                    ),
                    'sample', json_object(
                        'good', facts -> '$.good', 'cases', facts -> '$.sampled'
                    ),
                    'reported', json_object(
                        'good', facts -> '$.reported_good', 'cases', facts -> '$.reported_cases'
                    )
                )
            end)::varchar,
            facts
        ),
        said_by,
        said_at,
        why,
        kind = 'filter' and coalesce(try(facts ->> '$.query') = '{}', false)
    from store.inspection
),
placed as (
    select
        *,
        max(stated_at) over (
            partition by origin order by place rows unbounded preceding
        ) as moment
    from said
)
select
    kind, origin, place, subject, facts, stated_by, stated_at, why, ends, moment,
    null::integer as takes_back
from placed
union all
-- A word taken back: `takes_back` is its place among its kind.
select
    back.kind,
    placed.origin,
    null,
    placed.subject,
    'null',
    back.taken_back_by,
    back.taken_back_at,
    '',
    false,
    greatest(placed.moment, back.taken_back_at),
    back.place
from store.retraction as back
join placed on placed.kind = back.kind and placed.place = back.place and placed.origin < 3;

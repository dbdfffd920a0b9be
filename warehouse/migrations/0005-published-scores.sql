-- Scores that others published, apart from our figures: nothing adds them up or scores with them.

create table store.score (
    version integer not null,
    unit varchar not null,
    month date not null check (day(month) = 1),
    span varchar not null check (span in ('month', 'quarter', 'year-to-date')),
    criterion varchar not null,
    score decimal(9, 4) not null check (score >= 0),
    cell varchar not null,
    primary key (version, unit, span, criterion)
);

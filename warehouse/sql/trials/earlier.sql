-- One row: what the months before one cumulative figure come to; there is no index.
insert into store.earlier
values (2147483647, '', '2000-01-01', '', 0)
returning version

-- Whether it was said by the command line, the administrator's door; null: on a page.
alter table store.statement add column by_command boolean;

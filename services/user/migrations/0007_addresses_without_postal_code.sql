-- Some countries have none.
alter table addresses alter column postal_code drop not null;

alter table people rename to known_users;
alter index people_pkey rename to known_users_pkey;

-- The version before reads and writes this name during a rolling restart; a later migration drops it.
create view people as select * from known_users;

alter table contacts rename to known_users;
alter index contacts_pkey rename to known_users_pkey;

-- The version before reads and writes this name during a rolling restart; a later migration drops it.
create view contacts as select * from known_users;

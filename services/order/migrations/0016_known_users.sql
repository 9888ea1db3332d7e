-- Every service calls its copy of a user the same. The view is for the version before, until it is gone.
alter table customers rename to known_users;
alter index customers_pkey rename to known_users_pkey;
create view customers as select * from known_users;

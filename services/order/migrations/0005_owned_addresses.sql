-- Only an account that owns its address has what a guest did under it; whoever was verified so far is an owner.
alter table customers add column email_owned boolean not null default false;
update customers set email_owned = true where email_verified;

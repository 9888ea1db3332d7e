-- Goes up with every change of the role: access tokens with a lower one are refused.
alter table users add column token_version integer not null default 1;

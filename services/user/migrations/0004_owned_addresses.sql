-- Verified: somebody used a mailed link. Owned: they were signed in as the account, knew its password, or set a new one by mail.
alter table users add column email_owned_at timestamptz;

-- Accounts verified so far keep what they have, and admins vouched for at their creation can set up MFA.
update users set
  email_verified_at = coalesce(email_verified_at, now()),
  email_owned_at = coalesce(email_verified_at, now())
where email_verified_at is not null or role = 'admin';

alter table users add constraint users_owned_is_verified check (email_owned_at is null or email_verified_at is not null);

-- Of who was erased the row stays, empty, so that no word that comes late brings the person back.
alter table customers
  add column version integer not null default 1,
  add column email_verified boolean not null default false,
  add column erased_at timestamptz,
  alter column email drop not null,
  alter column name drop not null,
  alter column locale drop not null,
  add constraint known_or_erased check (
    case when erased_at is null then num_nulls(email, name, locale) = 0 else num_nonnulls(email, name, locale) = 0 end
  );

-- Null when the buyer was erased.
alter table orders alter column email drop not null;

-- What guests ordered under an address goes with the person whose address it is.
create index orders_guest_email on orders (email) where user_id is null;

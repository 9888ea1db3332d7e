-- Mails with a one-time token in the current hour, by address, so that an account that is erased and registered again counts on.
create table mail_counts (
  recipient bytea not null,
  purpose text not null,
  since timestamptz not null default now(),
  mails integer not null default 1,
  primary key (recipient, purpose)
);
create index mail_counts_since on mail_counts (since);

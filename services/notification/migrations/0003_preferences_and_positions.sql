alter table contacts
  -- The person's word in their profile; what they choose here, by kind and channel ("stock/email"), goes before it.
  add column marketing_consent boolean not null default false,
  add column choices jsonb not null default '{}',
  -- Of the newest notification. Counted up under the row's lock, so that who has seen one has seen all before it.
  add column position bigint not null default 0;

alter table notifications
  -- Its place in its user's list; null where there is no user.
  add column position bigint;

update notifications n set position = counted.position
from (
  select recipient_id, id, row_number() over (partition by recipient_id order by id) as position
  from notifications where user_id is not null
) as counted
where n.recipient_id = counted.recipient_id and n.id = counted.id;

insert into contacts (user_id, version, position)
select recipient_id, 0, max(position) from notifications where position is not null group by recipient_id
on conflict (user_id) do update set position = excluded.position;

create unique index notifications_position on notifications (recipient_id, position) where position is not null;

-- When the next message may leave by a channel that has a limit.
create table channel_pace (
  channel text primary key,
  next_at timestamptz not null
);

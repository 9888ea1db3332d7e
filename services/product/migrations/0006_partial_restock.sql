-- How many units of a line have been brought back.
alter table reservation_lines add column restocked integer not null default 0;
update reservation_lines l set restocked = l.quantity
from reservations r where r.order_id = l.order_id and r.status = 'restocked';
alter table reservation_lines add constraint restocked_within_quantity check (restocked between 0 and quantity);

-- The returns whose units have been brought back.
create table restocked_returns (
  order_id uuid not null references reservations (order_id),
  return_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (order_id, return_id)
);

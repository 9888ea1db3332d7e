-- Jobs that wait or run. A job is deleted when it is done.
create table jobs (
  id bigint generated always as identity primary key,
  task text not null,
  -- At most one job has a key; adding it again replaces payload and due time.
  key text,
  payload json not null,
  -- The request that caused it.
  request json,
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  -- Claim by a worker; no other one runs the job until it ends.
  lease uuid,
  leased_until timestamptz,
  -- Time at which it became a dead letter.
  dead_at timestamptz,
  last_error text,
  created_at timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create unique index jobs_key on jobs (key) where key is not null;
create index jobs_due on jobs (task, due_at) where dead_at is null;

-- Takes over the jobs of graphile-worker, which the version before goes on adding during a rolling update. A later
-- migration drops this function, the schema of graphile-worker and the heartbeats.
create function move_graphile_jobs() returns void language plpgsql as $$
begin
  if to_regclass('graphile_worker._private_jobs') is null then
    return;
  end if;
  with moved as (
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t.id = j.task_id and not exists (
      select from worker_heartbeats where worker_id = j.locked_by and seen_at > now() - interval '10 seconds'
    )
    returning t.identifier, j.key, j.payload::jsonb, j.run_at, j.attempts >= j.max_attempts as dead, j.last_error, j.created_at
  )
  insert into jobs (task, key, payload, request, attempts, due_at, dead_at, last_error, created_at)
  select concat_ws('/', identifier, payload #>> '{payload,subscriber}'), key,
    coalesce(payload #> '{payload,event}', payload->'payload'), nullif(payload->'request', 'null'),
    (payload->>'attempt')::int - 1, run_at, case when dead then now() end, last_error, created_at
  from moved
  on conflict (key) where key is not null do nothing;
end $$;
select move_graphile_jobs();

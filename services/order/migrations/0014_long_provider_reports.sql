-- A list of changes that is too long for one run is read on from `cursor`; its reading began at `reading_until`.
alter table provider_reports
  add column reading_until timestamptz,
  add column cursor text,
  add constraint reading_has_cursor check ((reading_until is null) = (cursor is null));

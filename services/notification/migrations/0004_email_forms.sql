-- Addresses stored before domains were canonical (IDNA), for the periodic task `email-forms`; empty when it is done.
create index notifications_old_email_form on notifications (sent_to)
  where channel = 'email' and octet_length(split_part(sent_to, '@', 2)) > length(split_part(sent_to, '@', 2));

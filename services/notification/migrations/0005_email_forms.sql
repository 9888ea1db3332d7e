-- Addresses from before domains were brought to one form (IDNA): the chore `email-forms` finds them here, and empties it.
create index notifications_old_email_form on notifications (sent_to)
  where channel = 'email' and octet_length(split_part(sent_to, '@', 2)) > length(split_part(sent_to, '@', 2));

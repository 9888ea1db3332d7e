-- Addresses stored before domains were canonical (IDNA), for the periodic task `email-forms`; empty when it is done.
create index orders_old_email_form on orders (email)
  where octet_length(split_part(email, '@', 2)) > length(split_part(email, '@', 2));

-- Addresses from before domains were brought to one form (IDNA): the chore `email-forms` finds them here, and empties it.
create index orders_old_email_form on orders (email)
  where octet_length(split_part(email, '@', 2)) > length(split_part(email, '@', 2));

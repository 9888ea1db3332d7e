-- Newest first among all orders of one address, a guest's or a customer's.
create index orders_email on orders (email, id);
drop index orders_guest_email;
